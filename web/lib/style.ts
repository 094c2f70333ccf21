// style.ts - the styles that no first screen needs: a phone far away does not wait for them.
import { chunk } from "./reload";

declare const SCREENS_STYLE: string; // put in by build.mjs

const asked = new Map<string, Promise<void>>();

/** Brings a style sheet; once it is there it is there. */
export function bring(address: string): Promise<void> {
  if (!asked.has(address)) {
    const coming = new Promise<void>((done, failed) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.onload = () => done();
      link.onerror = () => {
        asked.delete(address);
        link.remove();
        failed(new Error("no styles"));
      };
      document.head.append(link);
    });
    asked.set(address, chunk(coming));
  }
  return asked.get(address)!;
}

/** Brings the styles of all further screens. */
export const loadStyle = (): Promise<void> => bring(SCREENS_STYLE);
