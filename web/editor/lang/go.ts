// go.ts - Go, which is indented with tabs.
import { go } from "@codemirror/lang-go";
import { indentUnit } from "@codemirror/language";

export const support = [go(), indentUnit.of("\t")];
