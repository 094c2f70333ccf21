// r.ts - R.
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { r } from "@codemirror/legacy-modes/mode/r";

export const support = [StreamLanguage.define(r), indentUnit.of("  ")];
