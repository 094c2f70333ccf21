// paused.tsx - the employer has stopped the clock for a while.
import { t } from "../../lib/i18n";
import { Heading } from "../heading";
import { saving, sitting } from "../session";

export function Paused() {
  const { employer } = sitting.value!;
  const { pending } = saving.value;
  return (
    <>
      <Heading>{t("paused.title", { employer })}</Heading>
      <p class="lead" role="status">
        {pending > 0 ? t("partend.pending", { count: pending }) : t("paused.text")}
      </p>
      <p>{t("paused.next")}</p>
    </>
  );
}
