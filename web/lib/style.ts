// style.ts - the styles that no first screen needs: a phone far away does not wait for them.
import { chunk } from "./reload";

declare const SCREENS_STYLE: string; // put in by build.mjs

let asked: Promise<void> | null = null;

/** Brings the styles of all further screens; once it is there it is there. */
export function loadStyle(): Promise<void> {
  asked ??= chunk(
    new Promise<void>((done, failed) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = SCREENS_STYLE;
      link.onload = () => done();
      link.onerror = () => {
        asked = null;
        link.remove();
        failed(new Error("no styles"));
      };
      document.head.append(link);
    }),
  );
  return asked;
}
