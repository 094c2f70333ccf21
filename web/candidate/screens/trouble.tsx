// trouble.tsx - the attempt could not be opened: the link is not known, or the server cannot be reached.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../lib/i18n";
import { Heading } from "../heading";
import { load, trouble } from "../session";

export function TroubleScreen() {
  const now = trouble.value!;
  return now.kind === "unknown" ? <Unknown /> : <Unreachable reference={now.reference} retry={load} />;
}

function Unknown() {
  return (
    <>
      <Heading>{t("unknown.title")}</Heading>
      <p class="lead">{t("unknown.text")}</p>
      <p>{t("unknown.next")}</p>
    </>
  );
}

interface Props {
  /** Finds the request in the server's log; may be empty. */
  reference: string;
  retry(): Promise<void>;
}

export function Unreachable({ reference, retry }: Props) {
  const [trying, setTrying] = useState(false);
  const tryAgain = async () => {
    setTrying(true);
    await retry();
    setTrying(false);
  };
  useEffect(() => {
    const again = () => void tryAgain();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, []);
  return (
    <>
      <Heading>{t("unreachable.title")}</Heading>
      <p class="lead">{t("unreachable.text")}</p>
      {reference && <p>{t("unreachable.reference", { reference })}</p>}
      <div class="actions">
        <button type="button" class="primary" disabled={trying} onClick={tryAgain}>
          {t("unreachable.retry")}
        </button>
      </div>
    </>
  );
}
