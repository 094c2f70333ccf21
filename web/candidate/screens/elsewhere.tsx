// elsewhere.tsx - one window at a time: another one has this attempt open.
import { t } from "../../lib/i18n";
import { Heading } from "../heading";
import { continueHere } from "../session";

export function Elsewhere() {
  return (
    <>
      <Heading>{t("elsewhere.title")}</Heading>
      <p class="lead">{t("elsewhere.text")}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => void continueHere()}>
          {t("elsewhere.here")}
        </button>
      </div>
    </>
  );
}
