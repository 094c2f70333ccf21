// openapi.ts - an OpenAPI 3.1 document as the screens need it: one flat list of
// operations, and schemas resolved one level at a time.
import { request } from "../lib/http";

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema;
  enum?: unknown[];
  examples?: unknown[];
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  maxProperties?: number;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: Schema;
}

export interface Reply {
  status: number;
  description: string;
  /** Media type of the body; "" when there is none. */
  media: string;
  schema: Schema | null;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  permission: string;
  source: string;
  /** Is a key sent along? */
  needsKey: boolean;
  parameters: Parameter[];
  body: Schema | null;
  /** What success looks like. */
  reply: Reply;
  errors: Reply[];
}

/** How a key is sent: the header, and what stands in it before the key. */
export interface KeyHeader {
  name: string;
  prefix: string;
}

export interface Api {
  title: string;
  version: string;
  description: string;
  /** Where the server says it is reached. */
  address: string;
  key: KeyHeader;
  operations: Operation[];
  schemas: Readonly<Record<string, Schema>>;
}

type Content = Readonly<Record<string, { schema: Schema }>>;

interface RawOperation {
  operationId: string;
  tags: string[];
  summary: string;
  "x-permission": string;
  "x-source": string;
  security?: unknown[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
}

interface Document {
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  components: {
    schemas: Readonly<Record<string, Schema>>;
    securitySchemes: { key: { type: string; name?: string } };
  };
}

function reply(status: string, raw: RawOperation["responses"][string]): Reply {
  const [media, body] = Object.entries(raw.content ?? {})[0] ?? ["", null];
  return { status: Number(status), description: raw.description, media, schema: body?.schema ?? null };
}

function operation(method: string, path: string, raw: RawOperation): Operation {
  const replies = Object.entries(raw.responses).map(([status, response]) => reply(status, response));
  const errors = replies.filter(({ status }) => status >= 400);
  return {
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    tag: raw.tags[0]!,
    summary: raw.summary,
    permission: raw["x-permission"],
    source: raw["x-source"],
    needsKey: raw.security === undefined,
    parameters: raw.parameters,
    body: Object.values(raw.requestBody?.content ?? {})[0]?.schema ?? null,
    reply: replies.find((one) => !errors.includes(one))!,
    errors,
  };
}

/** A scheme of the type apiKey does not say what stands before the key; in "Authorization" it is "Token". */
function keyHeader({ type, name }: Document["components"]["securitySchemes"]["key"]): KeyHeader {
  if (type === "http") return { name: "Authorization", prefix: "Bearer " };
  return { name: name!, prefix: name === "Authorization" ? "Token " : "" };
}

/** Loads the document of a family.  Throws what lib/http.ts throws. */
export async function loadApi(family: string): Promise<Api> {
  const raw = await request<Document>("GET", `/openapi/${family}.json`);
  return {
    ...raw.info,
    address: raw.servers[0]!.url,
    key: keyHeader(raw.components.securitySchemes.key),
    operations: Object.entries(raw.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => operation(method, path, one)),
    ),
    schemas: raw.components.schemas,
  };
}

/* --- schemas ---------------------------------------------------------------- */

/** Schemas that hold themselves are followed this far. */
export const DEPTH_MAX = 8;

export const typesOf = (schema: Schema): string[] => (schema.type ? [schema.type].flat() : []);

export const isNullable = (schema: Schema): boolean => typesOf(schema).includes("null");

/** The schema without references and combinations at its top: these stay further down. */
export function resolve(api: Api, schema: Schema): Schema {
  const { $ref, allOf, anyOf, ...own } = schema;
  if ($ref) return { ...resolve(api, api.schemas[$ref.split("/").pop()!]!), ...own };
  if (allOf) return Object.assign({}, ...allOf.map((part) => resolve(api, part)), own);
  if (!anyOf) return schema;
  const chosen = anyOf.map((part) => resolve(api, part));
  const found = { ...chosen.find((part) => part.type !== "null"), ...own };
  return chosen.some((part) => part.type === "null")
    ? { ...found, type: [...typesOf(found), "null"] }
    : found;
}
