// plain.tsx - what the pages share that stand alone: set-up, and the links of account mails.
import { signal, type Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import LanguagesIcon from "icon:languages";

export const NAMES = { en: "English", pt: "Português", es: "Español", de: "Deutsch" } as const;
export type Language = keyof typeof NAMES;

const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in NAMES);
export const language: Signal<Language> = signal((spoken as Language | undefined) ?? "en");

/** The texts of a page as a function: t("key", {name: value}). */
export function translator<T extends Record<string, string>>(texts: Readonly<Record<Language, T>>) {
  return (key: keyof T, values: Readonly<Record<string, string>> = {}): string =>
    texts[language.value][key]!.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

let visited = false;

/** The one h1 of a step; it takes the focus when the step changes. */
export function Heading({ text }: { text: string }) {
  const ref = useRef<HTMLHeadingElement>(null);
  document.title = `${text} – Assay`;
  useLayoutEffect(() => {
    if (visited) ref.current!.focus();
    visited = true;
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {text}
    </h1>
  );
}

/** The line at the top: who we are, and the language. */
export function Bar({ label, brand = "Assay" }: { label: string; brand?: string }) {
  document.documentElement.lang = language.value;
  return (
    <header class="bar">
      <div class="bar-inner">
        <span class="brand">{brand}</span>
        <label class="language">
          <LanguagesIcon /> <span class="spoken">{label}</span>
          <select
            value={language.value}
            onChange={(event) => {
              language.value = event.currentTarget.value as Language;
            }}
          >
            {Object.entries(NAMES).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
}
