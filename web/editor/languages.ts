// languages.ts - how the editor colours and indents a language: each in a chunk of its own, by the id
// that the judge uses.  A language that is not here is written without colours.
import type { Extension } from "@codemirror/state";

type Bring = () => Promise<{ support: Extension }>;

const cpp: Bring = () => import("./lang/cpp");
const python: Bring = () => import("./lang/python");

const BRING: Readonly<Record<string, Bring>> = {
  c: cpp,
  cpp,
  python,
  pypy: python,
  java: () => import("./lang/java"),
  javascript: () => import("./lang/javascript"),
  typescript: () => import("./lang/typescript"),
  go: () => import("./lang/go"),
  rust: () => import("./lang/rust"),
  ruby: () => import("./lang/ruby"),
  php: () => import("./lang/php"),
  csharp: () => import("./lang/csharp"),
  scala: () => import("./lang/scala"),
  kotlin: () => import("./lang/kotlin"),
  bash: () => import("./lang/bash"),
  r: () => import("./lang/r"),
  perl: () => import("./lang/perl"),
  lua: () => import("./lang/lua"),
  pascal: () => import("./lang/pascal"),
  fortran: () => import("./lang/fortran"),
  haskell: () => import("./lang/haskell"),
};

/** The support of a language; nothing where there is none, or where it does not come. */
export async function support(language: string): Promise<Extension> {
  if (!Object.hasOwn(BRING, language)) return [];
  return BRING[language]!().then((made) => made.support, () => []);
}
