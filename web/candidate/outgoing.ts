// outgoing.ts - what this attempt sends: answers, events and files.  Loaded once it is started.
import { computed, type ReadonlySignal } from "@preact/signals";
import { sittingEventsAdd } from "../lib/api";
import { upload } from "../lib/http";
import { EventQueue, Uploads } from "../lib/outbox";
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
  /** Files of answers that are still to be sent. */
  filesPending: ReadonlySignal<number>;
  wake(): void;
  stop(): void;
}

/** Opens both queues with what an earlier visit has left. */
export async function openOutgoing(store: Store, onReply: (reply: Reply) => void): Promise<Outgoing> {
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
  events.load(await store.events(token).catch(() => []));
  uploads.load(await store.uploads(token).catch(() => []));
  return {
    newSync: (options) => new Sync(options),
    events,
    uploads,
    filesPending: computed(
      () => uploads.all.value.filter((row) => row.blob && row.item !== SNAPSHOT && row.refused === 0).length,
    ),
    wake() {
      events.wake();
      uploads.wake();
    },
    stop() {
      events.stop();
      uploads.stop();
    },
  };
}
