// closed.tsx - the attempt takes no answers: done, expired, cancelled, stopped, not open yet; each
// with what comes next.
import { Fragment } from "preact";
import DoneIcon from "icon:circle-check";
import { t, type Key } from "../../lib/i18n";
import { Heading } from "../heading";
import { sitting } from "../session";

const TEXTS: Readonly<Record<string, readonly [title: Key, text: Key, next: Key]>> = {
  finished: ["done.title", "done.text", "done.next"],
  expired: ["expired.title", "expired.text", "expired.next"],
  cancelled: ["cancelled.title", "cancelled.text", "cancelled.next"],
  scheduled: ["early.title", "early.text", "early.next"],
  blocked: ["blocked.title", "blocked.text", "blocked.next"],
};

export function Closed() {
  const { status, employer, title: assessment, answered } = sitting.value!;
  const texts = TEXTS[status] ?? TEXTS.finished!; // what follows a finished attempt looks the same from here
  // An attempt that ran out half way is told that its answers are safe.
  const [title, text, next] =
    status === "expired" && answered > 0 ? (["timeup.title", "timeup.text", "timeup.next"] as const) : texts;
  return (
    <Fragment key={status}>
      {texts === TEXTS.finished && (
        <p class="seal">
          <DoneIcon />
        </p>
      )}
      <Heading>{t(title)}</Heading>
      <p class="lead">{t(text, { employer, title: assessment })}</p>
      <p>{t(next, { employer })}</p>
    </Fragment>
  );
}
