// runs.ts - trying a program or a query on the server: asking for a run, waiting for its result, and
// finding the last one again after a reload.  A run never changes an answer.
import { signal, type Signal } from "@preact/signals";
import {
  sittingRunsCreate,
  sittingRunsGet,
  sittingRunsList,
  type Json,
  type RunCase,
  type SittingRun,
} from "../../lib/api";
import { ApiError, NetworkError } from "../../lib/http";
import { retryMs } from "../../lib/retry";
import { refresh, token, type Item } from "../session";
import { writtenIn } from "./coding";

export type Case = RunCase;
export type Run = SittingRun;

/** Why there is no run: too many, nothing to run, no judge, no connection, not taken, or the time is over. */
export type Refusal =
  | { kind: "often"; until: number }
  | { kind: "empty" | "closed" | "noJudge" | "offline" }
  | { kind: "refused"; message: string };

export interface Desk {
  run: Run | null;
  /** Asked for, and not yet answered. */
  sending: boolean;
  /** The result is waited for, and the connection is lost. */
  lost: boolean;
  refusal: Refusal | null;
  /** The run was asked for on this page: who did so wants to see its result. */
  asked: boolean;
}

const IDLE: Desk = { run: null, sending: false, lost: false, refusal: null, asked: false };
const WAIT_S = 20;
const WAIT_MS = 30_000;
/** A server that does not wait is not asked without a rest. */
const REST_MS = 700;
const AGAIN_S = 10;

const desks = new Map<string, Signal<Desk>>();
const recalled = new Set<string>();

/** How things stand with the runs of an item: kept while the page is open, whatever it shows. */
export function deskOf(item: Item): Signal<Desk> {
  const id = item.item_id;
  if (!desks.has(id)) desks.set(id, signal(IDLE));
  return desks.get(id)!;
}

export const isUnderWay = ({ run, sending }: Desk): boolean =>
  sending || run?.state === "queued" || run?.state === "running";

const rest = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** Runs a value; `stdin` is an input of the candidate's own, in place of the samples. */
export async function run(item: Item, value: Json, stdin?: string): Promise<void> {
  const desk = deskOf(item);
  if (isUnderWay(desk.value)) return;
  const refuse = (kind: "empty" | "offline") => {
    desk.value = { ...desk.value, refusal: { kind } };
  };
  if (!writtenIn(value)?.source.trim()) return refuse("empty");
  if (!navigator.onLine) return refuse("offline");
  desk.value = { ...desk.value, sending: true, refusal: null };
  try {
    const asked = { item_id: item.item_id, value, ...(stdin === undefined ? {} : { stdin }) };
    desk.value = { ...IDLE, asked: true, run: await sittingRunsCreate(token, asked) };
  } catch (error) {
    desk.value = { ...desk.value, sending: false, refusal: refusalOf(error) };
    return;
  }
  await follow(desk);
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiError)) return { kind: "offline" };
  if (error.status === 429) return { kind: "often", until: performance.now() + 1000 * (error.retryAfterS || AGAIN_S) };
  if (error.status >= 500) return { kind: "noJudge" };
  if (error.status === 422) return { kind: "refused", message: Object.values(error.fields).flat()[0] ?? error.message };
  void refresh();
  return { kind: "closed" };
}

/** Waits for the result of the run that is under way. */
async function follow(desk: Signal<Desk>): Promise<void> {
  for (let failures = 0; isUnderWay(desk.value); ) {
    const id = desk.value.run!.run_id;
    const since = performance.now();
    try {
      const next = await sittingRunsGet(token, id, { wait_s: WAIT_S }, { timeoutMs: WAIT_MS });
      failures = 0;
      desk.value = { ...desk.value, run: next, lost: false };
      if (isUnderWay(desk.value)) await rest(Math.max(0, REST_MS - (performance.now() - since)));
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof NetworkError)) throw error;
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) {
        desk.value = { ...IDLE, refusal: refusalOf(error) };
        return;
      }
      desk.value = { ...desk.value, lost: true };
      await rest(retryMs(++failures));
    }
  }
}

/** Finds the last run again, once; what cannot be asked for now is not missed. */
export async function recall(item: Item): Promise<void> {
  if (recalled.has(item.item_id)) return;
  recalled.add(item.item_id);
  const desk = deskOf(item);
  try {
    const { runs } = await sittingRunsList(token, { item_id: item.item_id, limit: 1 });
    if (runs[0] && desk.value === IDLE) desk.value = { ...IDLE, run: runs[0] };
  } catch {
    recalled.delete(item.item_id); // asked again when the question is shown the next time
    return;
  }
  await follow(desk);
}
