// before.ts - the screens between the link and the start: one chunk.
export { Begin } from "./begin";
export { Check } from "./check";
export { Consent } from "./consent";
export { MoreTime } from "./moretime";
export { You } from "./you";
