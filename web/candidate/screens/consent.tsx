// consent.tsx - who asks and why, what is recorded, who sees it, for how long; and the candidate's
// yes: one for the assessment, another for being recorded meanwhile.
import { useRef, useState } from "preact/hooks";
import { formatRetention, t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { agreed } from "../consent";
import { Contact } from "../contact";
import { Heading } from "../heading";
import { recording, sitting } from "../session";
import { Step } from "./step";

export function Consent() {
  const { employer, person, recorded, retention_days, consent_version, snapshot_s } = sitting.value!;
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const events = recorded.includes("events");
  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(!agreed.value);
    if (agreed.value) go("check");
    else box.current!.focus();
  };
  const tick = (event: Event) => {
    agreed.value = (event.currentTarget as HTMLInputElement).checked;
    if (agreed.value) setMissing(false);
  };
  return (
    <>
      <Step number={2} />
      <Heading>{t("consent.title")}</Heading>
      <p class="lead">{t("consent.lead")}</p>
      <dl class="terms">
        <dt>{t("consent.why")}</dt>
        <dd>{t("consent.whyText", { employer })}</dd>
        <dt>{t("consent.what")}</dt>
        <dd>{t("consent.whatText", { email: person.email })}</dd>
        {events && (
          <>
            <dt>{t("consent.events")}</dt>
            <dd>{t("consent.eventsText")}</dd>
          </>
        )}
        <dt>{t("consent.camera")}</dt>
        <dd>{snapshot_s > 0 ? t("consent.cameraText", { count: snapshot_s }) : t("consent.noCamera")}</dd>
        <dt>{t("consent.who")}</dt>
        <dd>{t("consent.whoText", { employer })}</dd>
        <dt>{t("consent.long")}</dt>
        <dd>{t("consent.longText", { employer, time: formatRetention(retention_days) })}</dd>
        <dt>{t("consent.free")}</dt>
        <dd>{t("consent.freeText", { employer })}</dd>
      </dl>
      <Contact />
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
        {events && (
          <label class="check">
            <input
              type="checkbox"
              checked={recording.value}
              aria-describedby="recording-free"
              onChange={(event) => {
                recording.value = event.currentTarget.checked;
              }}
            />
            <span>{t(snapshot_s > 0 ? "consent.agreeCamera" : "consent.agreeEvents")}</span>
          </label>
        )}
        {events && (
          <p class="hint" id="recording-free">
            {t("consent.recordingFree", { employer })}
          </p>
        )}
        <div class="actions">
          <button type="button" onClick={() => go("you")}>
            {t("action.back")}
          </button>
          <button class="primary">{t("action.continue")}</button>
        </div>
      </form>
      <details>
        <summary>{t("consent.decline")}</summary>
        <p>{t("consent.declineText", { employer })}</p>
      </details>
      <p class="hint">{t("consent.version", { version: consent_version })}</p>
    </>
  );
}
