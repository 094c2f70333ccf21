// java.ts - Java.
import { java } from "@codemirror/lang-java";

export const support = java();
