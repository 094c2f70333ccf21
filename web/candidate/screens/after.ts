// after.ts - what comes when everything is handed in: one chunk.
export { Done } from "./done";
