// session.ts - the one attempt this page is about: loading it, starting it,
// answering, finishing.  Screens read the signals and call the functions.
//
// The server's word is kept on this device (lib/store.ts) from the start on, so
// that a reload without a connection continues.  Nothing is kept before consent.
import { batch, computed, effect, signal } from "@preact/signals";
import { sittingsAnswer, sittingsFinish, sittingsGet, sittingsStart, type Json } from "../lib/api";
import { ApiError, NetworkError } from "../lib/http";
import { bestLocale, setLocale } from "../lib/i18n";
import { openStore, type AnswerRow, type Store } from "../lib/store";
import { Sync, type SyncState } from "../lib/sync";
import { ServerClock } from "../lib/time";
import { loadTypes, typeOf } from "./items/registry";

export type Sitting = Awaited<ReturnType<typeof sittingsGet>>;
export type Part = Sitting["parts"][number];
export type Item = Part["items"][number];

export type Trouble =
  | { kind: "unknown" }
  /** No answer, or one that helps nobody; `reference` finds it in the server's log. */
  | { kind: "unreachable"; reference: string };

export const token = decodeURIComponent(location.pathname.split("/").filter(Boolean)[1] ?? "");
export const clock = new ServerClock();

export const sitting = signal<Sitting | null>(null);
export const trouble = signal<Trouble | null>(null);
const answers = signal<Readonly<Record<string, Json>>>({});
/** Another window of this browser goes on with the attempt. */
export const elsewhere = signal(false);
/** The candidate has asked to finish; it happens once everything is sent. */
export const finishing = signal(false);
/** The time ran out while this page was open. */
export const timeIsUp = signal(false);
/** Is what is not yet sent kept when the window closes? */
export const durable = signal(true);

const CLEAN: SyncState = { phase: "saved", pending: 0, refused: 0 };
const sync = signal<Sync | null>(null);
export const saving = computed<SyncState>(() => sync.value?.state.value ?? CLEAN);

export const items = computed<Item[]>(() => sitting.value?.parts.flatMap((part) => part.items) ?? []);
export const valueOf = (item: Item): Json => answers.value[item.item_id] ?? typeOf(item).empty;
export const isAnswered = (item: Item): boolean => typeOf(item).answered(valueOf(item));
export const answeredCount = computed(() => items.value.filter(isAnswered).length);

const REFRESH_MS = 30_000;
/** Below this much time left the timer is shown and kept exact. */
export const TIMED_MS = 24 * 3_600_000;

let store: Store;
let client = "";
let heardAt = -REFRESH_MS;
/** Counts answers given and confirmed: a reply asked for before the last one is out of date. */
let changes = 0;

/* --- loading ---------------------------------------------------------------- */

/** Loads the attempt from the server, or from this device when it cannot be reached. */
export async function load(): Promise<void> {
  store ??= await openStore();
  durable.value = store.durable;
  const kept = await store.attempt(token).catch(() => undefined);
  client = kept?.client ?? client;
  try {
    await ask();
    trouble.value = null;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      await fail({ kind: "unknown" });
    } else if (!(error instanceof ApiError || error instanceof NetworkError)) {
      throw error;
    } else if (kept) {
      clock.restore(kept.skew);
      await take(kept.sitting as Sitting, false);
    } else {
      await fail({ kind: "unreachable", reference: error instanceof ApiError ? error.requestId : "" });
    }
  }
}

async function fail(what: Trouble): Promise<void> {
  await setLocale(bestLocale(chosenLocale(), ...navigator.languages));
  trouble.value = what;
}

/** Asks the server how things stand, unless it has said so in the last `restMs`. */
export async function refresh(restMs = 0): Promise<void> {
  if (!sitting.value || performance.now() - heardAt < restMs) return;
  try {
    await ask();
  } catch {
    // Nothing new: what is shown stays, and the save line tells about the connection.
  }
}

/** Loads the attempt.  What was answered or confirmed meanwhile is newer than the reply. */
async function ask(): Promise<void> {
  const before = changes;
  const next = await sittingsGet(token, { locale: chosenLocale() ?? undefined });
  hear(next.now);
  await take(next, changes === before);
}

function hear(now: string): void {
  heardAt = performance.now();
  clock.sync(now);
}

/** Makes `next` what is shown.  `newest`: its answers are later than the confirmed ones of this device. */
async function take(next: Sitting, newest: boolean): Promise<void> {
  const first = sitting.value === null;
  if (first) await setLocale(bestLocale(next.locale, ...navigator.languages));
  await loadTypes(next.parts.flatMap((part) => part.items.map((item) => item.type)));
  if (next.status === "started") {
    client ||= newClient();
    await keep(next);
    if (first) await own();
  }
  const rows = await store.answers(token).catch(() => []);
  batch(() => {
    if (!elsewhere.value && (next.status === "started" || rows.some((row) => row.rev > row.acked)))
      openSync(rows);
    sitting.value = next;
    if (clock.until(next.deadline) > 0) timeIsUp.value = false; // the employer has given more time
    answers.value = merge(next, newest);
  });
}

async function keep(next: Sitting): Promise<void> {
  await store.putAttempt({ token, client, sitting: next, skew: clock.skew() }).catch(() => undefined);
}

/** What is shown as answered: the later of the server's word and this device's. */
function merge(next: Sitting, newest: boolean): Record<string, Json> {
  const merged: Record<string, Json> = {};
  for (const item of next.parts.flatMap((part) => part.items)) {
    const row = sync.value?.row(item.item_id);
    const theirs = item.answer ?? undefined;
    const confirmed = row !== undefined && row.acked >= row.rev;
    if (confirmed && newest && theirs === undefined && row.value !== null) sync.value!.resend(item.item_id);
    if (confirmed && newest && theirs !== undefined && !same(theirs, row.value)) {
      sync.value!.replace(item.item_id, theirs);
    }
    const value = confirmed && newest ? (theirs ?? row.value) : (row?.value ?? theirs);
    if (value !== undefined) merged[item.item_id] = value;
  }
  return merged;
}

const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b);

function newClient(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* --- what the candidate does ------------------------------------------------ */

const LOCALE_KEY = "assay:locale:" + token;

function chosenLocale(): string | null {
  try {
    return sessionStorage.getItem(LOCALE_KEY);
  } catch {
    return null;
  }
}

export async function chooseLocale(language: string): Promise<void> {
  try {
    sessionStorage.setItem(LOCALE_KEY, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  await setLocale(language);
  await refresh();
}

/** Starts the clock.  The candidate has consented.  Throws what lib/http.ts throws. */
export async function start(language: string): Promise<void> {
  const started = await sittingsStart(token, { consent: true, locale: language });
  hear(started.now);
  await take(started, true);
  await own();
}

export function change(item: string, value: Json): void {
  changes++;
  answers.value = { ...answers.value, [item]: value };
  sync.value?.change(item, value);
}

/** Finishes as soon as the server has every answer.  Throws what lib/http.ts throws. */
export async function finish(): Promise<void> {
  finishing.value = true;
  await allSent();
  try {
    const done = await sittingsFinish(token);
    hear(done.now);
    sitting.value = { ...sitting.value!, status: done.status };
  } finally {
    finishing.value = false;
  }
}

function allSent(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (saving.value.pending > 0) return;
      queueMicrotask(() => {
        stop();
        resolve();
      });
    });
  });
}

/* --- saving ----------------------------------------------------------------- */

function openSync(rows: AnswerRow[]): void {
  if (sync.value) return;
  const opened = new Sync({
    token,
    client: (client ||= newClient()),
    store,
    send: (body, options) => sittingsAnswer(token, body, options),
    onReply(reply) {
      changes++;
      hear(reply.now);
      const now = sitting.value;
      if (!now) return;
      if (reply.status !== now.status) void refresh();
      else if (reply.deadline !== now.deadline) sitting.value = { ...now, deadline: reply.deadline };
    },
    onClosed: () => void refresh(),
  });
  opened.load(rows);
  sync.value = opened;
}

// Once the server has everything of an attempt that is over, nothing of it stays on this device.
effect(() => {
  const over = sitting.value !== null && !["invited", "started"].includes(sitting.value.status);
  if (over && saving.value.pending === 0) void store.wipe(token).catch(() => undefined);
});

function wake(): void {
  if (elsewhere.value) return;
  sync.value?.wake();
  void refresh(REFRESH_MS);
}

addEventListener("online", wake);
addEventListener("focus", wake);
addEventListener("pagehide", () => sync.value?.leave());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") sync.value?.leave();
  else wake();
});
setInterval(() => {
  const now = sitting.value;
  const timed = now?.status === "started" && clock.until(now.deadline) < TIMED_MS;
  if (timed && !elsewhere.value && document.visibilityState === "visible") void refresh(REFRESH_MS);
}, REFRESH_MS);

/** The time has run out by the server's clock: it decides what follows. */
export async function expire(): Promise<void> {
  timeIsUp.value = true;
  sync.value?.wake();
  await refresh();
}

/* --- one window at a time --------------------------------------------------- */

/** Makes this window the one that goes on; another one then says "Continued elsewhere". */
export async function continueHere(): Promise<void> {
  elsewhere.value = false;
  sync.value?.stop();
  sync.value = null;
  await own(true);
  await load();
}

async function own(steal = false): Promise<void> {
  const locks = navigator.locks as LockManager | undefined; // only https and localhost have it
  if (!locks) return;
  await new Promise<void>((known) => {
    const held = locks.request("assay:" + token, steal ? { steal } : { ifAvailable: true }, (lock) => {
      known();
      if (!lock) return leaveIt();
      return new Promise(() => undefined); // held until the window closes or another one takes it
    });
    held.catch(leaveIt);
  });
}

function leaveIt(): void {
  elsewhere.value = true;
  sync.value?.stop();
}
