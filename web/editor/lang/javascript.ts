// javascript.ts - JavaScript.
import { javascript } from "@codemirror/lang-javascript";
import { indentUnit } from "@codemirror/language";

export const support = [javascript(), indentUnit.of("  ")];
