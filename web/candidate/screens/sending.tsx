// sending.tsx - the candidate has finished; the server does not have everything yet.
import { t } from "../../lib/i18n";
import { Heading } from "../heading";
import { saving } from "../session";

export function Sending() {
  const { pending } = saving.value;
  return (
    <>
      <Heading>{t("sending.title")}</Heading>
      <p class="lead" role="status">
        {pending > 0 ? t("sending.pending", { count: pending }) : t("sending.finishing")}
      </p>
    </>
  );
}
