// form.tsx - a name, a password twice, or a button alone: what the link needs.
import { useRef, useState } from "preact/hooks";
import { ApiError } from "../lib/http";
import { act, action, invitation, step, t } from "./state";

const PASSWORD_MIN = 8;
type Field = "name" | "password" | "repeat";
type Values = Record<Field, string>;
type Problems = Partial<Values>;
const COMPLETE = { name: "name", password: "new-password", repeat: "new-password" } as const;

function fieldsOf(): Field[] {
  if (action === "confirm") return [];
  if (action === "reset") return ["password", "repeat"];
  return invitation.value!.password ? ["name", "password", "repeat"] : ["name"];
}

function check(fields: Field[], values: Values): Problems {
  const problems: Problems = {};
  if (fields.includes("name") && !values.name.trim()) problems.name = t("missing");
  if (!fields.includes("password")) return problems;
  if ([...values.password].length < PASSWORD_MIN) problems.password = t("short");
  else if (values.repeat !== values.password) problems.repeat = t("differs");
  return problems;
}

export function Form() {
  const [values, setValues] = useState<Values>({
    name: invitation.value?.invited.displayName ?? "",
    password: "",
    repeat: "",
  });
  const [problems, setProblems] = useState<Problems>({});
  const [failed, setFailed] = useState("");
  const [sending, setSending] = useState(false);
  const [shown, show] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const fields = fieldsOf();

  const submit = async (event: Event) => {
    event.preventDefault();
    const found = check(fields, values);
    const first = fields.find((field) => found[field]);
    setFailed("");
    setProblems(found);
    if (first) return form.current!.querySelector<HTMLElement>(`#${first}`)!.focus();
    setSending(true);
    try {
      await act(values.name.trim(), values.password);
      step.value = "done";
    } catch (error) {
      setSending(false);
      if (error instanceof ApiError && error.status === 404) step.value = "gone";
      else setFailed(t(error instanceof ApiError && error.status < 500 ? "refused" : "failed"));
    }
  };

  return (
    <form ref={form} class="card" onSubmit={submit} noValidate>
      {fields.map((field) => (
        <div key={field}>
          <label for={field}>{t(field)}</label>
          <p class="hint" id={`${field}-hint`}>
            {t(`${field}Hint`)}
          </p>
          <input
            id={field}
            type={(field === "name" || shown ? "text" : "password") as "text"}
            autocomplete={COMPLETE[field]}
            maxLength={200}
            required
            value={values[field]}
            aria-invalid={problems[field] !== undefined}
            aria-describedby={`${field}-hint ${field}-wrong`}
            onInput={(event) => {
              const { value } = event.currentTarget;
              setValues((before) => ({ ...before, [field]: value }));
            }}
          />
          <p class="error" id={`${field}-wrong`}>
            {problems[field]}
          </p>
        </div>
      ))}
      {fields.includes("password") && (
        <label class="check">
          <input type="checkbox" checked={shown} onChange={(event) => show(event.currentTarget.checked)} />
          <span>{t("show")}</span>
        </label>
      )}
      <p class="error" role="alert">
        {failed}
      </p>
      <button class="primary" disabled={sending}>
        {t(sending ? "sending" : action === "confirm" ? "confirm" : action === "reset" ? "save" : "join")}
      </button>
    </form>
  );
}
