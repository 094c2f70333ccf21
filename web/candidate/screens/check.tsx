// check.tsx - does this device have what the assessment needs?  Nothing here stops anybody: each
// finding says what it means and what would help.
import { useEffect, useState } from "preact/hooks";
import CheckIcon from "icon:check";
import WarnIcon from "icon:triangle-alert";
import { sittingsGet } from "../../lib/api";
import { formatNumber, formatSpan, t, type Key } from "../../lib/i18n";
import { go } from "../../lib/route";
import { openCamera, type CameraTrouble } from "../camera";
import { Heading } from "../heading";
import { clock, durable, recording, sitting, token } from "../session";
import { Step } from "./step";

interface Finding {
  name: Key;
  good: boolean;
  text: string;
}

const SLOW_MS = 1_500;
const CLOCK_MS = 60_000;

async function connection(): Promise<Finding> {
  const begun = performance.now();
  try {
    await sittingsGet(token, {});
  } catch {
    return { name: "check.connection", good: false, text: t("check.noConnection") };
  }
  const ms = Math.round(performance.now() - begun);
  const text = ms > SLOW_MS ? t("check.slow") : t("check.fast", { ms: formatNumber(ms) });
  return { name: "check.connection", good: ms <= SLOW_MS, text };
}

function storage(): Finding {
  const offline = "serviceWorker" in navigator;
  const text = !durable.value ? "check.noStorage" : offline ? "check.storageGood" : "check.noWorker";
  return { name: "check.storage", good: durable.value && offline, text: t(text) };
}

/** A wrong clock does no harm here, and the candidate need not worry about it. */
function deviceClock(): Finding {
  const skew = clock.skew();
  const text =
    Math.abs(skew) < CLOCK_MS
      ? t("check.clockGood")
      : t(skew > 0 ? "check.clockSlow" : "check.clockFast", { time: formatSpan(Math.abs(skew)) });
  return { name: "check.clock", good: true, text };
}

const CAMERA: Readonly<Record<CameraTrouble, Key>> = {
  insecure: "check.cameraInsecure",
  policy: "check.cameraPolicy",
  denied: "check.cameraDenied",
  missing: "check.cameraMissing",
  busy: "check.cameraBusy",
};

async function camera(): Promise<Finding> {
  try {
    const stream = await openCamera();
    for (const track of stream.getTracks()) track.stop();
    return { name: "check.camera", good: true, text: t("check.cameraGood") };
  } catch (trouble) {
    return { name: "check.camera", good: false, text: t(CAMERA[trouble as CameraTrouble]) };
  }
}

async function findings(): Promise<Finding[]> {
  const browser: Finding = { name: "check.browser", good: true, text: t("check.browserGood") };
  const asked = recording.value && sitting.value!.snapshot_s > 0;
  return [browser, storage(), await connection(), deviceClock(), ...(asked ? [await camera()] : [])];
}

export function Check() {
  const [found, setFound] = useState<Finding[] | null>(null);
  const check = () => {
    setFound(null);
    void findings().then(setFound);
  };
  useEffect(check, []);
  const good = found?.every((finding) => finding.good);
  return (
    <>
      <Step number={3} />
      <Heading>{t("check.title")}</Heading>
      <p class="lead" role="status">
        {found ? t(good ? "check.allGood" : "check.someBad") : t("check.running")}
      </p>
      {found && (
        <ul class="findings">
          {found.map(({ name, good, text }) => (
            <li key={name} class={good ? "" : "warn"}>
              {good ? <CheckIcon /> : <WarnIcon />}
              <div>
                <strong>{t(name)}</strong>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" onClick={check} disabled={!found}>
          {t("check.again")}
        </button>
      </p>
      <div class="actions">
        <button type="button" onClick={() => go("consent")}>
          {t("action.back")}
        </button>
        <button type="button" class="primary" onClick={() => go("overview")}>
          {t("action.continue")}
        </button>
      </div>
    </>
  );
}
