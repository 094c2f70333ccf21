// outgoing.ts - what this attempt sends: answers, flags, events and files.  Loaded once it is started.
import { computed, type ReadonlySignal } from "@preact/signals";
import { sittingEventsAdd, sittingsFlags, uploadsFinish, uploadsStart, uploadsState } from "../lib/api";
import { upload } from "../lib/http";
import { EventQueue, Latest, Uploads } from "../lib/outbox";
import { sendInParts, WHOLE_MAX, type State, type Steps } from "../lib/parts";
import type { Store, UploadRow } from "../lib/store";
import { Sync, type SyncOptions } from "../lib/sync";
import { change, items, randomId, token } from "./session";

const NAME_MAX = 200;
/** What no name of a file needs and the server does not take. */
const CONTROLS = /[\u0000-\u001f\u007f]/g;

/** The item an upload names when it is a picture of the camera. */
export const SNAPSHOT = "snapshot";

type Reply = Awaited<ReturnType<typeof sittingEventsAdd>>;

export interface Outgoing {
  newSync(options: SyncOptions): Sync;
  events: EventQueue<Reply>;
  uploads: Uploads;
  /** Items to come back to. */
  flags: Latest<readonly string[]>;
  /** Files of answers that are still to be sent. */
  filesPending: ReadonlySignal<number>;
  wake(): void;
  /** The page is being left. */
  leave(): void;
  stop(): void;
}

const SITTING = `/assay/v1/sittings/${encodeURIComponent(token)}`;

function formOf(fields: Record<string, string>, file: Blob, name: string): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append("file", file, name);
  return form;
}

async function sendWhole(row: UploadRow, onProgress: (share: number) => void): Promise<string> {
  const form = formOf({ item_id: row.item }, row.blob!, row.name);
  return (await upload<{ upload_id: string }>("POST", `${SITTING}/uploads`, form, onProgress)).upload_id;
}

const stepsOf = ({ item, name, type, bytes }: UploadRow): Steps => ({
  start: () =>
    uploadsStart(token, {
      item_id: item,
      name: name.replace(CONTROLS, "_").slice(-NAME_MAX),
      type: type || "application/octet-stream",
      bytes,
    }),
  state: (id) => uploadsState(token, id),
  part: (id, offset, part, onProgress) =>
    upload<State>("PUT", `${SITTING}/files/${id}`, formOf({ offset: String(offset) }, part, "part"), onProgress),
  finish: (id) => uploadsFinish(token, id),
});

/** Opens the queues with what an earlier visit has left. */
export async function openOutgoing(
  store: Store,
  onReply: (reply: Reply) => void,
  onFlagsSent: () => void,
): Promise<Outgoing> {
  const events = new EventQueue<Reply>({
    token,
    client: randomId(),
    store,
    send: (body, options) => sittingEventsAdd(token, body, options),
    onReply,
  });
  const uploads = new Uploads({
    token,
    store,
    send(row, onBegun, onProgress) {
      if (row.bytes <= WHOLE_MAX) return sendWhole(row, onProgress);
      return sendInParts(row.blob!, row.begun ?? null, stepsOf(row), onBegun, onProgress);
    },
    onSent(row) {
      if (row.item === SNAPSHOT) {
        events.add("snapshot", { at: row.at, detail: row.upload_id! });
        uploads.remove(row.id);
        return;
      }
      const item = items.value.find((one) => one.item_id === row.item);
      if (item) change(item, row.upload_id);
    },
  });
  const flags = new Latest<readonly string[]>(
    (list, options) => sittingsFlags(token, { item_ids: [...list] }, options),
    onFlagsSent,
  );
  events.load(await store.events(token).catch(() => []));
  uploads.load(await store.uploads(token).catch(() => []));
  return {
    newSync: (options) => new Sync(options),
    events,
    uploads,
    flags,
    filesPending: computed(
      () => uploads.all.value.filter((row) => row.blob && row.item !== SNAPSHOT && row.refused === 0).length,
    ),
    wake() {
      for (const queue of [events, uploads, flags]) queue.wake();
    },
    leave() {
      events.leave();
      flags.leave();
    },
    stop() {
      for (const queue of [events, uploads, flags]) queue.stop();
    },
  };
}
