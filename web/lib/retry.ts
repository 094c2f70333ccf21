// retry.ts - how long to wait before something is sent again: longer each time, never in step with others.
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Milliseconds to wait after so many failures in a row (one at least). */
export function retryMs(failures: number, random: () => number = Math.random): number {
  const step = RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]!;
  return step * (0.7 + 0.6 * random());
}
