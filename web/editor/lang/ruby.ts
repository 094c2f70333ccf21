// ruby.ts - Ruby.
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { ruby } from "@codemirror/legacy-modes/mode/ruby";

export const support = [StreamLanguage.define(ruby), indentUnit.of("  ")];
