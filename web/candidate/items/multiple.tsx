// multiple.tsx - some of several options.
export { answered, empty, summary, view } from "./choices";
