// resume.tsx - the attempt was begun before: where it stands, and on from there.
import { formatMoment, t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { addressOf, nextPage } from "../pages";
import { answeredCount, sitting } from "../session";

export function Resume() {
  const { title, item_count, deadline } = sitting.value!;
  const complete = answeredCount.value >= item_count;
  return (
    <>
      <Heading>{t("resume.title")}</Heading>
      <p class="lead">{t("resume.lead", { title, answered: answeredCount.value, count: item_count })}</p>
      <p>{t("resume.until", { moment: formatMoment(deadline) })}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => go(complete ? "review" : addressOf(nextPage()))}>
          {t("action.continue")}
        </button>
      </div>
    </>
  );
}
