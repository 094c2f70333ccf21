// camera.ts - is the camera recording now?  Shown in the header as long as it is.
import { signal } from "@preact/signals";

export const cameraOn = signal(false);

export type CameraTrouble = "insecure" | "policy" | "denied" | "missing" | "busy";

/** What keeps a page from a device, told by the error of getUserMedia. */
export async function troubleOf(error: unknown, device = "camera"): Promise<CameraTrouble> {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  const state = await navigator.permissions?.query({ name: device as PermissionName }).catch(() => null);
  // The candidate was never asked and is not: somebody else has decided.
  return state?.state === "prompt" ? "policy" : "denied";
}

/** Opens the camera in the size of a snapshot.  Throws a CameraTrouble. */
export async function openCamera(): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw "insecure" satisfies CameraTrouble;
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 240 }, audio: false });
  } catch (error) {
    throw await troubleOf(error);
  }
}
