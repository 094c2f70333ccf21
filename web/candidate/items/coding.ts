// coding.ts - what questions of programs and of queries have on the wire.
import type { CodeLanguageView, CodeView, Json, SqlView } from "../../lib/api";
import type { Item } from "../session";

export type Language = CodeLanguageView;
export type Cell = string | number | null;

export const codeOf = (item: Item): CodeView => item.code!;
export const sqlOf = (item: Item): SqlView => item.sql!;
export const rowsOf = (rows: Json): Cell[][] => (Array.isArray(rows) ? (rows as Cell[][]) : []);

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
