// closed.tsx - the attempt takes no answers: expired, cancelled, stopped, not open yet, not sent off; each with what
// comes next.
import { Fragment } from "preact";
import { formatMoment, t, type Key } from "../../lib/i18n";
import { Contact } from "../contact";
import { Heading } from "../heading";
import { sitting } from "../session";

const TEXTS: Readonly<Record<string, readonly [title: Key, text: Key, next: Key]>> = {
  expired: ["expired.title", "expired.text", "expired.next"],
  cancelled: ["cancelled.title", "cancelled.text", "cancelled.next"],
  scheduled: ["early.title", "early.text", "early.next"],
  draft: ["draft.title", "draft.text", "draft.next"],
};
const BLOCKED = ["blocked.title", "blocked.text", "blocked.next"] as const;
/** An attempt that ran out half way is told that its answers are safe. */
const RAN_OUT = ["timeup.title", "timeup.text", "timeup.next"] as const;

export function Closed() {
  const { status, employer, title: assessment, answered, opens_at } = sitting.value!;
  const texts = status === "expired" && answered > 0 ? RAN_OUT : (TEXTS[status] ?? BLOCKED);
  const [title, text, next] = texts;
  return (
    <Fragment key={status}>
      <Heading>{t(title, { employer })}</Heading>
      <p class="lead">{t(text, { employer, title: assessment })}</p>
      {status === "scheduled" && opens_at && <p>{t("early.at", { time: formatMoment(opens_at) })}</p>}
      <p>{t(next, { employer })}</p>
      <Contact />
    </Fragment>
  );
}
