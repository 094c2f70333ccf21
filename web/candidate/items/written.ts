// written.ts - what questions need that are written in an editor: its texts and its styles, which no other page has.
import { loadTexts, type Texts } from "../../lib/i18n";
import { bring } from "../../lib/style";

declare const CODE_STYLE: string; // put in by build.mjs

const texts: Texts = {
  en: () => import("../../i18n/en.json?code"),
  pt: () => import("../../i18n/pt.json?code"),
  es: () => import("../../i18n/es.json?code"),
  de: () => import("../../i18n/de.json?code"),
};

export const ready = (): Promise<unknown> => Promise.all([loadTexts(texts), bring(CODE_STYLE)]);
