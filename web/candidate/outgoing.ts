// outgoing.ts - what this attempt sends: answers, flags, events and files.  Loaded once it is started.
import { computed, type ReadonlySignal } from "@preact/signals";
import { sittingEventsAdd, sittingsFlags } from "../lib/api";
import { upload } from "../lib/http";
import { EventQueue, Latest, Uploads } from "../lib/outbox";
import type { Store } from "../lib/store";
import { Sync, type SyncOptions } from "../lib/sync";
import { change, items, randomId, token } from "./session";

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
    async send(row, onProgress) {
      const form = new FormData();
      form.append("item_id", row.item);
      form.append("file", row.blob!, row.name);
      const path = `/assay/v1/sittings/${encodeURIComponent(token)}/uploads`;
      return (await upload<{ upload_id: string }>(path, form, onProgress)).upload_id;
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
