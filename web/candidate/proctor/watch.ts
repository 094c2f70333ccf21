// watch.ts - what happens around the attempt, as the candidate has agreed: it is
// recorded, never held against anybody here, and nothing is blocked.
import { effect } from "@preact/signals";
import { outgoing, record, saving, sitting } from "../session";
import { takeSnapshots } from "./snapshots";

/** A glance elsewhere is no event. */
const HIDDEN_MS = 2_000;
const PASTE_CHARS = 30;
const OFFLINE_MS = 10_000;

let watching = false;

/** Begins; once. */
export function watch(): void {
  if (watching) return;
  watching = true;
  watchAttention();
  watchClipboard();
  watchScreen();
  watchConnection();
  const every = sitting.value!.snapshot_s;
  if (every > 0) takeSnapshots(every);
}

const open = () => sitting.value?.status === "started";
const iso = (ms: number) => new Date(ms).toISOString();

function watchAttention(): void {
  let hiddenAt = 0;
  let blurredAt = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      return;
    }
    const length = Date.now() - hiddenAt;
    if (open() && hiddenAt > 0 && length >= HIDDEN_MS) record("tab_hidden", { at: iso(hiddenAt), length_ms: length });
    hiddenAt = blurredAt = 0;
  });
  addEventListener("blur", () => {
    blurredAt = Date.now();
  });
  addEventListener("focus", () => {
    const length = Date.now() - blurredAt;
    // A tab that was hidden has lost the focus too: that is one event.
    if (open() && blurredAt > 0 && hiddenAt === 0 && length >= HIDDEN_MS)
      record("focus_lost", { at: iso(blurredAt), length_ms: length });
    blurredAt = 0;
  });
}

const itemOf = (target: EventTarget | null): { item_id?: string } => {
  const id = (target as Element | null)?.closest?.(".question")?.id;
  return id ? { item_id: id } : {};
};

function watchClipboard(): void {
  let own = "";
  const heed = (event: ClipboardEvent) => {
    const field = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    const editor = (event.target as Element | null)?.closest?.(".mirror");
    const target = event.target as HTMLInputElement;
    own = field
      ? target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0)
      : editor
        ? (event.clipboardData?.getData("text/plain") ?? "") // as the editor has put it there
        : String(getSelection());
    // Copying what one has written oneself is no attempt to carry questions away.
    if (open() && !field && !editor && itemOf(event.target).item_id) record("copy_attempt", { ...itemOf(event.target), count: own.length });
  };
  document.addEventListener("copy", heed);
  document.addEventListener("cut", heed);
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (open() && text.length >= PASTE_CHARS && text !== own)
      record("paste", { ...itemOf(event.target), count: text.length });
  });
}

function watchScreen(): void {
  document.addEventListener("fullscreenchange", () => {
    if (open() && !document.fullscreenElement) record("fullscreen_exit");
  });
  let timer: ReturnType<typeof setTimeout>;
  let width = innerWidth;
  addEventListener("resize", () => {
    clearTimeout(timer);
    // Turning a phone and opening its keyboard are no news; half a screen more or less is.
    timer = setTimeout(() => {
      const share = innerWidth / width;
      if (open() && (share < 0.7 || share > 1.43)) record("resize", { detail: `${innerWidth}x${innerHeight}` });
      width = innerWidth;
    }, 1_000);
  });
  navigator.mediaDevices?.addEventListener?.("devicechange", () => open() && record("device_change"));
}

interface Network extends EventTarget {
  type?: string;
}

function watchConnection(): void {
  let lostAt = 0;
  effect(() => {
    const lost = saving.value.phase === "offline" || saving.value.phase === "unreachable";
    if (lost) lostAt ||= Date.now();
    else if (lostAt > 0) {
      const length = Date.now() - lostAt;
      if (open() && length >= OFFLINE_MS && outgoing.peek()) record("offline", { at: iso(lostAt), length_ms: length });
      lostAt = 0;
    }
  });
  const network = (navigator as { connection?: Network }).connection;
  let type = network?.type;
  network?.addEventListener?.("change", () => {
    if (open() && network.type !== type) record("network_change", { detail: `${type} ${network.type}` });
    type = network.type;
  });
}
