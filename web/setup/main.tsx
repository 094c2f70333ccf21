// main.tsx - the set-up page: the first workspace of a server, with the link it printed at its start.
import { render } from "preact";
import LanguagesIcon from "icon:languages";
import { setupGet } from "../lib/api";
import { ApiError } from "../lib/http";
import { Done } from "./done";
import { Form } from "./form";
import { Heading, language, step, t, token } from "./state";
import { NAMES, type Language } from "./texts";

async function check(): Promise<void> {
  step.value = "checking";
  try {
    await setupGet(token);
    step.value = "form";
  } catch (error) {
    step.value = error instanceof ApiError && error.status < 500 ? "gone" : "unreachable";
  }
}

function Header() {
  document.documentElement.lang = language.value;
  return (
    <header class="bar">
      <div class="bar-inner">
        <span class="brand">Assay</span>
        <label class="language">
          <LanguagesIcon /> <span class="spoken">{t("language")}</span>
          <select
            value={language.value}
            onChange={(event) => {
              language.value = event.currentTarget.value as Language;
            }}
          >
            {Object.entries(NAMES).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
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

render(
  <>
    <Header />
    <main class="page">
      <Content />
    </main>
  </>,
  document.getElementById("app")!,
);
void check();
