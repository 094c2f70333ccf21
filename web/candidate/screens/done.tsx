// done.tsx - everything is handed in: thanks, what follows, a word on how it was, and the wish to have
// one's data deleted.
import { useState } from "preact/hooks";
import DoneIcon from "icon:circle-check";
import StarIcon from "icon:star";
import { sittingsDeletion, sittingsRate } from "../../lib/api";
import { Dialog } from "../../lib/dialog";
import { t } from "../../lib/i18n";
import { Contact } from "../contact";
import { Heading } from "../heading";
import { sitting, token } from "../session";
import { Onward } from "./onward";

export function Done() {
  const { employer, title, redirect_url } = sitting.value!;
  return (
    <>
      <p class="seal">
        <DoneIcon />
      </p>
      <Heading>{t("done.title")}</Heading>
      <p class="lead">{t("done.text", { title })}</p>
      {redirect_url ? <Onward to={redirect_url} /> : <p>{t("done.next", { employer })}</p>}
      <Contact />
      <Rating />
      <Deletion />
    </>
  );
}

const STARS = [1, 2, 3, 4, 5];
const TEXT_MAX = 1000;
type Phase = "open" | "sending" | "sent" | "failed";

function Rating() {
  const [stars, setStars] = useState(0);
  const [text, setText] = useState("");
  const [phase, setPhase] = useState<Phase>("open");
  const send = async (event: Event) => {
    event.preventDefault();
    if (stars === 0) return setPhase("failed");
    setPhase("sending");
    try {
      await sittingsRate(token, text.trim() ? { stars, text: text.trim() } : { stars });
      setPhase("sent");
    } catch {
      setPhase("failed");
    }
  };
  if (phase === "sent")
    return (
      <p class="notice" role="status">
        {t("rating.thanks")}
      </p>
    );
  return (
    <form class="card" onSubmit={send}>
      <fieldset class="stars">
        <legend>{t("rating.title")}</legend>
        {STARS.map((count) => (
          <label key={count} class={count <= stars ? "lit" : ""}>
            <input type="radio" name="stars" checked={stars === count} onChange={() => setStars(count)} />
            <StarIcon />
            <span class="spoken">{t("rating.stars", { count })}</span>
          </label>
        ))}
      </fieldset>
      <label class="above" for="rating-text">
        {t("rating.text")}
      </label>
      <textarea
        id="rating-text"
        rows={3}
        maxLength={TEXT_MAX}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="error" role="alert">
        {phase === "failed" && t(stars === 0 ? "rating.missing" : "rating.failed")}
      </p>
      <button disabled={phase === "sending"}>{t("rating.send")}</button>
    </form>
  );
}

function Deletion() {
  const { employer } = sitting.value!;
  const [phase, setPhase] = useState<Phase>("open");
  const [asking, setAsking] = useState(false);
  const send = async () => {
    setAsking(false);
    setPhase("sending");
    try {
      await sittingsDeletion(token);
      setPhase("sent");
    } catch {
      setPhase("failed");
    }
  };
  return (
    <details>
      <summary>{t("deletion.title")}</summary>
      <p>{t("deletion.text", { employer })}</p>
      {phase === "sent" ? (
        <p class="notice" role="status">
          {t("deletion.sent", { employer })}
        </p>
      ) : (
        <p>
          <button type="button" disabled={phase === "sending"} onClick={() => setAsking(true)}>
            {t("deletion.ask")}
          </button>
        </p>
      )}
      <p class="error" role="alert">
        {phase === "failed" && t("deletion.failed")}
      </p>
      {asking && (
        <Dialog title={t("deletion.sure")} onClose={() => setAsking(false)}>
          <p>{t("deletion.sureText")}</p>
          <div class="actions">
            <button type="button" onClick={() => setAsking(false)}>
              {t("review.notYet")}
            </button>
            <button type="button" class="primary" onClick={send}>
              {t("deletion.send")}
            </button>
          </div>
        </Dialog>
      )}
    </details>
  );
}
