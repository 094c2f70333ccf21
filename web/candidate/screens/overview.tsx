// overview.tsx - where the attempt stands, and on from there: after coming back and between parts.
import { formatMoment, t } from "../../lib/i18n";
import { go, route } from "../../lib/route";
import { Heading } from "../heading";
import { addressOf, isDue, nextPage } from "../pages";
import { answeredOf, runningPart, sitting, type Part } from "../session";
import { Parts } from "./parts";

/** The part to go on with: the one whose clock is running, else the first with something to do. */
export function nextPart(): Part | undefined {
  const parts = sitting.value!.parts.filter((part) => part.status !== "done");
  return runningPart.value ?? parts.find(isDue);
}

export function Overview() {
  const { title, item_count, deadline, parts } = sitting.value!;
  const next = nextPart();
  const page = next && nextPage(next);
  const answered = parts.reduce((sum, part) => sum + answeredOf(part), 0);
  const number = next ? parts.indexOf(next) + 1 : 0;
  const onward = page ? addressOf(page) : next ? `part-${number}` : "review";
  const label = page ? "action.continue" : next ? "overview.part" : "questions.review";
  return (
    <>
      <Heading>{t(route.value === "overview" ? "overview.stand" : "resume.title")}</Heading>
      <p class="lead">
        {t("resume.lead", { title, answered, count: item_count })}
      </p>
      {parts.length > 1 && <Parts />}
      <p>{t("resume.until", { moment: formatMoment(deadline) })}</p>
      <div class="actions">
        {next && !runningPart.value && (
          <button type="button" onClick={() => go("review")}>
            {t("questions.review")}
          </button>
        )}
        <button type="button" class="primary" onClick={() => go(onward)}>
          {t(label, { number })}
        </button>
      </div>
    </>
  );
}
