// overview.tsx - the last page before the clock starts: what comes, and the rules.
import { useState } from "preact/hooks";
import { ApiError } from "../../lib/http";
import { formatMoment, locale, t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { addressOf, nextPage } from "../pages";
import { refresh, sitting, start } from "../session";

export function Overview() {
  const { employer, parts, item_count, minutes, deadline, locales, locale: invited } = sitting.value!;
  const [starting, setStarting] = useState(false);
  const [failed, setFailed] = useState(false);
  const begin = async () => {
    setStarting(true);
    setFailed(false);
    try {
      await start(locales.includes(locale()) ? locale() : invited);
      go(addressOf(nextPage()));
    } catch (error) {
      setStarting(false);
      setFailed(true);
      if (error instanceof ApiError) void refresh();
    }
  };
  return (
    <>
      <Heading>{t("overview.title")}</Heading>
      <p class="lead">
        {t("overview.lead", {
          questions: t("count.questions", { count: item_count }),
          minutes: t("count.aboutMinutes", { count: minutes }),
        })}
      </p>
      {parts.length > 1 && (
        <ol class="parts">
          {parts.map((part) => (
            <li key={part.part_id}>
              <strong>{part.title}</strong> <span>{t("count.aboutMinutes", { count: part.minutes })}</span>
            </li>
          ))}
        </ol>
      )}
      <ul class="rules">
        <li>{t("overview.honest")}</li>
        <li>{t("overview.saved")}</li>
        <li>{t("overview.back")}</li>
        <li>{t("overview.pause", { moment: formatMoment(deadline) })}</li>
        <li>{t("overview.help", { employer })}</li>
      </ul>
      <p class="error" role="alert">
        {failed && t("overview.failed")}
      </p>
      <div class="actions">
        <button type="button" onClick={() => go("consent")}>
          {t("action.back")}
        </button>
        <button type="button" class="primary" disabled={starting} onClick={begin}>
          {t("overview.start")}
        </button>
      </div>
    </>
  );
}
