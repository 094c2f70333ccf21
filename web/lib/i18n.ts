// i18n.ts - texts, numbers and times in the reader's language.
//
// A catalogue is a flat list of messages.  A message is a text, or one text for
// each plural category of the number {count}.  Placeholders are {name}.
import { signal } from "@preact/signals";
import type english from "../i18n/en.json";

export type Key = keyof typeof english;
export type Values = Readonly<Record<string, string | number>>;
type Message = string | Readonly<Record<string, string>>;
type Catalogue = Readonly<Record<string, Message>>;

const catalogues: Readonly<Record<string, () => Promise<{ default: Catalogue }>>> = {
  en: () => import("../i18n/en.json"),
  pt: () => import("../i18n/pt.json"),
  es: () => import("../i18n/es.json"),
  de: () => import("../i18n/de.json"),
};

/** Languages by their own names, in the order in which they are offered. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  en: "English",
  pt: "Português",
  es: "Español",
  de: "Deutsch",
};

const state = signal<{ locale: string; messages: Catalogue }>({ locale: "en", messages: {} });
let wanted = "";

export const locale = (): string => state.value.locale;

/** The first of these tags ("pt-BR") that there is a catalogue for; else English. */
export function bestLocale(...tags: readonly (string | null | undefined)[]): string {
  for (const tag of tags) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    if (language && language in catalogues) return language;
  }
  return "en";
}

/** Loads a catalogue and shows everything in its language. */
export async function setLocale(language: string): Promise<void> {
  wanted = language;
  const messages = (await catalogues[language]!()).default;
  if (wanted !== language) return; // a later choice is on its way
  state.value = { locale: language, messages };
  document.documentElement.lang = language;
}

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

/** A moment in the reader's own time zone, which is named. */
export function formatMoment(iso: string): string {
  return new Intl.DateTimeFormat(locale(), {
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
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale(), { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  if (seconds >= 3600)
    return `${unit(Math.floor(seconds / 3600), "hour")} ${unit(Math.floor(seconds / 60) % 60, "minute")}`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
