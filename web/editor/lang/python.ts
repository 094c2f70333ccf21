// python.ts - Python.
import { python } from "@codemirror/lang-python";
import { indentUnit } from "@codemirror/language";

export const support = [python(), indentUnit.of("    ")];
