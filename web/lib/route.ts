// route.ts - which screen is shown: the part of the address behind "#", so that
// reload, back and forward lead where the reader expects.
import { signal } from "@preact/signals";

const current = () => decodeURIComponent(location.hash.slice(1));

export const route = signal(current());

addEventListener("hashchange", () => {
  route.value = current();
});

export function go(to: string): void {
  location.hash = to;
}

/** Goes there without leaving a trace for "back". */
export function goInstead(to: string): void {
  history.replaceState(null, "", "#" + to);
  route.value = to;
}
