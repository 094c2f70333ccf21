// begin.tsx - the last page before the start: the parts that come, and the rules.
import { useState } from "preact/hooks";
import { ApiError } from "../../lib/http";
import { formatFactor, formatMoment, locale, t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { addressOf, nextPage } from "../pages";
import { refresh, sitting, start } from "../session";
import { Parts } from "./parts";
import { Step } from "./step";

export function Begin() {
  const { employer, parts, item_count, minutes, deadline, locales, can_go_back, can_request, time_factor } =
    sitting.value!;
  const [starting, setStarting] = useState(false);
  const [failed, setFailed] = useState(false);
  const begin = async () => {
    setStarting(true);
    setFailed(false);
    try {
      await start(locales.includes(locale()) ? locale() : locales[0]!);
      const first = sitting.value!.parts[0]!;
      const page = nextPage(first);
      go(page ? addressOf(page) : "part-1");
    } catch (error) {
      setStarting(false);
      setFailed(true);
      if (error instanceof ApiError) void refresh();
    }
  };
  const timed = parts.some((part) => part.limit_s > 0);
  const questionnaire = parts.some((part) => part.type === "questionnaire");
  const adaptive = parts.map((part) => part.adaptive !== undefined);
  const practice = parts.some((part) => part.practice.length > 0);
  return (
    <>
      <Step number={4} />
      <Heading>{t("overview.title")}</Heading>
      <p class="lead">
        {t("overview.lead", {
          questions: t("count.questions", { count: item_count }),
          minutes: t("count.aboutMinutes", { count: minutes }),
        })}
      </p>
      {parts.length > 1 && <Parts />}
      <ul class="rules">
        {questionnaire && <li>{t("overview.honest")}</li>}
        <li>{t("overview.saved")}</li>
        {!adaptive.every(Boolean) && <li>{t(can_go_back ? "overview.back" : "overview.noBack")}</li>}
        {adaptive.some(Boolean) && <li>{t("adaptive.rule")}</li>}
        {timed && <li>{t("overview.timed")}</li>}
        {time_factor > 100 && <li>{t("overview.factor", { factor: formatFactor(time_factor) })}</li>}
        <li>{t("overview.pause", { moment: formatMoment(deadline) })}</li>
        <li>{t("overview.help", { employer })}</li>
      </ul>
      {can_request && (
        <p>
          <a class="away" href="#more-time">
            {t("moretime.link")}
          </a>
        </p>
      )}
      {practice && (
        <p>
          <button type="button" onClick={() => go("practice")}>
            {t("practice.try")}
          </button>
        </p>
      )}
      <p class="error" role="alert">
        {failed && t("overview.failed")}
      </p>
      <div class="actions">
        <button type="button" onClick={() => go("check")}>
          {t("action.back")}
        </button>
        <button type="button" class="primary" disabled={starting} onClick={begin}>
          {t("overview.start")}
        </button>
      </div>
    </>
  );
}
