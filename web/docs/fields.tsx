// fields.tsx - the fields of a schema, with those of their parts below them.
import { capital } from "./parts";
import { DEPTH_MAX, isNullable, resolve, typesOf, type Api, type Schema } from "./openapi";

/** Parts are open this far down, further ones at a click. */
const OPEN_DEPTH = 2;

/** Fields that are sent say which must be there, fields that come which may be absent. */
export type Side = "in" | "out";

const FORMATS: Readonly<Record<string, string>> = {
  email: "e-mail address",
  uri: "URL",
  date: "date",
  "date-time": "date and time",
};

function typeText(api: Api, schema: Schema, side: Side, required: boolean): string {
  const types = typesOf(schema).filter((type) => type !== "null");
  let text = types.join(" or ") || "any JSON value";
  if (schema.format) text = FORMATS[schema.format] ?? schema.format;
  if (schema.additionalProperties) text = "object of texts by key";
  if (schema.items) {
    const items = typesOf(resolve(api, schema.items)).filter((type) => type !== "null");
    text = items.length > 0 ? `array of ${items.join(" or ")}s` : "array";
  }
  // What need not be sent may be null as well: saying it each time would only be noise.
  return isNullable(schema) && (side === "out" || required) ? `${text} or null` : text;
}

const shown = (value: number): string => value.toLocaleString("en");

function range(least: number | undefined, most: number | undefined, unit: string): string | null {
  if (least === undefined && most === undefined) return null;
  if (most === undefined || most >= 1e15) return `at least ${shown(least!)}${unit}`;
  return least === undefined ? `at most ${shown(most)}${unit}` : `${shown(least)} to ${shown(most)}${unit}`;
}

/** What a value must keep to, each as a short phrase. */
function limits(schema: Schema): string[] {
  return [
    range(schema.minLength, schema.maxLength, " characters"),
    range(schema.minimum, schema.maximum, ""),
    range(schema.minItems, schema.maxItems, " entries"),
    range(undefined, schema.maxProperties, " keys"),
  ].filter((text) => text !== null);
}

interface FieldProps {
  api: Api;
  name: string;
  schema: Schema;
  required: boolean;
  side: Side;
  depth?: number;
}

export function Field({ api, name, schema: raw, required, side, depth = 0 }: FieldProps) {
  const schema = resolve(api, raw);
  const inner = schema.items ? resolve(api, schema.items) : schema;
  const values = (schema.enum ?? inner.enum ?? []).filter((value) => value !== null);
  const rules = limits(schema);
  return (
    <li>
      <p class="field">
        <code>{name}</code> <span class="type">{typeText(api, schema, side, required)}</span>
        {side === "in" && required && <strong class="must">required</strong>}
        {side === "out" && !required && <span class="type">may be absent</span>}
      </p>
      {schema.description && <p>{capital(schema.description)}.</p>}
      {values.length > 0 && (
        <p class="rule values">
          One of{" "}
          {values.map((value) => (
            <>
              <code>{String(value)}</code>{" "}
            </>
          ))}
        </p>
      )}
      {(rules.length > 0 || schema.default !== undefined || schema.pattern) && (
        <p class="rule">
          {rules.length > 0 && capital(rules.join(", ")) + ". "}
          {schema.pattern && (
            <>
              Matches <code>{schema.pattern}</code>.{" "}
            </>
          )}
          {schema.default !== undefined && (
            <>
              If absent <code>{JSON.stringify(schema.default)}</code>.
            </>
          )}
        </p>
      )}
      {inner.properties && depth < DEPTH_MAX && (
        <details open={depth < OPEN_DEPTH}>
          <summary>
            {schema.items ? "Fields of each entry" : "Its fields"} <span class="spoken">of {name}</span>
          </summary>
          <Fields api={api} schema={inner} side={side} depth={depth + 1} />
        </details>
      )}
    </li>
  );
}

interface FieldsProps {
  api: Api;
  schema: Schema;
  side: Side;
  depth?: number;
}

/** The fields of an object, or of the entries of an array. */
export function Fields({ api, schema: raw, side, depth = 0 }: FieldsProps) {
  const whole = resolve(api, raw);
  const schema = whole.items ? resolve(api, whole.items) : whole;
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return <p class="soft">{whole.description ?? "No fields are described."}</p>;
  return (
    <>
      {whole.items && <p class="soft">An array. Fields of each entry:</p>}
      <ul class="fields">
        {fields.map(([name, field]) => (
          <Field
            key={name}
            api={api}
            name={name}
            schema={field}
            required={schema.required?.includes(name) ?? false}
            side={side}
            depth={depth}
          />
        ))}
      </ul>
    </>
  );
}
