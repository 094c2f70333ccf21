// during.ts - the screens of an attempt under way: one chunk.
export { Adaptive, AdaptiveEnd } from "./adaptive";
export { Elsewhere } from "./elsewhere";
export { Intro } from "./intro";
export { Overview } from "./overview";
export { PartEnd } from "./partend";
export { Paused } from "./paused";
export { Practice } from "./practice";
export { Questions } from "./questions";
export { Review } from "./review";
export { Sending } from "./sending";
export { TimeUp } from "./timeup";
