// main.tsx - the set-up page: the first workspace of a server, with the link it printed at its start.
import { render } from "preact";
import { setupGet } from "../lib/api";
import { ApiError } from "../lib/http";
import { Bar } from "../lib/plain";
import { Done } from "./done";
import { Form } from "./form";
import { Heading, step, t, token } from "./state";

async function check(): Promise<void> {
  step.value = "checking";
  try {
    await setupGet(token);
    step.value = "form";
  } catch (error) {
    step.value = error instanceof ApiError && error.status < 500 ? "gone" : "unreachable";
  }
}

function Content() {
  const now = step.value;
  if (now === "checking") return <p role="status">{t("checking")}</p>;
  if (now === "form") return <Form />;
  if (typeof now === "object") return <Done {...now} />;
  if (now === "gone")
    return (
      <>
        <Heading text={t("goneTitle")} />
        <p class="lead">{t("goneText")}</p>
        <p>{t("goneNext")}</p>
      </>
    );
  return (
    <>
      <Heading text={t("title")} />
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

function Top() {
  return <Bar label={t("language")} />;
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
