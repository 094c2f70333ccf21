// sample.ts - a call: what is sent, and the same as a curl command and as a script.
import type { Api, Operation } from "./openapi";

/** What was filled in: parameters by place and name, and the text of the body. */
export interface Values {
  parameters: Readonly<Record<string, string>>;
  body: string;
}

export const parameterKey = (parameter: { in: string; name: string }): string =>
  `${parameter.in} ${parameter.name}`;

const given = (operation: Operation, values: Values, where: string): [string, string][] =>
  operation.parameters
    .filter((one) => one.in === where && values.parameters[parameterKey(one)])
    .map((one) => [one.name, values.parameters[parameterKey(one)]!]);

/** Path and query; what of the path is not filled in stays as {name}. */
export function pathOf(operation: Operation, values: Values): string {
  const path = given(operation, values, "path").reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, () => encodeURIComponent(value)),
    operation.path,
  );
  const query = given(operation, values, "query");
  return query.length > 0 ? `${path}?${new URLSearchParams(query)}` : path;
}

/** Headers of the call, without the key. */
export function headersOf(operation: Operation, values: Values): [string, string][] {
  const headers = given(operation, values, "header");
  return operation.body ? [...headers, ["Content-Type", "application/json"]] : headers;
}

const isText = (operation: Operation): boolean => /json|text|yaml|csv|^$/.test(operation.reply.media);

/** A name for the file that comes: "report.pdf". */
export const fileName = (operation: Operation): string =>
  `${operation.id.split(".").pop()}.${operation.reply.media.split("/").pop()}`;

const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function curlSample(api: Api, operation: Operation, values: Values): string {
  const method = operation.method === "GET" ? "" : ` -X ${operation.method}`;
  const lines = [`curl${method} ${shellQuoted(api.address + pathOf(operation, values))}`];
  if (operation.needsKey) lines.push(`-H "${api.key.name}: ${api.key.prefix}$ASSAY_KEY"`);
  for (const [name, value] of headersOf(operation, values))
    lines.push(`-H ${shellQuoted(`${name}: ${value}`)}`);
  if (operation.body) lines.push(`-d ${shellQuoted(values.body)}`);
  if (!isText(operation)) lines.push(`-o ${fileName(operation)}`);
  return lines.join(" \\\n  ");
}

/** Indents all lines but the first. */
const indented = (text: string): string => text.replaceAll("\n", "\n  ");

/** JSON is JavaScript too; what is being typed and no JSON yet is shown as a text. */
function scriptValue(json: string): string {
  try {
    JSON.parse(json);
    return indented(json);
  } catch {
    return JSON.stringify(json);
  }
}

export function fetchSample(api: Api, operation: Operation, values: Values): string {
  const headers = headersOf(operation, values).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  if (operation.needsKey) {
    const prefix = api.key.prefix && `"${api.key.prefix}" + `;
    headers.unshift(`"${api.key.name}": ${prefix}process.env.ASSAY_KEY`);
  }
  const options = operation.method === "GET" ? [] : [`method: "${operation.method}"`];
  if (headers.length > 0) options.push(`headers: {\n    ${headers.join(",\n    ")},\n  }`);
  if (operation.body) options.push(`body: JSON.stringify(${scriptValue(values.body)})`);
  const address = JSON.stringify(api.address + pathOf(operation, values));
  const init = options.length > 0 ? `, {\n  ${options.join(",\n  ")},\n}` : "";
  const read =
    { "": "", "application/json": "json" }[operation.reply.media] ?? (isText(operation) ? "text" : "blob");
  return [
    `const reply = await fetch(${address}${init});`,
    "if (!reply.ok) throw new Error(await reply.text());",
    ...(read ? [`const result = await reply.${read}();`] : []),
  ].join("\n");
}
