// audio.tsx - an answer that is spoken.
import { Recorder } from "./recorder";
import type { ViewProps } from "./registry";

export { answered, empty, summary } from "./upload";

export const view = (props: ViewProps) => <Recorder kind="audio" {...props} />;
