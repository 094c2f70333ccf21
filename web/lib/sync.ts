// sync.ts - brings answers to the server and knows which ones have arrived.
//
// A change is kept in memory and on the device at once, and sent after a short
// rest together with all others that are due.  Only the server's acknowledgement
// of the same revision clears it.  Sending again is harmless: the server stores a
// revision once.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Json, sittingsAnswer } from "./api";
import { ApiError, type RequestOptions } from "./http";
import { retryMs } from "./retry";
import type { AnswerRow, Store } from "./store";

export type Saving = Parameters<typeof sittingsAnswer>[1];
export type Saved = Awaited<ReturnType<typeof sittingsAnswer>>;

const IDLE_MS = 400;
/** Whoever never rests is not waited for longer than this. */
const PATIENCE_MS = 3_000;
const BATCH_MAX = 200;
/** A browser sends at most 64 KB when the page is left; the rest of the request needs some too. */
const LEAVING_BYTES_MAX = 60_000;

export interface SyncState {
  phase: "saved" | "saving" | "offline" | "unreachable";
  /** Changes the server has not confirmed. */
  pending: number;
  /** Changes the server will not take: they must be answered again. */
  refused: number;
}

export interface SyncOptions {
  token: string;
  client: string;
  store: Store;
  send(body: Saving, options: RequestOptions): Promise<Saved>;
  /** Each acknowledgement brings the server's time and the attempt's status. */
  onReply(reply: Saved): void;
  /** The attempt takes no answers any more (403, 404, 409, 410); sending has stopped. */
  onClosed(error: ApiError): void;
  /** Replaced by tests. */
  random?: () => number;
  wall?: () => number;
  online?: () => boolean;
}

export class Sync {
  private readonly rows = new Map<string, AnswerRow>();
  /** Item → the revision that was refused. */
  private readonly refused = new Map<string, number>();
  private readonly now = signal<SyncState>({ phase: "saved", pending: 0, refused: 0 });
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first change came that no attempt to send has seen; null when there is none. */
  private waitingSince: number | null = null;
  private sending = false;
  private stopped = false;
  private failures = 0;
  private batchMax = BATCH_MAX;

  constructor(private readonly options: SyncOptions) {}

  get state(): ReadonlySignal<SyncState> {
    return this.now;
  }

  /** Takes over the rows kept from an earlier visit and sends what is due. */
  load(rows: AnswerRow[]): void {
    for (const row of rows) this.rows.set(row.item, row);
    this.report();
    if (this.due().length > 0) this.schedule(0);
  }

  row(item: string): AnswerRow | undefined {
    return this.rows.get(item);
  }

  /** The candidate has changed an answer; it is sent after a rest, which is longer while somebody writes. */
  change(item: string, value: Json, idleMs = IDLE_MS): void {
    const before = this.rows.get(item);
    this.put({
      token: this.options.token,
      item,
      rev: (before?.rev ?? 0) + 1,
      value,
      at: this.deviceTime(),
      acked: before?.acked ?? 0,
      ...(before?.beside === undefined ? {} : { beside: before.beside }),
    });
    this.report();
    this.waitingSince ??= performance.now();
    const patient = performance.now() - this.waitingSince < PATIENCE_MS;
    if (this.failures === 0 && patient) this.schedule(idleMs);
  }

  /** What is begun but no answer yet (one of two choices) stays on this device; null when it is answered. */
  draft(item: string, draft: Json): void {
    this.put({ ...this.rowOf(item), draft });
  }

  /** What goes with an answer and is no part of it stays on this device too. */
  beside(item: string, beside: Json): void {
    this.put({ ...this.rowOf(item), beside });
  }

  /** Another device has answered later than the row that was confirmed here. */
  replace(item: string, value: Json): void {
    const row = this.rows.get(item);
    if (row) this.put({ ...row, value, draft: null });
  }

  /** The server does not have what it once confirmed: send it again. */
  resend(item: string): void {
    const row = this.rows.get(item);
    if (!row) return;
    this.put({ ...row, acked: 0 });
    this.report();
    this.schedule(0);
  }

  /** The connection may be back: try at once. */
  wake(): void {
    if (this.due().length > 0) this.schedule(0);
  }

  /** The page is being left: hands over what fits, without waiting for the reply. */
  leave(): void {
    if (this.stopped) return;
    const rows: AnswerRow[] = [];
    let bytes = 0;
    for (const row of this.due()) {
      bytes += 3 * JSON.stringify(row).length; // UTF-8 needs at most three bytes for each unit
      if (bytes > LEAVING_BYTES_MAX) break;
      rows.push(row);
    }
    if (rows.length === 0) return;
    this.options.send(this.body(rows), { keepalive: true }).then(
      (reply) => this.acknowledge(reply),
      () => undefined, // the rows stay due and are sent on return
    );
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private rowOf(item: string): AnswerRow {
    return this.rows.get(item) ?? { token: this.options.token, item, rev: 0, value: null, at: "", acked: 0 };
  }

  private due(): AnswerRow[] {
    return [...this.rows.values()].filter(
      (row) => row.rev > row.acked && this.refused.get(row.item) !== row.rev,
    );
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async flush(): Promise<void> {
    const batch = this.due().slice(0, this.batchMax);
    if (this.sending || this.stopped || batch.length === 0) return;
    this.sending = true;
    this.waitingSince = null;
    try {
      this.acknowledge(await this.options.send(this.body(batch), {}));
      // A reply that confirms nothing must not make us ask again without a rest.
      if (!batch.some((row) => this.rows.get(row.item)!.acked >= row.rev)) this.failures++;
    } catch (error) {
      this.failed(error, batch);
    }
    this.sending = false;
    if (this.due().length === 0) this.batchMax = BATCH_MAX;
    else this.schedule(this.failures === 0 ? 0 : retryMs(this.failures, this.options.random));
    this.report();
  }

  private failed(error: unknown, batch: AnswerRow[]): void {
    const status = error instanceof ApiError ? error.status : 0;
    if (error instanceof ApiError && [403, 404, 409, 410].includes(status)) {
      this.stop();
      this.options.onClosed(error);
    } else if (error instanceof ApiError && isSaved(error.body)) {
      // Bad answers among good ones: the reply confirms the good ones.
      this.acknowledge(error.body);
      this.refuse(batch, error.body);
    } else if (status === 400 || status === 413 || status === 422) {
      // Nothing is confirmed: sent one by one, only the bad answer is refused.
      this.failures = 0;
      if (batch.length > 1) this.batchMax = 1;
      else this.refuse(batch);
    } else {
      this.failures++;
    }
  }

  /** Those of a batch that are still not confirmed are not sent again until they are changed. */
  private refuse(batch: AnswerRow[], reply?: Saved): void {
    for (const { item, rev } of batch) {
      const row = this.rows.get(item)!;
      if (row.acked >= rev) continue;
      // Another device has answered the question of an adaptive part first: nobody can answer it any more.
      if (reply?.adaptive && reply.next?.item_id !== item) this.put({ ...row, acked: row.rev });
      else this.refused.set(item, rev);
    }
  }

  /** Was the last answer to the item refused? */
  isRefused(item: string): boolean {
    return this.refused.has(item) && this.refused.get(item) === this.rows.get(item)?.rev;
  }

  private acknowledge(reply: Saved): void {
    const confirmed: AnswerRow[] = [];
    for (const [item, rev] of Object.entries(reply.acked as Record<string, number>)) {
      const row = this.rows.get(item);
      if (row && rev > row.acked) confirmed.push({ ...row, acked: Math.min(rev, row.rev) });
    }
    this.put(...confirmed);
    if (confirmed.length > 0) this.failures = 0;
    this.report();
    this.options.onReply(reply);
  }

  private put(...rows: AnswerRow[]): void {
    for (const row of rows) this.rows.set(row.item, row);
    // A full disk must not stop the sending: the rows are still in memory.
    if (rows.length > 0) this.options.store.putAnswers(rows).catch(() => undefined);
  }

  private body(rows: AnswerRow[]): Saving {
    return {
      client: this.options.client,
      sent_at: this.deviceTime(),
      answers: rows.map(({ item, rev, value, at }) => ({ item_id: item, rev, value, at })),
    };
  }

  private deviceTime(): string {
    return new Date((this.options.wall ?? Date.now)()).toISOString();
  }

  private report(): void {
    const pending = this.due().length;
    const refused = [...this.refused].filter(([item, rev]) => this.rows.get(item)?.rev === rev).length;
    const online = this.options.online?.() ?? navigator.onLine;
    const phase =
      pending === 0 ? "saved" : this.failures === 0 ? "saving" : online ? "unreachable" : "offline";
    this.now.value = { phase, pending, refused };
  }
}

function isSaved(body: unknown): body is Saved {
  return typeof body === "object" && body !== null && "acked" in body;
}
