// you.tsx - who is invited: the wrong person stops here.
import { t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Contact } from "../contact";
import { Heading } from "../heading";
import { sitting } from "../session";
import { Step } from "./step";

export function You() {
  const { employer, person, can_request } = sitting.value!;
  const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
  return (
    <>
      <Step number={1} />
      <Heading>{t("you.title")}</Heading>
      <p class="lead">{t("you.lead")}</p>
      <dl class="terms">
        {name && (
          <>
            <dt>{t("you.name")}</dt>
            <dd>{name}</dd>
          </>
        )}
        <dt>{t("you.email")}</dt>
        <dd>{person.email}</dd>
      </dl>
      <details>
        <summary>{t("you.other")}</summary>
        <p>{t("you.otherText", { employer })}</p>
        <Contact />
      </details>
      {can_request && (
        <p>
          <a class="away" href="#more-time">
            {t("moretime.link")}
          </a>
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={() => go("")}>
          {t("action.back")}
        </button>
        <button type="button" class="primary" onClick={() => go("consent")}>
          {t("action.continue")}
        </button>
      </div>
    </>
  );
}
