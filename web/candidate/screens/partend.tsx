// partend.tsx - the end of a part, reached or run out: what is saved, and what comes next.
import { t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { isDue, openItems } from "../pages";
import { partOver, saving, sitting, type Part } from "../session";

export function PartEnd({ part, timeIsUp }: { part: Part; timeIsUp?: boolean }) {
  const { parts } = sitting.value!;
  const number = parts.indexOf(part) + 1;
  const { pending } = saving.value;
  const open = openItems(part.items).length;
  const last = !parts.some((other) => other !== part && other.status !== "done" && isDue(other));
  const onward = () => {
    go("overview");
    partOver.value = null;
  };
  return (
    <>
      <p class="step">{t("parts.number", { number, count: parts.length })}</p>
      <Heading>{t(timeIsUp ? "timeup.title" : "partend.title", { number })}</Heading>
      <p class="lead" role="status">
        {pending > 0
          ? t("partend.pending", { count: pending })
          : t(timeIsUp ? "partend.timeup" : "partend.saved", { title: part.title })}
      </p>
      {part.status === "open" && !timeIsUp && open > 0 && <p>{t("partend.open", { count: open })}</p>}
      <p>{t(last ? "partend.last" : "partend.break")}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={onward}>
          {t("action.continue")}
        </button>
      </div>
    </>
  );
}
