// frame.tsx - what stays around the screens: header with language or time left,
// the banner of a lost connection, footer with the save line and help.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import ClockIcon from "icon:clock";
import CheckIcon from "icon:check";
import LanguagesIcon from "icon:languages";
import WarnIcon from "icon:triangle-alert";
import OfflineIcon from "icon:wifi-off";
import { formatLeft, LANGUAGES, locale, t, type Key } from "../lib/i18n";
import { route } from "../lib/route";
import { Brand } from "./brand";
import { cameraOn } from "./camera";
import { Contact } from "./contact";
import { parseAddress } from "./pages";
import {
  answeredOf,
  countOf,
  chooseLocale,
  clock,
  durable,
  elsewhere,
  ending,
  expire,
  partOver,
  runningPart,
  saving,
  sitting,
  timeIsUp,
  TIMED_MS,
} from "./session";

export function Header() {
  const now = sitting.value;
  const started = now?.status === "started";
  const here = started && !now.paused && !elsewhere.value && !timeIsUp.value && !partOver.value;
  const address = here ? parseAddress(route.value) : null;
  return (
    <header class="bar">
      <div class="bar-inner">
        <Brand />
        {here && cameraOn.value && (
          <span class="camera">
            <i /> {t("camera.on")}
          </span>
        )}
        {here && <Timer />}
        {!started && <LanguageChoice />}
      </div>
      {address && <Progress answered={answeredOf(address.page.part)} total={countOf(address.page.part)} />}
    </header>
  );
}

function LanguageChoice() {
  const offered = sitting.value?.locales.filter((tag) => tag in LANGUAGES) ?? Object.keys(LANGUAGES);
  if (offered.length < 2) return null;
  const choose = (event: Event) => void chooseLocale((event.currentTarget as HTMLSelectElement).value);
  return (
    <label class="language">
      <LanguagesIcon /> <span class="spoken">{t("frame.language")}</span>
      <select value={locale()} onChange={choose}>
        {offered.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {LANGUAGES[tag]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Progress({ answered, total }: { answered: number; total: number }) {
  return (
    <div class="progress">
      <progress max={total} value={answered} aria-labelledby="progress-text" />
      <span id="progress-text">{t("frame.progress", { answered, count: total })}</span>
    </div>
  );
}

/* --- time left -------------------------------------------------------------- */

const timerHidden = signal(false);
/** Moments that are spoken, in milliseconds before the end. */
const MARKS: readonly [number, Key][] = [
  [60_000, "timer.oneMinute"],
  [300_000, "timer.fiveMinutes"],
];

function markAt(left: number): Key | null {
  const mark = MARKS.find(([ms]) => left <= ms);
  const half = (runningPart.value?.limit_s ?? 0) * 500;
  return mark?.[1] ?? (left <= half ? "timer.half" : null);
}

/** Shown when the end is near enough to matter; the server decides when it is reached. */
function Timer() {
  const end = ending.value;
  const [left, setLeft] = useState(() => clock.until(end));
  useEffect(() => {
    const tick = () => {
      const now = clock.until(end);
      setLeft(now);
      if (now <= 0) void expire();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [end]);
  if (!(left < TIMED_MS)) return null;
  const mark = markAt(left);
  return (
    <div class="timer">
      {!timerHidden.value && (
        <span role="timer" class={left <= 60_000 ? "last" : ""}>
          <ClockIcon /> {t(left <= 60_000 ? "timer.last" : "timer.left", { time: formatLeft(left) })}
        </span>
      )}
      <button
        type="button"
        class="quiet"
        onClick={() => {
          timerHidden.value = !timerHidden.value;
        }}
      >
        {t(timerHidden.value ? "timer.show" : "timer.hide")}
      </button>
      <span role="status" class="spoken">
        {mark && t(mark)}
      </span>
    </div>
  );
}

/* --- connection ------------------------------------------------------------- */

const BANNER_AFTER_MS = 10_000;

const broken = () => saving.value.phase === "offline" || saving.value.phase === "unreachable";

/** Says on top what the save line says below, once it has lasted. */
export function Banner() {
  const [shown, show] = useState(false);
  const now = broken();
  useEffect(() => {
    if (!now) return show(false);
    const timer = setTimeout(() => show(true), BANNER_AFTER_MS);
    return () => clearTimeout(timer);
  }, [now]);
  if (!shown || !now) return null;
  return (
    <aside class="banner" aria-label={t("banner.title")}>
      <OfflineIcon /> <p>{t("banner.offline")}</p>
    </aside>
  );
}

function SaveLine() {
  const { phase, pending, refused } = saving.value;
  const lost = broken();
  const icon = lost ? <OfflineIcon /> : refused > 0 ? <WarnIcon /> : phase === "saved" ? <CheckIcon /> : null;
  let text = t("save.saved");
  if (phase === "saving") text = t("save.saving");
  if (phase === "saved" && refused > 0) text = t("save.refused", { count: refused });
  if (lost && durable.value) {
    text = t(phase === "offline" ? "save.offline" : "save.unreachable", { count: pending });
  }
  if (lost && !durable.value) text = t("save.keepOpen", { count: pending });
  return (
    <p class={`save ${lost || refused > 0 ? "warn" : ""}`} role="status">
      {icon} <span>{text}</span>
    </p>
  );
}

export function Footer() {
  const now = sitting.value;
  const started = now?.status === "started";
  return (
    <footer class="foot">
      {now && ((started && !elsewhere.value) || saving.value.pending > 0) && <SaveLine />}
      <details>
        <summary>{t("help.title")}</summary>
        <p>{now ? t("help.employer", { employer: now.employer }) : t("help.sender")}</p>
        <Contact />
        <p>{t("help.safe")}</p>
        {started && <LanguageChoice />}
      </details>
    </footer>
  );
}
