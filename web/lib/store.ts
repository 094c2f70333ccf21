// store.ts - what this device keeps of an attempt, so that nothing is lost by a
// reload, a crash or a broken connection: the sitting as it was last loaded, and
// every answer with its revision.
//
// It lies in IndexedDB; in a private window without it, in localStorage; failing
// that, in memory alone, which the save line then says.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Json } from "./api";

export interface AttemptRow {
  token: string;
  /** Random id of this device for this attempt. */
  client: string;
  /** The sitting as the server sent it. */
  sitting: unknown;
  /** Server time minus device time when it was last heard, in milliseconds. */
  skew: number;
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
}

export interface Store {
  /** Survives the window? */
  readonly durable: boolean;
  attempt(token: string): Promise<AttemptRow | undefined>;
  putAttempt(row: AttemptRow): Promise<void>;
  answers(token: string): Promise<AnswerRow[]>;
  putAnswers(rows: AnswerRow[]): Promise<void>;
  /** Forgets everything about an attempt. */
  wipe(token: string): Promise<void>;
}

interface Schema extends DBSchema {
  attempt: { key: string; value: AttemptRow };
  answer: { key: [string, string]; value: AnswerRow };
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
  async wipe(token: string) {
    await Promise.all([this.db.delete("attempt", token), this.db.delete("answer", rangeOf(token))]);
  }
}

/** All keys [token, item]: an array sorts behind every text. */
function rangeOf(token: string): IDBKeyRange {
  return IDBKeyRange.bound([token], [token, []]);
}

interface Kept {
  attempt?: AttemptRow;
  answers: Record<string, AnswerRow>;
}

/** Keeps one attempt as one document; `storage` is null when nothing outlives the window. */
class PlainStore implements Store {
  private readonly kept = new Map<string, Kept>();
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
  async wipe(token: string) {
    this.kept.delete(token);
    this.storage?.removeItem(keyOf(token));
  }

  private read(token: string): Kept {
    let kept = this.kept.get(token);
    if (!kept) {
      kept = JSON.parse(this.storage?.getItem(keyOf(token)) ?? '{"answers":{}}') as Kept;
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
    const db = await openDB<Schema>("assay", 1, {
      upgrade(made) {
        made.createObjectStore("attempt", { keyPath: "token" });
        made.createObjectStore("answer", { keyPath: ["token", "item"] });
      },
    });
    return new IndexedStore(db);
  } catch {
    return new PlainStore(workingLocalStorage());
  }
}
