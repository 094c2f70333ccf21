// coding.ts - what questions of programs and of queries have on the wire.
import type { Json } from "../../lib/api";
import type { Item } from "../session";

export interface Language {
  id: string;
  name: string;
  version?: string | null;
}

export interface CodeView {
  languages: Language[];
  /** Language → the text one begins with. */
  starters: Readonly<Record<string, string>>;
  samples: { input: string; expected: string }[];
  hidden_n: number;
  cpu_ms: number;
  memory_mib: number;
  /** A person marks it; tests, if there are any, are a help. */
  free: boolean;
}

export type Cell = string | number | null;

export interface SqlTable {
  name: string;
  columns: { name: string; type: string }[];
  rows_n: number;
  sample: Cell[][];
}

export interface SqlView {
  dialect: string;
  mode: "query" | "change";
  starter?: string | null;
  names_matter: boolean;
  tables: SqlTable[];
}

export const codeOf = (item: Item) => (item as Item & { code: CodeView }).code;
export const sqlOf = (item: Item) => (item as Item & { sql: SqlView }).sql;

/** The longest text, in bytes of UTF-8. */
export const SOURCE_BYTES_MAX = 65_536;

export interface Written {
  language?: string;
  source: string;
}

/** What a value holds; nothing where it is none of ours. */
export function writtenIn(value: Json): Written | null {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const { language, source } = value;
  if (typeof source !== "string") return null;
  return typeof language === "string" ? { language, source } : { source };
}

/** As the editor has its lines. */
export const lines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** Has somebody written something, beyond what was there? */
export function isOwn(source: string, starter: string): boolean {
  return source.trim() !== "" && lines(source).trim() !== lines(starter).trim();
}
