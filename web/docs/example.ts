// example.ts - a value that a schema allows, to show and to start from.
import { DEPTH_MAX, resolve, typesOf, type Api, type Schema } from "./openapi";

export interface ExampleOptions {
  /** Leaves out what need not be sent and has no value of its own. */
  brief?: boolean;
}

const FORMATS: Readonly<Record<string, string>> = {
  email: "ana@example.com",
  uri: "https://example.com/assay",
  date: "2026-01-15",
  "date-time": "2026-01-15T09:00:00Z",
};
const ID_LETTERS = "0k3v9m2c7x1qtd4w8";

/** A text for the patterns of ids: letters, and then a count of letters from a class. */
function textOfPattern(pattern: string): string | null {
  const [, prefix, count] = /^\^([\w-]*)\[[^\]]+\]\{(\d+)\}\$$/.exec(pattern) ?? [];
  return prefix === undefined ? null : prefix + ID_LETTERS.slice(0, Number(count));
}

function text(schema: Schema): string {
  const found = schema.format && FORMATS[schema.format];
  // A text that says what it is reads better than "string".
  return (
    found ||
    (schema.pattern && textOfPattern(schema.pattern)) ||
    (schema.description ?? "text").slice(0, schema.maxLength)
  );
}

function number(schema: Schema): number {
  const { minimum = 0, maximum } = schema;
  if (maximum === undefined || maximum > 1000) return minimum;
  const middle = (minimum + maximum) / 2;
  return typesOf(schema).includes("integer") ? Math.floor(middle) : middle;
}

function object(api: Api, schema: Schema, options: ExampleOptions, depth: number): unknown {
  const fields = Object.entries(schema.properties ?? {});
  const wanted = fields.filter(
    ([name, field]) => !options.brief || schema.required?.includes(name) || field.default !== undefined,
  );
  const shown = wanted.length > 0 ? wanted : fields;
  return Object.fromEntries(shown.map(([name, field]) => [name, example(api, field, options, depth + 1)]));
}

/** Examples are written as texts in the table of operations, whatever the type is. */
function given(schema: Schema): unknown {
  const value = schema.examples?.[0];
  if (typeof value !== "string" || typesOf(schema).includes("string")) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

export function example(api: Api, from: Schema, options: ExampleOptions = {}, depth = 0): unknown {
  const schema = resolve(api, from);
  const known = given(schema) ?? schema.default ?? schema.enum?.[0];
  if (known !== undefined) return known;
  const [type] = typesOf(schema);
  if (depth > DEPTH_MAX) return null;
  if (type === "object") return object(api, schema, options, depth);
  if (type === "array") return schema.items ? [example(api, schema.items, options, depth + 1)] : [];
  if (type === "integer" || type === "number") return number(schema);
  if (type === "boolean") return true;
  return type === "string" ? text(schema) : null;
}

/** The same as it is shown. */
export const exampleText = (api: Api, schema: Schema, options?: ExampleOptions): string =>
  JSON.stringify(example(api, schema, options), null, 2);
