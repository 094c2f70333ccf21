// lua.ts - Lua.
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { lua } from "@codemirror/legacy-modes/mode/lua";

export const support = [StreamLanguage.define(lua), indentUnit.of("  ")];
