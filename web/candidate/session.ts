// session.ts - the one attempt this page is about: loading it, starting it,
// answering, finishing.  Screens read the signals and call the functions.
//
// The server's word is kept on this device (lib/store.ts) from the start on, so
// that a reload without a connection continues.  Nothing is kept before consent.
import { batch, computed, effect, signal } from "@preact/signals";
import {
  sittingsAccommodation,
  sittingsAnswer,
  sittingsContinue,
  sittingsFinish,
  sittingsGet,
  sittingsName,
  sittingsOpen,
  sittingsPartFinish,
  sittingsPartStart,
  sittingsStart,
  type Json,
} from "../lib/api";
import { ApiError, NetworkError } from "../lib/http";
import { bestLocale, fetchTexts, LANGUAGES, loadAllTexts, locale, setLocale } from "../lib/i18n";
import { goInstead, route } from "../lib/route";
import { chunk } from "../lib/reload";
import { openStore, type AnswerRow, type AttemptRow, type Store } from "../lib/store";
import type { Sync, SyncState } from "../lib/sync";
import { loadStyle } from "../lib/style";
import { ServerClock } from "../lib/time";
import { loadTypes, typeOf } from "./items/registry";
import type { Outgoing } from "./outgoing";

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
/** What goes on with the attempt in place of this page: another window of this browser, or another device. */
export const elsewhere = signal<"window" | "device" | null>(null);
/** It was this window that finished the attempt. */
export const finishedHere = signal(false);
/** The candidate has asked to finish; it happens once everything is sent. */
export const finishing = signal(false);
/** The time of the whole attempt ran out while this page was open. */
export const timeIsUp = signal(false);
/** The timed part that ran out while this page was open, until the candidate goes on. */
export const partOver = signal<string | null>(null);
/** Before the start: are the types of the samples there? */
export const typesLoaded = signal(false);
/** Items to come back to. */
export const flags = signal<readonly string[]>([]);
/** Has the candidate agreed that events and snapshots are recorded? */
export const recording = signal(false);
/** Is what is not yet sent kept when the window closes? */
export const durable = signal(true);

const CLEAN: SyncState = { phase: "saved", pending: 0, refused: 0 };
const sync = signal<Sync | null>(null);
/** Events and files; there once the attempt is started. */
export const outgoing = signal<Outgoing | null>(null);
export const saving = computed<SyncState>(() => {
  const state = sync.value?.state.value ?? CLEAN;
  const files = outgoing.value?.filesPending.value ?? 0;
  const failing = outgoing.value?.uploads.failing.value ?? false;
  const sending = !navigator.onLine ? "offline" : failing ? "unreachable" : "saving";
  const phase = files > 0 && state.phase === "saved" ? sending : state.phase;
  return { ...state, phase, pending: state.pending + files };
});

const allItems = (from: Sitting): Item[] => from.parts.flatMap((part) => part.items);
export const items = computed<Item[]>(() => (sitting.value ? allItems(sitting.value) : []));
export const valueOf = (item: Item): Json => answers.value[item.item_id] ?? typeOf(item).empty;
export const isAnswered = (item: Item): boolean => typeOf(item).answered(valueOf(item), item);
export const answeredIn = (list: readonly Item[]): number => list.filter(isAnswered).length;
/** Of an adaptive part the server counts: it shows one question at a time. */
export const answeredOf = (part: Part): number => part.adaptive?.given_n ?? answeredIn(part.items);
export const countOf = (part: Part): number => part.adaptive?.items_max ?? part.items.length;

/** The timed part whose clock is running. */
export const runningPart = computed<Part | null>(
  () => sitting.value?.parts.find((part) => part.limit_s > 0 && part.status === "open") ?? null,
);
/** The moment the timer counts down to: the end of the running part, or of the attempt. */
export const ending = computed(() => runningPart.value?.deadline ?? sitting.value!.deadline);

const REFRESH_MS = 30_000;
/** Below this much time left the timer is shown and kept exact. */
export const TIMED_MS = 24 * 3_600_000;

let store: Store;
let client = "";
let heardAt = -REFRESH_MS;
/** Counts answers given and confirmed: a reply asked for before the last one is out of date. */
let changes = 0;
/** The server does not know yet that this device goes on; it hears so as soon as the candidate does. */
let unclaimed = false;
/** Counts how often it has heard it: what was asked for before may name another device. */
let claims = 0;
/** The flags have changed since the server was told. */
let flagsDue = false;

/* --- loading ---------------------------------------------------------------- */

/** Loads the attempt from the server, or from this device when it cannot be reached. */
export async function load(): Promise<void> {
  store ??= await openStore();
  durable.value = store.durable;
  const kept = await store.attempt(token).catch(() => undefined);
  if (kept) takeOver(kept);
  try {
    await ask();
    trouble.value = null;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      await fail({ kind: "unknown" });
    } else if (!(error instanceof ApiError || error instanceof NetworkError)) {
      throw error;
    } else if (kept) {
      const last = kept.sitting as Sitting;
      clock.restore(kept.skew);
      await setLocale(bestLocale(Object.keys(LANGUAGES), chosenLocale(), last.locale, ...navigator.languages));
      await take(last, false);
    } else {
      await fail({ kind: "unreachable", reference: error instanceof ApiError ? error.requestId : "" });
    }
  }
}

function takeOver(kept: AttemptRow): void {
  client = kept.client;
  flags.value = kept.flags;
  flagsDue = !(kept.flagsSent ?? kept.flags.length === 0);
}

async function fail(what: Trouble): Promise<void> {
  await setLocale(bestLocale(Object.keys(LANGUAGES), chosenLocale(), ...navigator.languages));
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
  const [before, claimed] = [changes, claims];
  const first = sitting.value === null;
  const next = first ? await askFirst() : await sittingsGet(token, { locale: chosenLocale() ?? locale() });
  hear(next.now);
  await take(next, changes === before, claims === claimed);
}

/**
 * The first question decides about the language: what the candidate chose in this window,
 * else what the link or the invitation says, else the browser's.  The likely texts are asked for at the
 * same time: a phone far away waits once.
 */
async function askFirst(): Promise<Sitting> {
  const chosen = chosenLocale();
  const own = chosen ?? bestLocale(Object.keys(LANGUAGES), ...navigator.languages);
  fetchTexts(own);
  const next = await sittingsGet(token, chosen ? { locale: chosen } : { otherwise: own });
  if (next.status === "invited") void sittingsOpen(token).catch(() => undefined); // the start says it as well
  await setLocale(bestLocale(Object.keys(LANGUAGES), next.locale));
  return next;
}

function hear(now: string): void {
  heardAt = performance.now();
  clock.sync(now);
}

/** Takes over what the server answered to something the candidate did, in the language chosen here. */
async function adopt(next: Sitting): Promise<void> {
  hear(next.now);
  const chosen = chosenLocale();
  const other = chosen !== null && chosen !== next.locale;
  await take(other ? await sittingsGet(token, { locale: chosen }).catch(() => next) : next, true);
}

/**
 * Makes `next` what is shown.  `newest`: its answers are later than the confirmed ones of this
 * device; `current`: so is its word on which device goes on.
 */
async function take(next: Sitting, newest: boolean, current = true): Promise<void> {
  const first = sitting.value === null;
  const begun = next.status === "started";
  if (begun) await loadTypes(typesIn(next));
  const otherDevice = begun && first && client === "";
  if (begun) {
    recording.value = next.recorded.includes("events");
    client ||= randomId();
    unclaimed ||= otherDevice;
    if (first) await own();
    if (current) noticeDevice(next.active_client);
  }
  const rows = await store.answers(token).catch(() => []);
  const sends = elsewhere.value !== "window"; // another device does not know what is still to be sent here
  if (begun || rows.length > 0) await Promise.all([loadAllTexts(), loadStyle()]);
  if ((begun || rows.length > 0) && sends) await openOutgoing();
  batch(() => {
    if (sends && (begun || rows.some((row) => row.rev > row.acked))) openSync(rows);
    if (newest && !flagsDue) flags.value = next.flagged;
    noticePartOver(next);
    sitting.value = next;
    if (clock.until(next.deadline) > 0) timeIsUp.value = false; // the employer has given more time
    answers.value = merge(next, newest);
  });
  if (begun && sends) await keep();
  if (otherDevice) tellDevice();
}

const typesIn = ({ parts }: Sitting) =>
  parts.flatMap((part) => [...part.items, ...part.practice].map(({ type }) => type));

/** Brings the types of the samples to try before the start; what does not come is asked for again then. */
export function loadSamples(): void {
  if (!typesLoaded.value) loadTypes(typesIn(sitting.value!)).then(() => (typesLoaded.value = true), () => undefined);
}

/** A part that was running and is closed now, without the candidate having done it, ran out. */
function noticePartOver(next: Sitting): void {
  const before = runningPart.value;
  const part = next.parts.find((one) => one.part_id === (partOver.value ?? before?.part_id));
  if (!part) return;
  if (part.status === "open" && clock.until(part.deadline!) > 0) partOver.value = null; // more time was given
  else if (part.status === "done" && before && closing !== part.part_id && !part.adaptive?.stop) {
    partOver.value = part.part_id;
  }
}

async function keep(): Promise<void> {
  const row: AttemptRow = {
    token,
    client,
    sitting: sitting.value,
    skew: clock.skew(),
    flags: [...flags.value],
    flagsSent: !flagsDue,
  };
  await store.putAttempt(row).catch(() => undefined);
}

/** What is shown as answered: the later of the server's word and this device's, and what is begun here. */
function merge(next: Sitting, newest: boolean): Record<string, Json> {
  const merged: Record<string, Json> = {};
  for (const item of allItems(next)) {
    const row = sync.value?.row(item.item_id);
    const theirs = item.answer; // null: it was taken back
    const confirmed = row !== undefined && row.acked >= row.rev;
    if (confirmed && newest && theirs === undefined && row.value !== null) sync.value!.resend(item.item_id);
    if (confirmed && newest && theirs !== undefined && !same(theirs, row.value)) {
      sync.value!.replace(item.item_id, theirs);
    }
    const known = row && row.rev > 0 ? row.value : theirs; // without a revision it is only a draft
    const draft = sync.value?.row(item.item_id)?.draft ?? undefined;
    const value = draft ?? (confirmed && newest && theirs !== undefined ? theirs : known);
    if (value !== undefined && value !== null) merged[item.item_id] = value;
  }
  return merged;
}

const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b);

/** 24 hexadecimal digits; `crypto.randomUUID` is missing on plain http. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* --- what the candidate does ------------------------------------------------ */

const LOCALE_KEY = "assay:locale:" + token;

function chosenLocale(): string | null {
  try {
    return sessionStorage.getItem(LOCALE_KEY) ?? linkLocale();
  } catch {
    return linkLocale();
  }
}

/** The language at the end of the link, "&lang=pt-BR", if it is one of ours. */
function linkLocale(): string | null {
  const language = new URLSearchParams(location.search).get("lang")?.toLowerCase().split("-")[0];
  return language && Object.hasOwn(LANGUAGES, language) ? language : null;
}

export async function chooseLocale(language: string): Promise<void> {
  try {
    sessionStorage.setItem(LOCALE_KEY, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  try {
    await setLocale(language);
  } catch {
    return; // off line: its texts are not here; they come with the next page
  }
  await refresh();
}

/** Starts the attempt.  The candidate has consented.  Throws what lib/http.ts throws. */
export async function start(language: string): Promise<void> {
  client ||= randomId(); // not another device: the one that starts
  await adopt(await sittingsStart(token, { consent: true, locale: language, recording: recording.value, client }));
  await own();
}

/** Starts the clock of a timed part.  Throws what lib/http.ts throws. */
export async function startPart(partId: string): Promise<void> {
  await adopt(await sittingsPartStart(token, partId));
}

let closing = "";

/** Closes a timed part once the server has its answers.  Throws what lib/http.ts throws. */
export async function finishPart(partId: string): Promise<void> {
  closing = partId;
  finishing.value = true;
  try {
    await allSent();
    await adopt(await sittingsPartFinish(token, partId));
  } finally {
    finishing.value = false;
    closing = "";
  }
}

/** Says that the name is right, or corrects it.  Throws what lib/http.ts throws. */
export async function sayName(first_name: string | null, last_name: string | null): Promise<void> {
  const person = await sittingsName(token, { first_name, last_name });
  sitting.value = { ...sitting.value!, person };
}

/** Asks the employer for more time or another form.  Throws what lib/http.ts throws. */
export async function askAccommodation(text: string): Promise<void> {
  await adopt(await sittingsAccommodation(token, { request: text }));
}

/** What is no whole answer yet stays on this device; the server then has none. */
export function change(item: Item, value: Json): void {
  changes++;
  const id = item.item_id;
  if (isAdaptive(item)) {
    answers.value = { ...answers.value, [id]: value }; // an answer only once it is given for good
    sync.value?.draft(id, value);
    return;
  }
  const type = typeOf(item);
  const whole = type.answered(value, item) ? value : null;
  const draft = whole === null ? value : null;
  answers.value = { ...answers.value, [id]: value };
  const row = sync.value?.row(id);
  const before = row && row.rev > 0 ? row.value : (item.answer ?? null); // perhaps of another device
  if (!same(whole, before)) sync.value?.change(id, whole, type.idleMs);
  if (!same(draft, sync.value?.row(id)?.draft ?? null)) sync.value?.draft(id, draft);
}

/** What a question type keeps beside the answer on this device, and never sends. */
export const besideOf = (item: Item): Json => sync.value?.row(item.item_id)?.beside ?? null;
export const keepBeside = (item: Item, beside: Json): void => sync.value?.beside(item.item_id, beside);
const isAdaptive = ({ item_id }: Item): boolean =>
  sitting.value!.parts.some((part) => part.adaptive && part.items.some((item) => item.item_id === item_id));

/** Gives the answer to the question of an adaptive part, or null to leave it out: there is no way back. */
export function give(item: Item, value: Json): void {
  changes++;
  sync.value?.draft(item.item_id, null);
  sync.value?.change(item.item_id, value, 0);
}

/** Was the answer given, while the next question has not come yet? */
export function isGiven(item: Item): boolean {
  const row = saving.value && sync.value?.row(item.item_id); // read, so that the screen follows what is sent
  return row !== undefined && row.rev > 0 && !sync.value!.isRefused(item.item_id);
}

export function toggleFlag(item: Item): void {
  const id = item.item_id;
  flags.value = flags.value.includes(id) ? flags.value.filter((other) => other !== id) : [...flags.value, id];
  changes++;
  flagsDue = true;
  outgoing.value?.flags.set(flags.value);
  void keep();
}

function flagsSent(): void {
  changes++;
  flagsDue = false;
  void keep();
}

/** Puts an event into the queue, if the candidate has agreed to it. */
export function record(...event: Parameters<Outgoing["events"]["add"]>): void {
  if (recording.value && !elsewhere.value) outgoing.value?.events.add(...event);
}

/** Finishes as soon as the server has every answer.  Throws what lib/http.ts throws. */
export async function finish(): Promise<void> {
  finishing.value = true;
  await allSent();
  try {
    const done = await sittingsFinish(token);
    hear(done.now);
    finishedHere.value = true;
    sitting.value = { ...sitting.value!, status: done.status };
  } finally {
    finishing.value = false;
  }
}

function allSent(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (saving.value.pending > 0 || (outgoing.value?.events.pending.value ?? 0) > 0) return;
      queueMicrotask(() => {
        stop();
        resolve();
      });
    });
  });
}

/* --- saving ----------------------------------------------------------------- */

function openSync(rows: AnswerRow[]): void {
  if (sync.value || !outgoing.value) return;
  const opened = outgoing.value.newSync({
    token,
    client: (client ||= randomId()),
    store,
    send: (body, options) => sittingsAnswer(token, { ...body, locale: locale() }, options),
    onReply(reply) {
      heed(reply);
      if (reply.adaptive) void moveOn(reply.adaptive, reply.next).catch(() => refresh());
    },
    onClosed: () => void refresh(),
  });
  opened.load(rows);
  sync.value = opened;
}

type Told = Pick<Sitting, "now" | "status" | "paused" | "active_client"> & { deadline: string | null };

/** Each reply tells the time and how things stand: what has changed is asked for. */
function heed(reply: Told): void {
  changes++;
  hear(reply.now);
  const now = sitting.value;
  if (!now) return;
  const moved = reply.deadline !== null && reply.deadline !== now.deadline;
  const other = reply.active_client !== now.active_client;
  if (reply.status !== now.status || reply.paused !== now.paused || moved || other) void refresh();
}

/** The reply to an answer of an adaptive part has the next question, or says that none comes. */
async function moveOn(adaptive: NonNullable<Part["adaptive"]>, next: Item | null): Promise<void> {
  if (!next && adaptive.stop === null) return refresh(); // it ended in another way
  if (next) await loadTypes([next.type]);
  const now = sitting.value;
  const index = now?.parts.findIndex((part) => part.part_id === adaptive.part_id) ?? -1;
  const part = now?.parts[index];
  if (!now || !part?.adaptive || part.adaptive.given_n > adaptive.given_n) return;
  const moved: Part = { ...part, adaptive, items: next ? [next] : [], status: next ? part.status : "done" };
  sitting.value = { ...now, parts: now.parts.map((one, i) => (i === index ? moved : one)) };
  if (!next && route.value.startsWith(`part-${index + 1}.`)) {
    goInstead(now.parts.length === 1 ? "review" : `end-${index + 1}`);
  }
  await keep();
}

async function openOutgoing(): Promise<void> {
  if (outgoing.value) return;
  const { openOutgoing: open } = await chunk(import("./outgoing"));
  outgoing.value ??= await open(store, heed, flagsSent);
  if (flagsDue) outgoing.value.flags.set(flags.value);
}

// Once the server has everything of an attempt that is over, nothing of it stays on this device.
effect(() => {
  const over = sitting.value !== null && !["invited", "started"].includes(sitting.value.status);
  const pending = saving.value.pending + (outgoing.value?.events.pending.value ?? 0);
  if (over && pending === 0 && elsewhere.value !== "window") void store.wipe(token).catch(() => undefined);
});

function wake(): void {
  sync.value?.wake();
  outgoing.value?.wake();
  void goOn();
  void refresh(REFRESH_MS);
}

function leave(): void {
  sync.value?.leave();
  outgoing.value?.leave();
}

addEventListener("online", wake);
addEventListener("focus", wake);
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : wake()));
// The employer may add minutes, pause or go on, grant a request: seen without a reload, 40 seconds later at the most.
setInterval(() => {
  const now = sitting.value;
  const open = now?.status === "started" || (now?.status === "invited" && now.accommodation === "requested");
  if (!open || document.visibilityState !== "visible") return;
  void goOn();
  void refresh((3 * REFRESH_MS) / 4);
}, REFRESH_MS / 2);

/** The time has run out by the server's clock: it decides what follows. */
export async function expire(): Promise<void> {
  if (runningPart.value) partOver.value = runningPart.value.part_id;
  else timeIsUp.value = true;
  sync.value?.wake();
  await refresh();
}

/* --- one window of one device at a time -------------------------------------- */

/** Makes this window the one that goes on; another one, here or elsewhere, then says "Continued elsewhere". */
export async function continueHere(): Promise<void> {
  const device = elsewhere.value === "device";
  elsewhere.value = null;
  unclaimed = true;
  if (!device) {
    stopSending();
    await own(true);
    await load();
  }
  await goOn(true);
  if (device) tellDevice();
  else record("second_session");
}

/** Somebody who has opened the link on another device only looks, until questions are shown. */
const isAtWork = () => route.value !== "" && route.value !== "overview";

/** Tells the server that this device goes on with the attempt, if it does not know. */
async function goOn(asked = isAtWork()): Promise<void> {
  if (!unclaimed || !asked || elsewhere.value || sitting.value?.status !== "started") return;
  unclaimed = false;
  try {
    const next = await sittingsContinue(token, { client });
    claims++;
    await adopt(next);
  } catch {
    unclaimed = true; // again with the next sign of a connection; answers are taken meanwhile
  }
}

effect(() => {
  if (isAtWork() && sitting.value) void goOn();
});

function noticeDevice(active: string | null): void {
  if (unclaimed || elsewhere.value === "window") return;
  elsewhere.value = active !== null && active !== client ? "device" : null;
}

const tellDevice = () => record("device_change", { detail: navigator.userAgent.slice(0, 200) });

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

/** The other window sends what is still to be sent: both know it. */
function leaveIt(): void {
  elsewhere.value = "window";
  stopSending();
}

function stopSending(): void {
  sync.value?.stop();
  sync.value = null;
  outgoing.value?.stop();
  outgoing.value = null;
}
