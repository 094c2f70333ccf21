// outbox.ts - events, files and flags on their way to the server.
//
// All are kept on the device at once and forgotten when the server has them.
// They follow the rules of sync.ts: tried again more and more slowly, at once when
// the connection may be back; sending twice is harmless, the server keeps one.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { sittingEventsAdd } from "./api";
import { ApiError, type RequestOptions } from "./http";
import { retryMs } from "./retry";
import type { EventRow, Store, UploadRow } from "./store";

const IDLE_MS = 1_500;
const BATCH_MAX = 100;

/** One sender with its timer: subclasses say what is due and how one step of it is sent. */
abstract class Sender {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private stopped = false;
  private failures = 0;
  private readonly fails = signal(false);

  /** Has the last attempt to send failed? */
  get failing(): ReadonlySignal<boolean> {
    return this.fails;
  }

  /** Sends some of what is due.  What it throws is tried again. */
  protected abstract step(): Promise<void>;
  protected abstract due(): boolean;

  /** The connection may be back: try at once. */
  wake(): void {
    if (this.due()) this.schedule(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Something new is due. */
  protected added(restMs: number): void {
    if (this.failures === 0) this.schedule(restMs);
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), ms);
  }

  private async run(): Promise<void> {
    if (this.busy || this.stopped || !this.due()) return;
    this.busy = true;
    try {
      await this.step();
      this.failures = 0;
    } catch {
      this.failures++;
    }
    this.busy = false;
    this.fails.value = this.failures > 0;
    if (this.due()) this.schedule(this.failures === 0 ? 0 : retryMs(this.failures));
  }
}

/** Will the server never take this, however often it is asked? */
function hopeless(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status >= 400 && error.status < 500 && ![408, 429].includes(error.status);
}

/* --- flags ------------------------------------------------------------------ */

/** A small thing that is sent whole whenever it has changed; only its newest state matters. */
export class Latest<T> extends Sender {
  private value: { now: T } | null = null;

  constructor(
    private readonly send: (value: T, options: RequestOptions) => Promise<unknown>,
    private readonly onSent: () => void,
  ) {
    super();
  }

  set(now: T): void {
    this.value = { now };
    this.added(IDLE_MS);
  }

  /** The page is being left: what is not confirmed stays due on this device. */
  leave(): void {
    if (this.value) this.send(this.value.now, { keepalive: true }).catch(() => undefined);
  }

  protected due(): boolean {
    return this.value !== null;
  }

  protected async step(): Promise<void> {
    const sent = this.value!;
    await this.send(sent.now, {}).catch((error) => {
      if (!hopeless(error)) throw error;
    });
    if (this.value !== sent) return; // it has changed meanwhile
    this.value = null;
    this.onSent();
  }
}

/* --- events ----------------------------------------------------------------- */

export type EventsBody = Parameters<typeof sittingEventsAdd>[1];

interface EventOptions<Reply> {
  token: string;
  /** Random id of this page. */
  client: string;
  store: Store;
  send(body: EventsBody, options: RequestOptions): Promise<Reply>;
  onReply(reply: Reply): void;
}

export class EventQueue<Reply> extends Sender {
  private rows: EventRow[] = [];
  private seq = 0;
  private readonly count = signal(0);

  constructor(private readonly options: EventOptions<Reply>) {
    super();
  }

  get pending(): ReadonlySignal<number> {
    return this.count;
  }

  /** Takes over what an earlier page could not send. */
  load(rows: EventRow[]): void {
    this.set([...rows, ...this.rows]);
    this.wake();
  }

  add(kind: EventRow["kind"], more: Partial<Pick<EventRow, "at" | "item_id" | "length_ms" | "count" | "detail">> = {}): void {
    const { token, client, store } = this.options;
    const row = { token, client, seq: ++this.seq, kind, at: new Date().toISOString(), ...more };
    store.putEvent(row).catch(() => undefined);
    this.set([...this.rows, row]);
    this.added(IDLE_MS);
  }

  /** The page is being left: hands over what there is without waiting for the reply. */
  leave(): void {
    const batch = this.batch();
    if (batch.length > 0) this.send(batch, { keepalive: true }).catch(() => undefined);
  }

  protected due(): boolean {
    return this.rows.length > 0;
  }

  protected async step(): Promise<void> {
    const batch = this.batch();
    try {
      await this.send(batch, {});
    } catch (error) {
      if (hopeless(error)) this.drop(batch);
      else throw error;
    }
  }

  /** The oldest events of one page. */
  private batch(): EventRow[] {
    const client = this.rows[0]?.client;
    return this.rows.filter((row) => row.client === client).slice(0, BATCH_MAX);
  }

  private async send(batch: EventRow[], options: RequestOptions): Promise<void> {
    const body = {
      client: batch[0]!.client,
      sent_at: new Date().toISOString(),
      events: batch.map(({ token: _token, client: _client, ...event }) => event),
    };
    const reply = await this.options.send(body, options);
    this.drop(batch);
    this.options.onReply(reply);
  }

  private drop(batch: EventRow[]): void {
    this.set(this.rows.filter((row) => !batch.includes(row)));
    this.options.store.dropEvents(batch).catch(() => undefined);
  }

  private set(rows: EventRow[]): void {
    this.rows = rows;
    this.count.value = rows.length;
  }
}

/* --- files ------------------------------------------------------------------ */

export interface UploadView extends UploadRow {
  /** How much is sent, 0..1. */
  share: number;
  /** Why the server does not take it: an HTTP status; 0 when nothing is wrong. */
  refused: number;
}

interface UploadOptions {
  token: string;
  store: Store;
  /** Gives the server's id of the file; `onBegun` hears of it before the file has arrived. */
  send(row: UploadRow, onBegun: (id: string) => void, onProgress: (share: number) => void): Promise<string>;
  onSent(row: UploadRow): void;
}

export class Uploads extends Sender {
  private readonly rows = signal<readonly UploadView[]>([]);

  constructor(private readonly options: UploadOptions) {
    super();
  }

  get all(): ReadonlySignal<readonly UploadView[]> {
    return this.rows;
  }

  load(rows: UploadRow[]): void {
    this.rows.value = rows.map((row) => ({ ...row, share: 0, refused: 0 }));
    this.wake();
  }

  add(item: string, file: Blob, name: string, id: string): void {
    const row: UploadRow = {
      token: this.options.token,
      id,
      item,
      name,
      type: file.type,
      bytes: file.size,
      at: new Date().toISOString(),
      blob: file,
      upload_id: null,
    };
    this.options.store.putUpload(row).catch(() => undefined);
    this.rows.value = [...this.rows.value, { ...row, share: 0, refused: 0 }];
    this.added(0);
  }

  remove(id: string): void {
    const row = this.rows.value.find((kept) => kept.id === id);
    this.rows.value = this.rows.value.filter((kept) => kept.id !== id);
    if (row) this.options.store.dropUpload(row).catch(() => undefined);
  }

  protected due(): boolean {
    return this.next() !== undefined;
  }

  protected async step(): Promise<void> {
    const row = this.next()!;
    try {
      const uploadId = await this.options.send(
        row,
        (begun) => this.change(row.id, { begun }) && this.keep(row.id),
        (share) => this.change(row.id, { share }),
      );
      if (!this.change(row.id, { upload_id: uploadId, blob: null, share: 1 })) return; // removed meanwhile
      this.keep(row.id);
      this.options.onSent({ ...row, upload_id: uploadId, blob: null });
    } catch (error) {
      this.change(row.id, { refused: hopeless(error) ? error.status : 0 });
      if (!hopeless(error)) throw error;
    }
  }

  private keep(id: string): void {
    const { share: _share, refused: _refused, ...kept } = this.rows.value.find((row) => row.id === id)!;
    this.options.store.putUpload(kept).catch(() => undefined);
  }

  private next(): UploadView | undefined {
    return this.rows.value.find((row) => row.blob !== null && row.refused === 0);
  }

  private change(id: string, to: Partial<UploadView>): boolean {
    const found = this.rows.value.some((row) => row.id === id);
    if (found) this.rows.value = this.rows.value.map((row) => (row.id === id ? { ...row, ...to } : row));
    return found;
  }
}
