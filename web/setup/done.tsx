// done.tsx - the workspace is there: its key, shown this once, and what to do with it.
import { useRef, useState } from "preact/hooks";
import { Heading, t } from "./state";

export function Done({ workspace, email, secret }: { workspace: string; email: string; secret: string }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current!.select(); // by hand, where the browser does not let us: on plain http
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      setCopied(document.execCommand("copy"));
    }
  };
  const command = `curl -X POST ${location.origin}/api/v1/invites \\
  -H 'Authorization: Bearer ${secret}' \\
  -H 'Content-Type: application/json' \\
  -d '{"email": "${email}", "product_type": "pa-leadership"}'`;
  return (
    <>
      <Heading text={t("doneTitle")} />
      <p class="lead">{t("doneLead", { workspace })}</p>
      <div class="card">
        <label for="key">{t("key")}</label>
        <p class="hint" id="key-hint">
          {t("keyHint")}
        </p>
        <div class="copy">
          <input id="key" ref={field} type="text" readOnly value={secret} aria-describedby="key-hint" />
          <button type="button" class="primary" onClick={copy}>
            {t("copy")}
          </button>
        </div>
        <p class="hint" role="status">
          {copied && t("copied")}
        </p>
      </div>
      <h2>{t("next")}</h2>
      <p>{t("invite")}</p>
      <pre tabIndex={0}>{command}</pre>
      <p>
        <a class="away" href="/docs">
          {t("reference")}
        </a>
      </p>
    </>
  );
}
