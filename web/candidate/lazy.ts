// lazy.ts - screens that come in a chunk of their own, when they are near.
import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { loadAllTexts } from "../lib/i18n";
import { reloadOnce } from "../lib/reload";
import { loadStyle } from "../lib/style";

/** A group of screens: `load` brings it, `show` shows one of it as soon as it is there. */
export function group<M>(bring: () => Promise<M>) {
  const screens = signal<M | null>(null);
  let asked: Promise<void> | null = null;
  const load = (): Promise<void> => {
    asked ??= Promise.all([bring(), loadAllTexts(), loadStyle()]).then(
      ([made]) => {
        screens.value = made;
      },
      () => {
        asked = null; // asked for again with the next screen; after an upgrade it is gone for good
        if (navigator.onLine) reloadOnce();
      },
    );
    return asked;
  };
  const show = (pick: (made: M) => VNode): VNode | null => {
    if (screens.value) return pick(screens.value);
    void load();
    return null;
  };
  return { load, show };
}
