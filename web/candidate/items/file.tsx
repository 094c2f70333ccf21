// file.tsx - a file as an answer.  It is kept on this device first and sent with
// its progress shown; a broken connection is waited out.  The value is the
// server's id of the file.
import { useRef, useState } from "preact/hooks";
import FileIcon from "icon:file-text";
import UploadIcon from "icon:upload";
import type { Json } from "../../lib/api";
import { formatBytes, formatPercent, t, type Key } from "../../lib/i18n";
import type { UploadView } from "../../lib/outbox";
import { outgoing, randomId, type Item } from "../session";
import { Group, textOf } from "./frame";
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

export function view({ item, value, number, onChange, practice }: ViewProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Key | null>(null);
  const [tried, setTried] = useState<{ name: string; bytes: number } | null>(null);
  const [over, setOver] = useState(false);
  const upload = practice ? undefined : uploadOf(item);
  const shown = upload ?? tried ?? (answered(value) ? { name: t("file.received"), bytes: 0 } : null);

  const choose = (file: File | undefined) => {
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
    if (practice) {
      setTried({ name: file.name, bytes: file.size });
      return onChange(file.name);
    }
    if (upload) outgoing.value!.uploads.remove(upload.id);
    outgoing.value!.uploads.add(item.item_id, file, file.name, randomId());
  };
  const remove = () => {
    if (upload) outgoing.value!.uploads.remove(upload.id);
    setTried(null);
    setProblem(null);
    onChange(null);
    input.current!.focus();
  };
  const again = () => {
    outgoing.value!.uploads.remove(upload!.id);
    outgoing.value!.uploads.add(item.item_id, upload!.blob!, upload!.name, randomId());
  };
  const limits = { types: item.accept ? kinds(item.accept) : "", size: formatBytes(item.max_bytes ?? 0) };
  const error: Key | null = problem ?? (upload?.refused ? REFUSED[upload.refused] ?? "file.refused" : null);

  return (
    <Group item={item} number={number} hint={item.max_bytes ? t("file.rule", limits) : undefined}>
      <div
        class={`drop ${over ? "over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer?.files[0]);
        }}
      >
        {shown && (
          <div class="file-row">
            <FileIcon />
            <span class="file-name">
              {shown.name}
              {shown.bytes > 0 && <span class="soft"> {formatBytes(shown.bytes)}</span>}
            </span>
            {upload && <State upload={upload} />}
          </div>
        )}
        <label class="pick">
          <input
            ref={input}
            type="file"
            class="spoken"
            accept={item.accept}
            onChange={(event) => {
              choose(event.currentTarget.files?.[0]);
              event.currentTarget.value = ""; // so that the same file can be chosen again
            }}
          />
          <UploadIcon /> <span>{t(shown ? "file.replace" : "file.choose")}</span>
        </label>
        {!shown && <span class="soft or">{t("file.drop")}</span>}
        {shown && (
          <button type="button" class="quiet" onClick={remove}>
            {t("file.remove")}
          </button>
        )}
        {upload && upload.refused > 0 && upload.blob && (
          <button type="button" class="quiet" onClick={again}>
            {t("file.retry")}
          </button>
        )}
      </div>
      <p class="error" role="alert">
        {error && t(error, limits)}
      </p>
    </Group>
  );
}

const REFUSED: Readonly<Record<number, Key>> = { 413: "file.tooLarge", 415: "file.wrongType", 422: "file.wrongType" };

function State({ upload }: { upload: UploadView }) {
  if (upload.upload_id) return <span class="soft">{t("file.sent")}</span>;
  if (upload.refused > 0) return null;
  return (
    <span class="soft sending">
      <progress max={1} value={upload.share} aria-label={t("file.progress", { name: upload.name })} />
      {upload.share > 0 ? formatPercent(upload.share) : t("file.waiting")}
    </span>
  );
}
