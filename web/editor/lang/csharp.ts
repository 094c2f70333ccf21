// csharp.ts - C#.
import { StreamLanguage } from "@codemirror/language";
import { csharp } from "@codemirror/legacy-modes/mode/clike";

export const support = StreamLanguage.define(csharp);
