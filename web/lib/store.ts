// store.ts - what this device keeps of an attempt, so that nothing is lost by a
// reload, a crash or a broken connection: the sitting as it was last loaded, every
// answer with its revision, and the events and files that are still to be sent.
//
// It lies in IndexedDB; in a private window without it, in localStorage; failing
// that, in memory alone, which the save line then says.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { EventInIn, Json } from "./api";

export interface AttemptRow {
  token: string;
  /** Random id of this device for this attempt. */
  client: string;
  /** The sitting as the server sent it. */
  sitting: unknown;
  /** Server time minus device time when it was last heard, in milliseconds. */
  skew: number;
  /** Items the candidate has flagged to come back to. */
  flags: string[];
  /** Does the server know them?  Rows of an earlier version do not say. */
  flagsSent?: boolean;
}

export interface AnswerRow {
  token: string;
  item: string;
  /** Counts the changes of this item on this device. */
  rev: number;
  value: Json;
  /** Moment of the change by the device's clock, ISO. */
  at: string;
  /** The last revision the server has confirmed; below `rev` it is still to be sent. */
  acked: number;
  /** What is shown in place of the value while it is no answer yet: never sent. */
  draft?: Json;
  /** What the question type keeps beside it on this device, such as texts in other languages: never sent. */
  beside?: Json;
}

/** Something that happened during the attempt; forgotten once the server has it. */
export interface EventRow {
  token: string;
  /** Random id of the page that saw it; it counts its events. */
  client: string;
  seq: number;
  kind: EventInIn["kind"];
  /** Moment by the device's clock, ISO. */
  at: string;
  item_id?: string;
  length_ms?: number;
  count?: number;
  detail?: string;
}

/** A file the candidate has chosen, or a snapshot. */
export interface UploadRow {
  token: string;
  /** Random id on this device. */
  id: string;
  item: string;
  name: string;
  type: string;
  bytes: number;
  /** When it was chosen or taken by the device's clock, ISO. */
  at: string;
  /** The file itself until the server has it. */
  blob: Blob | null;
  /** The server's id of it, once it has arrived. */
  upload_id: string | null;
  /** ... and while it is coming in parts. */
  begun?: string;
}

export interface Store {
  /** Survives the window? */
  readonly durable: boolean;
  attempt(token: string): Promise<AttemptRow | undefined>;
  putAttempt(row: AttemptRow): Promise<void>;
  answers(token: string): Promise<AnswerRow[]>;
  putAnswers(rows: AnswerRow[]): Promise<void>;
  events(token: string): Promise<EventRow[]>;
  putEvent(row: EventRow): Promise<void>;
  dropEvents(rows: EventRow[]): Promise<void>;
  uploads(token: string): Promise<UploadRow[]>;
  putUpload(row: UploadRow): Promise<void>;
  dropUpload(row: UploadRow): Promise<void>;
  /** Forgets everything about an attempt. */
  wipe(token: string): Promise<void>;
}

interface Schema extends DBSchema {
  attempt: { key: string; value: AttemptRow };
  answer: { key: [string, string]; value: AnswerRow };
  event: { key: [string, string, number]; value: EventRow };
  upload: { key: [string, string]; value: UploadRow };
}

class IndexedStore implements Store {
  readonly durable = true;
  constructor(private readonly db: IDBPDatabase<Schema>) {}

  attempt(token: string) {
    return this.db.get("attempt", token);
  }
  async putAttempt(row: AttemptRow) {
    await this.db.put("attempt", row);
  }
  answers(token: string) {
    return this.db.getAll("answer", rangeOf(token));
  }
  async putAnswers(rows: AnswerRow[]) {
    const step = this.db.transaction("answer", "readwrite");
    await Promise.all([...rows.map((row) => step.store.put(row)), step.done]);
  }
  events(token: string) {
    return this.db.getAll("event", rangeOf(token));
  }
  async putEvent(row: EventRow) {
    await this.db.put("event", row);
  }
  async dropEvents(rows: EventRow[]) {
    const step = this.db.transaction("event", "readwrite");
    await Promise.all([...rows.map((row) => step.store.delete([row.token, row.client, row.seq])), step.done]);
  }
  uploads(token: string) {
    return this.db.getAll("upload", rangeOf(token));
  }
  async putUpload(row: UploadRow) {
    await this.db.put("upload", row);
  }
  async dropUpload(row: UploadRow) {
    await this.db.delete("upload", [row.token, row.id]);
  }
  async wipe(token: string) {
    const step = this.db.transaction(["attempt", "answer", "event", "upload"], "readwrite");
    await Promise.all([
      step.objectStore("attempt").delete(token),
      ...(["answer", "event", "upload"] as const).map((name) => step.objectStore(name).delete(rangeOf(token))),
      step.done,
    ]);
  }
}

/** All keys that begin with the token: an array sorts behind every text. */
function rangeOf(token: string): IDBKeyRange {
  return IDBKeyRange.bound([token], [token, []]);
}

interface Kept {
  attempt?: AttemptRow;
  answers: Record<string, AnswerRow>;
  events: EventRow[];
}

/** Keeps one attempt as one document; `storage` is null when nothing outlives the window.  Files never do. */
class PlainStore implements Store {
  private readonly kept = new Map<string, Kept>();
  private readonly files = new Map<string, UploadRow>();
  constructor(private readonly storage: Storage | null) {}

  get durable() {
    return this.storage !== null;
  }
  async attempt(token: string) {
    return this.read(token).attempt;
  }
  async putAttempt(row: AttemptRow) {
    this.write(row.token, { ...this.read(row.token), attempt: row });
  }
  async answers(token: string) {
    return Object.values(this.read(token).answers);
  }
  async putAnswers(rows: AnswerRow[]) {
    for (const row of rows) {
      const kept = this.read(row.token);
      this.write(row.token, { ...kept, answers: { ...kept.answers, [row.item]: row } });
    }
  }
  async events(token: string) {
    return this.read(token).events;
  }
  async putEvent(row: EventRow) {
    const kept = this.read(row.token);
    this.write(row.token, { ...kept, events: [...kept.events, row] });
  }
  async dropEvents(rows: EventRow[]) {
    const gone = new Set(rows.map((row) => row.client + row.seq));
    for (const token of new Set(rows.map((row) => row.token))) {
      const kept = this.read(token);
      const events = kept.events.filter((row) => !gone.has(row.client + row.seq));
      this.write(token, { ...kept, events });
    }
  }
  async uploads(token: string) {
    return [...this.files.values()].filter((row) => row.token === token);
  }
  async putUpload(row: UploadRow) {
    this.files.set(row.id, row);
  }
  async dropUpload(row: UploadRow) {
    this.files.delete(row.id);
  }
  async wipe(token: string) {
    for (const row of await this.uploads(token)) this.files.delete(row.id);
    this.kept.delete(token);
    this.storage?.removeItem(keyOf(token));
  }

  private read(token: string): Kept {
    let kept = this.kept.get(token);
    if (!kept) {
      kept = { answers: {}, events: [], ...JSON.parse(this.storage?.getItem(keyOf(token)) ?? "{}") } as Kept;
      this.kept.set(token, kept);
    }
    return kept;
  }
  private write(token: string, kept: Kept) {
    this.kept.set(token, kept);
    this.storage?.setItem(keyOf(token), JSON.stringify(kept));
  }
}

const keyOf = (token: string) => "assay:" + token;

function workingLocalStorage(): Storage | null {
  try {
    localStorage.setItem("assay", "1");
    localStorage.removeItem("assay");
    return localStorage;
  } catch {
    return null;
  }
}

/** Opens the best store this window has. */
export async function openStore(): Promise<Store> {
  try {
    const db = await openDB<Schema>("assay", 2, {
      upgrade(made, old) {
        if (old < 1) {
          made.createObjectStore("attempt", { keyPath: "token" });
          made.createObjectStore("answer", { keyPath: ["token", "item"] });
        }
        made.createObjectStore("event", { keyPath: ["token", "client", "seq"] });
        made.createObjectStore("upload", { keyPath: ["token", "id"] });
      },
    });
    return new IndexedStore(db);
  } catch {
    return new PlainStore(workingLocalStorage());
  }
}
