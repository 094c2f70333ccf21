// perl.ts - Perl.
import { StreamLanguage } from "@codemirror/language";
import { perl } from "@codemirror/legacy-modes/mode/perl";

export const support = StreamLanguage.define(perl);
