// scala.ts - Scala.
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { scala } from "@codemirror/legacy-modes/mode/clike";

export const support = [StreamLanguage.define(scala), indentUnit.of("  ")];
