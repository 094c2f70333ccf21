// lazy.tsx - screens that come in a chunk of their own, when they are near.
import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { loadAllTexts } from "../lib/i18n";
import { chunk } from "../lib/reload";
import { loadStyle } from "../lib/style";
import { Unreachable } from "./screens/trouble";

/** A group of screens: `load` brings it, `show` shows one of it as soon as it is there. */
export function group<M>(bring: () => Promise<M>) {
  const screens = signal<M | null>(null);
  const failed = signal(false);
  let asked: Promise<void> | null = null;
  const load = (): Promise<void> => {
    asked ??= Promise.all([chunk(bring()), loadAllTexts(), loadStyle()]).then(
      ([made]) => {
        screens.value = made;
        failed.value = false;
      },
      () => {
        asked = null; // asked for again when somebody wants to see it
        failed.value = true;
      },
    );
    return asked;
  };
  const show = (pick: (made: M) => VNode): VNode | null => {
    if (screens.value) return pick(screens.value);
    if (failed.value) return <Unreachable reference="" retry={load} />;
    void load();
    return null;
  };
  return { load, show };
}
