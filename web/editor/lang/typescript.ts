// typescript.ts - TypeScript.
import { javascript } from "@codemirror/lang-javascript";
import { indentUnit } from "@codemirror/language";

export const support = [javascript({ typescript: true }), indentUnit.of("  ")];
