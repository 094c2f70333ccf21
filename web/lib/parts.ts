// parts.ts - a large file on its way to the server, part by part.
//
// The server knows how far it has come: after a broken connection, a reload or a
// restart of either side the sending goes on there, on the page that is open then.
import { ApiError, NetworkError } from "./http";

/** Shorter files are sent at once: to send one again costs little. */
export const WHOLE_MAX = 300_000;
const PART_BYTES = 512 * 1024;

export interface State {
  upload_id: string;
  /** Bytes that have arrived. */
  offset: number;
  whole: boolean;
}

export interface Steps {
  start(): Promise<State>;
  state(id: string): Promise<State>;
  part(id: string, offset: number, part: Blob, onProgress: (share: number) => void): Promise<State>;
  finish(id: string): Promise<State>;
}

/**
 * Sends a file, or the rest of one whose sending was begun as `begun`.  `keep` hears of the
 * server's id before the first byte leaves.  Gives that id.
 */
export async function sendInParts(
  file: Blob,
  begun: string | null,
  steps: Steps,
  keep: (id: string) => void,
  onProgress: (share: number) => void,
): Promise<string> {
  let now = (begun === null ? null : await known(steps.state(begun))) ?? (await steps.start());
  const id = now.upload_id;
  if (id !== begun) keep(id);
  onProgress(now.offset / file.size);
  while (!now.whole) {
    const { offset } = now;
    if (offset === file.size) {
      now = await steps.finish(id);
      continue;
    }
    const part = file.slice(offset, offset + PART_BYTES);
    now = await steps
      .part(id, offset, part, (share) => onProgress((offset + share * part.size) / file.size))
      .catch(elsewhereIn);
    if (now.offset === offset) throw new NetworkError("no part arrives"); // after a rest again
  }
  return id;
}

/** An upload the server has forgotten is begun anew. */
async function known(asked: Promise<State>): Promise<State | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** A wrong offset is answered with the right one: a reply got lost. */
function elsewhereIn(error: unknown): State {
  if (error instanceof ApiError && error.code === "wrong_offset") return error.body as State;
  if (error instanceof ApiError && error.status === 404) throw new NetworkError("the upload was dropped");
  throw error;
}
