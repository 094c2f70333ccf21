// haskell.ts - Haskell.
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { haskell } from "@codemirror/legacy-modes/mode/haskell";

export const support = [StreamLanguage.define(haskell), indentUnit.of("  ")];
