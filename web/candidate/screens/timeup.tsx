// timeup.tsx - the time ran out while the page was open.
import { t } from "../../lib/i18n";
import { Heading } from "../heading";
import { saving, sitting } from "../session";

export function TimeUp() {
  const { employer, title } = sitting.value!;
  const { pending } = saving.value;
  return (
    <>
      <Heading>{t("timeup.title")}</Heading>
      <p class="lead">
        {pending > 0 ? t("sending.pending", { count: pending }) : t("timeup.text", { title })}
      </p>
      <p>{t("timeup.next", { employer })}</p>
    </>
  );
}
