// consent.ts - what the candidate has agreed to in this visit; the server hears of it at the start.
import { signal } from "@preact/signals";

export const agreed = signal(false);
