// i18n.ts - texts, numbers and times in the reader's language.
//
// A catalogue is a flat list of messages.  A message is a text, or one text for
// each plural category of the number {count}.  Placeholders are {name}.
import { signal } from "@preact/signals";
import { chunk } from "./reload";
import type english from "../i18n/en.json";

export type Key = keyof typeof english;
export type Values = Readonly<Record<string, string | number>>;
type Message = string | Readonly<Record<string, string>>;
type Catalogue = Readonly<Record<string, Message>>;

type Bring = () => Promise<{ default: Catalogue }>;

/** A part of the catalogues, by language: what is needed at once, what comes later, what few assessments need. */
export type Texts = Readonly<Record<string, Bring>>;

const first: Texts = {
  en: () => import("../i18n/en.json?first"),
  pt: () => import("../i18n/pt.json?first"),
  es: () => import("../i18n/es.json?first"),
  de: () => import("../i18n/de.json?first"),
};
const rest: Texts = {
  en: () => import("../i18n/en.json?rest"),
  pt: () => import("../i18n/pt.json?rest"),
  es: () => import("../i18n/es.json?rest"),
  de: () => import("../i18n/de.json?rest"),
};
const media: Texts = {
  en: () => import("../i18n/en.json?media"),
  pt: () => import("../i18n/pt.json?media"),
  es: () => import("../i18n/es.json?media"),
  de: () => import("../i18n/de.json?media"),
};

/** Languages by their own names, in the order in which they are offered. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  en: "English",
  pt: "Português",
  es: "Español",
  de: "Deutsch",
};

const state = signal<{ locale: string; messages: Catalogue }>({ locale: "en", messages: {} });
let wanted = "en";
const pieces = new Set<Texts>([first]);

export const locale = (): string => state.value.locale;

/** The first of these tags ("pt-BR") whose language is offered; else English, or what comes first. */
export function bestLocale(offered: readonly string[], ...tags: readonly (string | null | undefined)[]): string {
  for (const tag of tags) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    if (language && offered.includes(language)) return language;
  }
  return offered.includes("en") ? "en" : (offered[0] ?? "en");
}

/** Begins to load what a page first shows in a language that is likely to be wanted. */
export function fetchTexts(language: string): void {
  void first[language]?.().catch(() => undefined);
}

/** Loads a catalogue and shows everything in its language. */
export async function setLocale(language: string): Promise<void> {
  wanted = language;
  const brought = await chunk(Promise.all([...pieces].map((piece) => piece[language]!())));
  if (wanted !== language) return; // a later choice is on its way
  const before = state.value.locale === language ? state.value.messages : {}; // another piece may have come meanwhile
  state.value = { locale: language, messages: Object.assign({}, before, ...brought.map((piece) => piece.default)) };
  document.documentElement.lang = language;
}

/** Loads one piece more, now and with every later choice. */
export async function loadTexts(piece: Texts): Promise<void> {
  if (pieces.has(piece)) return;
  pieces.add(piece);
  await setLocale(wanted).catch((error) => {
    pieces.delete(piece); // asked for again when it is needed the next time
    throw error;
  });
}

/** Loads what the first page does not need. */
export const loadAllTexts = () => loadTexts(rest);
/** ... and what questions that are recorded, drawn or linked need. */
export const loadMediaTexts = () => loadTexts(media);

/** The text of a key; numbers among the values are written as the language writes them. */
export function t(key: Key, values: Values = {}): string {
  const { locale, messages } = state.value;
  return fill(messages[key] ?? key, values, locale);
}

/** The text of a message: exported for its test. */
export function fill(message: Message, values: Values, locale: string): string {
  let text = message;
  if (typeof text !== "string")
    text = text[new Intl.PluralRules(locale).select(Number(values.count))] ?? text.other!;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === "number" ? formatNumber(value, locale) : (value ?? whole);
  });
}

export function formatNumber(value: number, language = locale()): string {
  return new Intl.NumberFormat(language).format(value);
}

/** A number with its unit, in short: "12 ms". */
export function formatUnit(value: number, unit: string): string {
  return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "short" }).format(value);
}

/** A moment in the reader's own time zone, which is named; the year when it is another one. */
export function formatMoment(iso: string): string {
  const year = new Date(iso).getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale(), {
    year,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(iso));
}

/** Time left: "3 h 20 min" from an hour on, "9:05" below. */
export function formatLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds >= 3600)
    return `${formatUnit(Math.floor(seconds / 3600), "hour")} ${formatUnit(Math.floor(seconds / 60) % 60, "minute")}`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Minutes, or minutes and a half: how long a part may take. */
export function formatMinutes(seconds: number): string {
  const minutes = Math.round(seconds / 30) / 2;
  return new Intl.NumberFormat(locale(), { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes);
}

/** A size of a file: "5 MB". */
export function formatBytes(bytes: number): string {
  const mega = bytes >= 1e6;
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: mega ? "megabyte" : "kilobyte",
    maximumFractionDigits: mega ? 1 : 0,
  }).format(mega ? bytes / 1e6 : Math.max(1, bytes / 1e3));
}

export function formatPercent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: "percent" }).format(share);
}

/** A day without a time: "2026-01-31" is the same day in every time zone. */
export function formatDay(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
}

/** "1.5 ×": a factor given in percent. */
export function formatFactor(percent: number): string {
  return `${formatNumber(percent / 100)} ×`;
}

/** How long something is kept: years and months where days would say less. */
export function formatRetention(days: number): string {
  const [value, unit] =
    days % 365 === 0 ? [days / 365, "year"] : days % 30 === 0 ? [days / 30, "month"] : [days, "day"];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** A stretch of time in its largest unit: "3 hours", "12 minutes". */
export function formatSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [value, unit] = minutes >= 60 ? [Math.round(minutes / 60), "hour"] : [minutes, "minute"];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** "a, b and c" */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(parts);
}
