// welcome.tsx - what the link leads to: who invites to what, and how much it is.
import { formatMoment, t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { sitting } from "../session";

export function Welcome() {
  const { title, employer, person, item_count, minutes, deadline, locale } = sitting.value!;
  const name = person.first_name;
  return (
    <>
      <Heading>
        <span lang={locale ?? undefined}>{title}</span>
      </Heading>
      <p class="lead">
        {name ? t("welcome.invitesName", { employer, name }) : t("welcome.invites", { employer })}
      </p>
      <dl class="facts">
        <div>
          <dt>{t("welcome.questions")}</dt>
          <dd>{t("count.questions", { count: item_count })}</dd>
        </div>
        <div>
          <dt>{t("welcome.time")}</dt>
          <dd>{t("count.aboutMinutes", { count: minutes })}</dd>
        </div>
        <div>
          <dt>{t("welcome.until")}</dt>
          <dd>{formatMoment(deadline)}</dd>
        </div>
      </dl>
      <p>{t("welcome.next")}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => go(person.confirmed ? "consent" : "you")}>
          {t("action.continue")}
        </button>
      </div>
    </>
  );
}
