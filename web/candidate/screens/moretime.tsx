// moretime.tsx - more time or another form: asked before the clock starts, without giving a diagnosis.
import { useState } from "preact/hooks";
import DoneIcon from "icon:circle-check";
import { ApiError } from "../../lib/http";
import { formatFactor, t } from "../../lib/i18n";
import { Contact } from "../contact";
import { Heading } from "../heading";
import { askAccommodation, refresh, sitting } from "../session";

const REQUEST_MAX = 2000;

export function MoreTime() {
  const { employer, accommodation, can_request } = sitting.value!;
  return (
    <>
      <Heading>{t("moretime.title")}</Heading>
      {accommodation === "none" && can_request ? <Ask /> : <Answer />}
      <Contact />
      <div class="actions">
        <button type="button" onClick={() => history.back()}>
          {t("action.back")}
        </button>
      </div>
      {accommodation === "none" && !can_request && <p>{t("moretime.closed", { employer })}</p>}
    </>
  );
}

function Ask() {
  const { employer } = sitting.value!;
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<"moretime.missing" | "moretime.failed" | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === "") {
      setProblem("moretime.missing");
      document.getElementById("more-time-text")!.focus();
      return;
    }
    setSending(true);
    try {
      await askAccommodation(text.trim());
    } catch (error) {
      setProblem("moretime.failed");
      setSending(false);
      if (error instanceof ApiError) void refresh();
    }
  };
  return (
    <form onSubmit={send} noValidate>
      <p class="lead">{t("moretime.lead", { employer })}</p>
      <label class="above" for="more-time-text">
        {t("moretime.label")}
      </label>
      <p class="hint" id="more-time-hint">
        {t("moretime.hint")}
      </p>
      <textarea
        id="more-time-text"
        rows={5}
        maxLength={REQUEST_MAX}
        aria-describedby="more-time-hint more-time-wrong"
        aria-invalid={problem === "moretime.missing"}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="error" id="more-time-wrong" role="alert">
        {problem && t(problem)}
      </p>
      <button class="primary" disabled={sending}>
        {t("moretime.send")}
      </button>
    </form>
  );
}

/** What has become of the request. */
function Answer() {
  const { employer, accommodation, time_factor } = sitting.value!;
  if (accommodation === "none") return null;
  return (
    <div class="notice" role="status">
      <DoneIcon />
      <p>
        {accommodation === "requested" && t("moretime.requested", { employer })}
        {accommodation === "declined" && t("moretime.declined", { employer })}
        {accommodation === "granted" &&
          (time_factor > 100
            ? t("moretime.granted", { employer, factor: formatFactor(time_factor) })
            : t("moretime.grantedOther", { employer }))}
      </p>
    </div>
  );
}
