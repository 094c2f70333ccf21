// operation.tsx - one operation: what it takes, what it answers, samples, and trying it.
import { useState } from "preact/hooks";
import LinkIcon from "icon:link";
import { exampleText } from "./example";
import { Field, Fields } from "./fields";
import { resolve, typesOf, type Api, type Operation, type Parameter, type Reply } from "./openapi";
import { capital, Copy, Heading, Method, Path, tagTitle } from "./parts";
import { curlSample, fetchSample, type Values } from "./sample";
import { FAMILIES, place } from "./state";
import { reason } from "./status";
import { Try } from "./try";

const PLACES: readonly (readonly [Parameter["in"], string])[] = [
  ["path", "Path"],
  ["query", "Query"],
  ["header", "Headers"],
];

function Permission({ name }: { name: string }) {
  if (name === "public") return <>None: open to everybody</>;
  if (name === "sitting") return <>The token of a candidate's link</>;
  return <code>{name}</code>;
}

function Facts({ operation }: { operation: Operation }) {
  return (
    <dl class="facts">
      <div>
        <dt>Operation</dt>
        <dd>
          <a class="permalink" href={`#${place.value.family}/${operation.id}`}>
            <LinkIcon />
            <code>{operation.id}</code>
          </a>
        </dd>
      </div>
      <div>
        <dt>Permission</dt>
        <dd>
          <Permission name={operation.permission} />
        </dd>
      </div>
      <div>
        <dt>Specified in</dt>
        <dd>{operation.source}</dd>
      </div>
    </dl>
  );
}

function Parameters({ api, operation }: { api: Api; operation: Operation }) {
  return (
    <>
      {PLACES.map(([where, title]) => {
        const parameters = operation.parameters.filter((parameter) => parameter.in === where);
        if (parameters.length === 0) return null;
        return (
          <section key={where}>
            <h2>{title}</h2>
            <ul class="fields">
              {parameters.map(({ name, schema, required }) => (
                <Field key={name} api={api} name={name} schema={schema} required={required} side="in" />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const isJson = (reply: Reply): boolean => reply.media === "application/json";

function Success({ api, reply }: { api: Api; reply: Reply }) {
  return (
    <section>
      <h2>
        Reply{" "}
        <span class="status">
          {reply.status} {reason(reply.status)}
        </span>
      </h2>
      {reply.media === "" && <p>Without a body.</p>}
      {reply.media !== "" && (!isJson(reply) || !reply.schema) && (
        <p>
          A body of the type <code>{reply.media}</code>.
        </p>
      )}
      {isJson(reply) && reply.schema && <Fields api={api} schema={reply.schema} side="out" />}
    </section>
  );
}

function Errors({ api, errors }: { api: Api; errors: readonly Reply[] }) {
  const schema = errors.find((error) => error.schema)?.schema;
  return (
    <section>
      <h2>Errors</h2>
      <dl class="errors">
        {errors.map(({ status, description }) => (
          <div key={status}>
            <dt>
              <span class="status">{status}</span> {reason(status)}
            </dt>
            <dd>{capital(description)}</dd>
          </div>
        ))}
      </dl>
      {schema && (
        <details>
          <summary>Body of an error</summary>
          <Fields api={api} schema={schema} side="out" />
        </details>
      )}
    </section>
  );
}

const LANGUAGES = { curl: curlSample, fetch: fetchSample };

function Samples({ api, operation, values }: { api: Api; operation: Operation; values: Values }) {
  const [language, choose] = useState<keyof typeof LANGUAGES>("curl");
  const sample = LANGUAGES[language](api, operation, values);
  return (
    <section class="sample">
      <div class="sample-head">
        <h2>Request</h2>
        <fieldset class="choice">
          <legend class="spoken">Language of the sample</legend>
          {(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).map((name) => (
            <label key={name}>
              <input type="radio" name="language" checked={name === language} onChange={() => choose(name)} />
              {name}
            </label>
          ))}
        </fieldset>
        <Copy text={sample} what="the request" />
      </div>
      <pre tabIndex={0} role="region" aria-label={`The request with ${language}`}>
        {sample}
      </pre>
    </section>
  );
}

function ReplySample({ api, reply }: { api: Api; reply: Reply }) {
  if (!isJson(reply) || !reply.schema || typesOf(resolve(api, reply.schema)).length === 0) return null;
  const sample = exampleText(api, reply.schema);
  return (
    <section class="sample">
      <div class="sample-head">
        <h2>Example reply</h2>
        <Copy text={sample} what="the reply" />
      </div>
      <pre tabIndex={0} role="region" aria-label="Example reply">
        {sample}
      </pre>
    </section>
  );
}

export function OperationPage({ api, operation }: { api: Api; operation: Operation }) {
  const [values, setValues] = useState<Values>(() => ({
    parameters: {},
    body: operation.body ? exampleText(api, operation.body, { brief: true }) : "",
  }));
  const { family } = place.value;
  return (
    <>
      <div class="intro">
        <p class="trail">
          <a href={"#" + family}>{FAMILIES[family]} API</a> <span>{tagTitle(operation.tag)}</span>
        </p>
        <Heading>{operation.summary}</Heading>
        <p class="call">
          <Method name={operation.method} /> <Path text={operation.path} />
        </p>
      </div>
      <div class="columns">
        <div class="told">
          <Facts operation={operation} />
          <Parameters api={api} operation={operation} />
          {operation.body && (
            <section>
              <h2>Request body</h2>
              <Fields api={api} schema={operation.body} side="in" />
            </section>
          )}
          <Success api={api} reply={operation.reply} />
          <Errors api={api} errors={operation.errors} />
        </div>
        <div class="shown">
          <Samples api={api} operation={operation} values={values} />
          <Try api={api} operation={operation} values={values} onChange={setValues} />
          <ReplySample api={api} reply={operation.reply} />
        </div>
      </div>
    </>
  );
}

export function Unknown() {
  const { family, operation } = place.value;
  return (
    <div class="intro">
      <Heading>There is no such operation</Heading>
      <p>
        <code>{operation}</code> is not among the operations of this server's{" "}
        <a href={"#" + family}>{FAMILIES[family]} API</a>.
      </p>
    </div>
  );
}
