// consent.tsx - who asks and why, what is recorded, who sees it, for how long; and the candidate's yes.
import { signal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { sitting } from "../session";

/** Ticked by the candidate in this visit; the server hears of it at the start. */
export const agreed = signal(false);

export function Consent() {
  const { employer, person } = sitting.value!;
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(!agreed.value);
    if (agreed.value) go("overview");
    else box.current!.focus();
  };
  const tick = (event: Event) => {
    agreed.value = (event.currentTarget as HTMLInputElement).checked;
    if (agreed.value) setMissing(false);
  };
  return (
    <>
      <Heading>{t("consent.title")}</Heading>
      <p class="lead">{t("consent.lead")}</p>
      <dl class="terms">
        <dt>{t("consent.why")}</dt>
        <dd>{t("consent.whyText", { employer })}</dd>
        <dt>{t("consent.what")}</dt>
        <dd>{t("consent.whatText", { email: person.email })}</dd>
        <dt>{t("consent.who")}</dt>
        <dd>{t("consent.whoText", { employer })}</dd>
        <dt>{t("consent.long")}</dt>
        <dd>{t("consent.longText", { employer })}</dd>
        <dt>{t("consent.free")}</dt>
        <dd>{t("consent.freeText", { employer })}</dd>
      </dl>
      <form onSubmit={submit} noValidate>
        <label class={`check ${missing ? "bad" : ""}`}>
          <input
            ref={box}
            type="checkbox"
            checked={agreed.value}
            onChange={tick}
            aria-invalid={missing}
            aria-describedby={missing ? "consent-missing" : undefined}
          />
          <span>{t("consent.agree", { employer })}</span>
        </label>
        <p id="consent-missing" class="error" role="alert">
          {missing && t("consent.missing")}
        </p>
        <div class="actions">
          <button type="button" onClick={() => go("")}>
            {t("action.back")}
          </button>
          <button class="primary">{t("action.continue")}</button>
        </div>
      </form>
      <details>
        <summary>{t("consent.decline")}</summary>
        <p>{t("consent.declineText", { employer })}</p>
      </details>
    </>
  );
}
