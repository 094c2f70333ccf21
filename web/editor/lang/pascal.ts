// pascal.ts - Pascal.
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { pascal } from "@codemirror/legacy-modes/mode/pascal";

export const support = [StreamLanguage.define(pascal), indentUnit.of("  ")];
