// state.tsx - where the set-up stands, its language, and what every step of it uses.
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { TEXTS, type Language, type Texts } from "./texts";

/** The secret stands behind "#", so that no proxy writes it down. */
export const token = location.hash.slice(1);

type Step = "checking" | "unreachable" | "gone" | "form" | { workspace: string; email: string; secret: string };
export const step = signal<Step>("checking");

const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in TEXTS);
export const language = signal<Language>((spoken as Language | undefined) ?? "en");

export function t(key: keyof Texts, values: Readonly<Record<string, string>> = {}): string {
  return TEXTS[language.value][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
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
