// state.tsx - where the set-up stands, and what every step of it uses.
import { signal } from "@preact/signals";
import { translator } from "../lib/plain";
import { TEXTS } from "./texts";

export { Heading, language } from "../lib/plain";

/** The secret stands behind "#", so that no proxy writes it down. */
export const token = location.hash.slice(1);

type Step = "checking" | "unreachable" | "gone" | "form" | { workspace: string; email: string; secret: string };
export const step = signal<Step>("checking");

export const t = translator(TEXTS);
