// upload.tsx - what answers by a file share, whether it is chosen, recorded or drawn: it is kept on this device
// first and sent with its progress shown; a broken connection is waited out.  The value is the
// server's id of the file.
import { useRef, useState } from "preact/hooks";
import FileIcon from "icon:file-text";
import UploadIcon from "icon:upload";
import type { Json } from "../../lib/api";
import { formatBytes, formatPercent, t, type Key } from "../../lib/i18n";
import type { UploadView } from "../../lib/outbox";
import { outgoing, randomId, token, type Item } from "../session";
import { textOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty = null;

export function answered(value: Json): boolean {
  return textOf(value) !== "";
}

/** The newest file chosen for an item on this device. */
const uploadOf = (item: Item): UploadView | undefined =>
  outgoing.value?.uploads.all.value.filter((row) => row.item === item.item_id).at(-1);

export function summary(item: Item): string {
  return uploadOf(item)?.name ?? t("file.received");
}

/** "application/pdf,.docx,image/*" in words. */
function kinds(accept: string): string {
  const names: Record<string, string> = { "text/plain": "TXT", "image/jpeg": "JPG", "image/*": "JPG, PNG" };
  return accept
    .split(",")
    .map((one) => names[one.trim()] ?? one.trim().split(/[/.]/).at(-1)!.toUpperCase())
    .join(", ");
}

function fits(accept: string | undefined, file: File): boolean {
  if (!accept) return true;
  return accept.split(",").some((one) => {
    const kind = one.trim().toLowerCase();
    if (kind.startsWith(".")) return file.name.toLowerCase().endsWith(kind);
    return kind.endsWith("/*") ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind;
  });
}

const REFUSED: Readonly<Record<number, Key>> = { 413: "file.tooLarge", 415: "file.wrongType", 422: "file.wrongType" };

export interface Upload {
  /** What is there: its name, and how long it is where that is known. */
  shown: { name: string; bytes: number } | null;
  /** The file on this device, until the server has it. */
  blob: Blob | null;
  /** What is said below, in the limits of the item. */
  error: string;
  rule: string | undefined;
  state: UploadView | undefined;
  choose(file: File | undefined): void;
  remove(): void;
  again(): void;
}

/** Puts a file in place of the one there is: also when its question is no longer shown. */
export function putUpload(item: Item, file: Blob, name: string): void {
  const uploads = outgoing.value?.uploads;
  const before = uploadOf(item);
  if (before) uploads?.remove(before.id);
  uploads?.add(item.item_id, file, name, randomId());
}

export function useUpload({ item, value, onChange, practice }: ViewProps): Upload {
  const [problem, setProblem] = useState<Key | null>(null);
  const [tried, setTried] = useState<File | null>(null);
  const state = practice ? undefined : uploadOf(item);
  const received = answered(value) ? { name: t("file.received"), bytes: 0 } : null;
  const limits = { types: item.accept ? kinds(item.accept) : "", size: formatBytes(item.max_bytes ?? 0) };
  const error: Key | null = problem ?? (state?.refused ? REFUSED[state.refused] ?? "file.refused" : null);

  return {
    shown: state ?? (tried ? { name: tried.name, bytes: tried.size } : received),
    blob: practice ? tried : state?.blob ?? null,
    error: error ? t(error, limits) : "",
    rule: item.max_bytes ? t("file.rule", limits) : undefined,
    state,
    choose(file) {
      if (!file) return;
      const wrong = !fits(item.accept, file)
        ? "file.wrongType"
        : file.size > (item.max_bytes ?? Infinity)
          ? "file.tooLarge"
          : file.size === 0
            ? "file.empty"
            : null;
      setProblem(wrong);
      if (wrong) return;
      if (!practice) return putUpload(item, file, file.name);
      setTried(file);
      onChange(file.name);
    },
    remove() {
      if (state) outgoing.value!.uploads.remove(state.id);
      setTried(null);
      setProblem(null);
      onChange(null);
    },
    again() {
      outgoing.value!.uploads.remove(state!.id);
      outgoing.value!.uploads.add(item.item_id, state!.blob!, state!.name, randomId());
    },
  };
}

/** The file there is, and how far it has come. */
export function FileRow({ upload }: { upload: Upload }) {
  const { shown, state } = upload;
  return (
    shown && (
      <div class="file-row">
        <FileIcon />
        <span class="file-name">
          {shown.name}
          {shown.bytes > 0 && <span class="soft"> {formatBytes(shown.bytes)}</span>}
        </span>
        {state && <Sending upload={state} />}
      </div>
    )
  );
}

function Sending({ upload }: { upload: UploadView }) {
  if (upload.upload_id) return <span class="soft">{t("file.sent")}</span>;
  if (upload.refused > 0) return null;
  return (
    <span class="soft sending">
      <progress max={1} value={upload.share} aria-label={t("file.progress", { name: upload.name })} />
      {upload.share > 0 ? formatPercent(upload.share) : t("file.waiting")}
    </span>
  );
}

/** The buttons to choose a file, to take it back and to send it again. */
export function Picker({ item, upload, text }: { item: Item; upload: Upload; text?: Key }) {
  const input = useRef<HTMLInputElement>(null);
  const { shown, state } = upload;
  const remove = () => {
    upload.remove();
    input.current!.focus();
  };
  return (
    <>
      <label class="pick">
        <input
          ref={input}
          type="file"
          class="spoken"
          accept={item.accept}
          onChange={(event) => {
            upload.choose(event.currentTarget.files?.[0]);
            event.currentTarget.value = ""; // so that the same file can be chosen again
          }}
        />
        <UploadIcon /> <span>{t(text ?? (shown ? "file.replace" : "file.choose"))}</span>
      </label>
      {!shown && !text && <span class="soft or">{t("file.drop")}</span>}
      {shown && (
        <button type="button" class="quiet" onClick={remove}>
          {t("file.remove")}
        </button>
      )}
      {state && state.refused > 0 && state.blob && (
        <button type="button" class="quiet" onClick={upload.again}>
          {t("file.retry")}
        </button>
      )}
    </>
  );
}

export function FileError({ text }: { text: string }) {
  return (
    <p class="error" role="alert">
      {text}
    </p>
  );
}

/** The candidate's own file back from the server.  Throws when it does not come. */
export async function fetchUpload(id: string): Promise<Blob> {
  const reply = await fetch(`/assay/v1/sittings/${encodeURIComponent(token)}/uploads/${encodeURIComponent(id)}`);
  if (!reply.ok) throw new Error(`${reply.status}`);
  return reply.blob();
}
