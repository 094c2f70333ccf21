// attachments.tsx - the files that belong to the questions of a part: pictures, sound and films are shown here, all
// of them can be kept.
import DownloadIcon from "icon:download";
import { formatBytes, t } from "../lib/i18n";
import { token, type Part } from "./session";

type Files = NonNullable<Part["attachments"]>;
type File = Files[number];

const addressOf = (file: File) =>
  `/assay/v1/sittings/${encodeURIComponent(token)}/attachments/${encodeURIComponent(file.file_id)}`;

/** Open where the part begins; further on they are at hand, and the question comes first. */
export function Attachments({ files, open }: { files: Files; open: boolean }) {
  if (files.length === 0) return null;
  return (
    <details class="attachments" open={open}>
      <summary>{t("attachments.title")}</summary>
      <ul>
        {files.map((file) => (
          <li key={file.file_id}>
            <Shown file={file} />
            <a href={addressOf(file)} download={file.name}>
              <DownloadIcon /> <span>{file.name}</span> <span class="soft">{formatBytes(file.bytes)}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Shown({ file }: { file: File }) {
  const address = addressOf(file);
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.type)) return <img src={address} alt={file.name} loading="lazy" />;
  if (/^audio\//.test(file.type)) return <audio controls preload="metadata" src={address} aria-label={file.name} />;
  if (/^video\/(mp4|webm)$/.test(file.type))
    return <video controls playsInline preload="metadata" src={address} aria-label={file.name} />;
  return null;
}
