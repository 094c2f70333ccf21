// form.tsx - what the first workspace needs.  What is wrong is said at its field, and the first of
// them takes the focus.
import { useRef, useState } from "preact/hooks";
import { setupCreate } from "../lib/api";
import { ApiError } from "../lib/http";
import { Heading, language, step, t, token } from "./state";
import type { Texts } from "./texts";

const PASSWORD_MIN = 12;
const FIELDS = ["workspace", "name", "email", "password"] as const;
type Field = (typeof FIELDS)[number];
type Problems = Partial<Record<Field, string>>;

const HINTS: Readonly<Record<Field, keyof Texts>> = {
  workspace: "workspaceHint",
  name: "nameHint",
  email: "emailHint",
  password: "passwordHint",
};
const COMPLETE = { workspace: "organization", name: "name", email: "email", password: "new-password" } as const;

/** The type of the input; the types of Preact take one text at a time. */
function kindOf(field: Field, shown: boolean): "text" {
  return (field === "email" ? "email" : field === "password" && !shown ? "password" : "text") as "text";
}

function check(values: Record<Field, string>): Problems {
  const problems: Problems = {};
  if (!values.workspace.trim()) problems.workspace = t("missing");
  if (!/^\S+@\S+$/.test(values.email.trim())) problems.email = t("badEmail");
  if ([...values.password].length < PASSWORD_MIN) problems.password = t("short");
  return problems;
}

/** The server's words at the fields they are about. */
function told(error: ApiError): Problems {
  const own: Problems = { email: t("badEmail"), password: t("short") };
  const named = FIELDS.filter((field) => error.fields[field]);
  return Object.fromEntries(
    named.map((field) => [field, own[field] ?? t("refused", { message: error.fields[field]![0]! })]),
  );
}

export function Form() {
  const [values, setValues] = useState<Record<Field, string>>({ workspace: "", name: "", email: "", password: "" });
  const [problems, setProblems] = useState<Problems>({});
  const [failed, setFailed] = useState("");
  const [sending, setSending] = useState(false);
  const [shown, show] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const complain = (found: Problems) => {
    setProblems(found);
    const first = FIELDS.find((field) => found[field]);
    if (first) form.current!.querySelector<HTMLElement>(`#${first}`)!.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = check(values);
    setFailed("");
    complain(found);
    if (Object.keys(found).length > 0) return;
    setSending(true);
    try {
      const { workspace, name, email, password } = values;
      const made = await setupCreate(token, {
        workspace: workspace.trim(),
        name: name.trim() || null,
        email: email.trim(),
        password,
        language: language.value,
      });
      step.value = { workspace: made.workspace, email: made.email, secret: made.api_key };
    } catch (error) {
      setSending(false);
      if (error instanceof ApiError && error.status === 404) step.value = "gone";
      else if (error instanceof ApiError && error.status < 500) {
        complain(told(error));
        if (!FIELDS.some((field) => error.fields[field])) setFailed(t("refused", { message: error.message }));
      } else setFailed(t("failed"));
    }
  };
  const change = (field: Field) => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    setValues((before) => ({ ...before, [field]: value }));
  };

  return (
    <>
      <Heading text={t("title")} />
      <p class="lead">{t("lead")}</p>
      <form ref={form} class="card" onSubmit={submit} noValidate>
        {FIELDS.map((field) => (
          <div key={field}>
            <label for={field}>{t(field)}</label>
            <p class="hint" id={`${field}-hint`}>
              {t(HINTS[field])}
            </p>
            <input
              id={field}
              type={kindOf(field, shown)}
              autocomplete={COMPLETE[field]}
              maxLength={field === "email" ? 254 : 200}
              required={field !== "name"}
              value={values[field]}
              aria-invalid={problems[field] !== undefined}
              aria-describedby={`${field}-hint ${field}-wrong`}
              onInput={change(field)}
            />
            <p class="error" id={`${field}-wrong`}>
              {problems[field]}
            </p>
          </div>
        ))}
        <label class="check">
          <input type="checkbox" checked={shown} onChange={(event) => show(event.currentTarget.checked)} />
          <span>{t("show")}</span>
        </label>
        <p class="error" role="alert">
          {failed}
        </p>
        <button class="primary" disabled={sending}>
          {t(sending ? "creating" : "create")}
        </button>
      </form>
    </>
  );
}
