// main.tsx - the page that links of account mails open: confirm an address, set a password, join a workspace.
import { render } from "preact";
import { ApiError } from "../lib/http";
import { Bar, Heading } from "../lib/plain";
import { Form } from "./form";
import { action, invitation, look, step, t } from "./state";

async function check(): Promise<void> {
  step.value = "checking";
  try {
    if (!["confirm", "reset", "invite"].includes(action)) step.value = "gone";
    else {
      await look();
      step.value = "ready";
    }
  } catch (error) {
    step.value = error instanceof ApiError && error.status < 500 ? "gone" : "unreachable";
  }
}

const company = () => invitation.value?.whitelabel.name ?? "";

function Ready() {
  return (
    <>
      <Heading text={t(`${action}Title`, { company: company() })} />
      <p class="lead">{t(`${action}Text`, { company: company(), email: invitation.value?.invited.email ?? "" })}</p>
      <Form />
    </>
  );
}

function Done() {
  const title = action === "confirm" ? "confirmedTitle" : action === "reset" ? "resetDone" : "joinedTitle";
  return (
    <>
      <Heading text={t(title, { company: company() })} />
      <p class="lead">{t("next")}</p>
    </>
  );
}

function Content() {
  switch (step.value) {
    case "checking":
      return <p role="status">{t("checking")}</p>;
    case "ready":
      return <Ready />;
    case "done":
      return <Done />;
    case "gone":
      return (
        <>
          <Heading text={t("goneTitle")} />
          <p class="lead">{t("goneText")}</p>
        </>
      );
    default:
      return (
        <>
          <Heading text="Assay" />
          <p class="error" role="alert">
            {t("failed")}
          </p>
          <p>
            <button type="button" class="primary" onClick={check}>
              {t("again")}
            </button>
          </p>
        </>
      );
  }
}

function Top() {
  return <Bar label={t("language")} brand={company() || "Assay"} />;
}

render(
  <>
    <Top />
    <main class="page">
      <Content />
    </main>
  </>,
  document.getElementById("app")!,
);
void check();
