// playback.tsx - a recording played back: from this device, or fetched from the server when it is asked for.
import { useEffect, useState } from "preact/hooks";
import PlayIcon from "icon:play";
import { t } from "../../lib/i18n";
import { fetchUpload } from "./upload";

interface Props {
  kind: "audio" | "video";
  blob: Blob | null;
  /** The server's id of it, "" when it has none yet. */
  id: string;
}

export function Playback({ kind, blob, id }: Props) {
  const [fetched, setFetched] = useState<Blob | null>(null);
  const [failed, setFailed] = useState(false);
  const [address, setAddress] = useState("");
  const shown = blob ?? fetched;
  useEffect(() => setFetched(null), [id]);
  useEffect(() => {
    if (!shown) return undefined;
    const made = URL.createObjectURL(shown);
    setAddress(made);
    return () => {
      setAddress("");
      URL.revokeObjectURL(made);
    };
  }, [shown]);
  const bring = async () => {
    setFailed(false);
    try {
      setFetched(await fetchUpload(id));
    } catch {
      setFailed(true);
    }
  };
  if (address) {
    return kind === "audio" ? (
      <audio class="playback" controls src={address} aria-label={t("record.yours")} />
    ) : (
      <video class="playback" controls playsInline src={address} aria-label={t("record.yours")} />
    );
  }
  if (!id.startsWith("up_")) return null;
  return (
    <>
      <button type="button" class="quiet" onClick={() => void bring()}>
        <PlayIcon /> {t("record.play")}
      </button>
      {failed && <span class="soft">{t("record.playFailed")}</span>}
    </>
  );
}
