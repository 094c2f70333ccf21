// onward.tsx - the employer wants the candidate to go on to a page of theirs: a link, and after some
// seconds the way there, unless the candidate begins to do something here.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../lib/i18n";
import { finishedHere } from "../session";

const WAIT_MS = 6_000;
const SIGNS = ["pointerdown", "keydown", "wheel"] as const;

export function Onward({ to }: { to: string }) {
  const [going, setGoing] = useState(finishedHere.value); // who opens the link again has come for this page
  useEffect(() => {
    if (!going) return;
    const stay = () => setGoing(false);
    const timer = setTimeout(() => location.assign(to), WAIT_MS);
    SIGNS.forEach((sign) => addEventListener(sign, stay));
    return () => {
      clearTimeout(timer);
      SIGNS.forEach((sign) => removeEventListener(sign, stay));
    };
  }, [going]);
  const host = new URL(to).host;
  return (
    <>
      <p>{t(going ? "onward.going" : "onward.text", { host })}</p>
      <div class="actions">
        {going && (
          <button type="button" onClick={() => setGoing(false)}>
            {t("onward.stay")}
          </button>
        )}
        <button type="button" class="primary" onClick={() => location.assign(to)}>
          {t("onward.go")}
        </button>
      </div>
    </>
  );
}
