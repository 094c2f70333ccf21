// try.tsx - calls an operation of this very server and shows what comes back.
import { useEffect, useId, useState } from "preact/hooks";
import { resolve, typesOf, type Api, type Operation, type Parameter } from "./openapi";
import { KeyInput } from "./parts";
import { fileName, headersOf, parameterKey, pathOf, type Values } from "./sample";
import { key } from "./state";
import { reason } from "./status";

interface Answer {
  title: string;
  facts: string;
  text: string;
  /** A body that is no text, as an address to save it from. */
  file: string;
}

const FAILED = "No answer came";

/** JSON is laid out, other texts stay as they are. */
function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function send(api: Api, operation: Operation, values: Values): Promise<Answer> {
  const headers = new Headers(headersOf(operation, values));
  if (operation.needsKey && key.value) headers.set(api.key.name, api.key.prefix + key.value);
  const init: RequestInit = { method: operation.method, headers, cache: "no-store" };
  if (operation.body) init.body = values.body;
  const start = performance.now();
  const reply = await fetch(pathOf(operation, values), init);
  const body = await reply.blob();
  const type = reply.headers.get("Content-Type") ?? "";
  const readable = /json|text|yaml|csv/.test(type);
  const facts = [`${Math.round(performance.now() - start)} ms`, `${body.size.toLocaleString("en")} bytes`];
  const request = reply.headers.get("X-Request-Id");
  if (type) facts.push(type.split(";")[0]!);
  if (request) facts.push(`request ${request}`);
  return {
    title: `${reply.status} ${reason(reply.status)}`,
    facts: facts.join(" · "),
    text: readable ? laidOut(await body.text()) : "",
    file: !readable && body.size > 0 ? URL.createObjectURL(body) : "",
  };
}

interface InputProps {
  api: Api;
  parameter: Parameter;
  value: string;
  onChange: (value: string) => void;
}

function ParameterInput({ api, parameter, value, onChange }: InputProps) {
  const id = useId();
  const schema = resolve(api, parameter.schema);
  const common = { id, value, required: parameter.required };
  const isNumber = typesOf(schema).includes("integer");
  return (
    <div class="entry">
      <label for={id}>
        <code>{parameter.name}</code>{" "}
        <span class="type">{parameter.required ? "required" : parameter.in}</span>
      </label>
      {schema.enum ? (
        <select {...common} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">–</option>
          {schema.enum.map((one) => (
            <option key={String(one)}>{String(one)}</option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type="text"
          inputMode={isNumber ? "numeric" : "text"}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onChange(event.currentTarget.value.trim())}
        />
      )}
    </div>
  );
}

interface TryProps {
  api: Api;
  operation: Operation;
  values: Values;
  onChange: (values: Values) => void;
}

export function Try({ api, operation, values, onChange }: TryProps) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  useEffect(() => () => URL.revokeObjectURL(answer?.file ?? ""), [answer]);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setAnswer(
      await send(api, operation, values).catch((error: Error) => ({
        title: FAILED,
        facts: error.message,
        text: "",
        file: "",
      })),
    );
    setBusy(false);
  };
  return (
    <section class="try" aria-labelledby={id}>
      <h2 id={id}>Try it</h2>
      <form onSubmit={submit}>
        {operation.needsKey && <KeyInput />}
        {operation.parameters.map((parameter) => {
          const name = parameterKey(parameter);
          return (
            <ParameterInput
              key={name}
              api={api}
              parameter={parameter}
              value={values.parameters[name] ?? ""}
              onChange={(value) =>
                onChange({ ...values, parameters: { ...values.parameters, [name]: value } })
              }
            />
          );
        })}
        {operation.body && (
          <div class="entry">
            <label for={id + "-body"}>Body, JSON</label>
            <textarea
              id={id + "-body"}
              rows={values.body.split("\n").length + 1}
              spellcheck={false}
              value={values.body}
              onInput={(event) => onChange({ ...values, body: event.currentTarget.value })}
            />
          </div>
        )}
        {operation.method !== "GET" && <p class="help">This is the real server: what you send is done.</p>}
        <button class="primary" disabled={busy}>
          Send
        </button>
      </form>
      <div class="answer">
        <p role="status">
          {answer && (
            <>
              <strong>{answer.title}</strong> <span class="type">{answer.facts}</span>
            </>
          )}
        </p>
        {answer?.text && (
          <pre tabIndex={0} role="region" aria-label="Body of the reply">
            {answer.text}
          </pre>
        )}
        {answer?.file && (
          <p>
            <a href={answer.file} download={fileName(operation)}>
              Save {fileName(operation)}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}
