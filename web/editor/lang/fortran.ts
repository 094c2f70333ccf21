// fortran.ts - Fortran.
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { fortran } from "@codemirror/legacy-modes/mode/fortran";

export const support = [StreamLanguage.define(fortran), indentUnit.of("  ")];
