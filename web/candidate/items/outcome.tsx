// outcome.tsx - the button that runs a program or a query, and what has come of it: in words, never by
// colour alone.  One live region says how far it is and how it ended.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import PassedIcon from "icon:circle-check";
import FailedIcon from "icon:circle-x";
import PlayIcon from "icon:play";
import { formatUnit, t, type Key } from "../../lib/i18n";
import { isUnderWay, type Case, type Desk, type Refusal, type Run } from "./runs";

const VERDICTS: Readonly<Record<string, Key>> = {
  AC: "verdict.AC",
  WA: "verdict.WA",
  TLE: "verdict.TLE",
  MLE: "verdict.MLE",
  OLE: "verdict.OLE",
  ILE: "verdict.ILE",
  RE: "verdict.RE",
  CE: "verdict.CE",
  CTL: "verdict.CTL",
  SE: "verdict.SE",
};

export const verdictText = (verdict: string): string => t(VERDICTS[verdict] ?? "verdict.SE");

/** Did the program only run, with nothing to compare its output with? */
export const onlyRan = ({ expected }: Case): boolean => expected === null;

/* --- the button and the state --------------------------------------------------------- */

/** Whole seconds until a moment of `performance.now`. */
function useSecondsUntil(moment: number): number {
  const left = () => Math.max(0, Math.ceil((moment - performance.now()) / 1000));
  const [seconds, set] = useState(left);
  useEffect(() => {
    set(left());
    if (left() === 0) return;
    const timer = setInterval(() => set(left()), 250);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}

interface RunLineProps {
  desk: Desk;
  /** The result in one sentence. */
  ended: (run: Run) => string;
  practice: boolean | undefined;
  onRun(): void;
  children?: ComponentChildren;
}

export function RunLine({ desk, ended, practice, onRun, children }: RunLineProps) {
  const { refusal } = desk;
  const resting = useSecondsUntil(refusal?.kind === "often" ? refusal.until : 0);
  const busy = isUnderWay(desk);
  const off = busy || resting > 0 || practice === true;
  return (
    <>
      <div class="run-line">
        {children}
        <button type="button" class="run" aria-disabled={off} onClick={() => off || onRun()}>
          <PlayIcon /> {t("run.start")}
        </button>
      </div>
      {practice && <p class="hint">{t("run.practice")}</p>}
      {resting > 0 && (
        <p class="run-state warn">
          {t("run.often")} <span aria-hidden="true">{t("run.again", { count: resting })}</span>
        </p>
      )}
      {desk.lost && <p class="run-state warn">{t("run.lost")}</p>}
      {refusal && refusal.kind !== "often" && <p class="run-state warn">{refusedText(refusal)}</p>}
      {busy && (
        <p class="run-state busy">
          <progress aria-hidden="true" /> {progressText(desk)}
        </p>
      )}
      <p role="status" class="spoken">
        {spoken(desk, ended)}
      </p>
    </>
  );
}

function refusedText(refusal: Refusal): string {
  switch (refusal.kind) {
    case "often":
      return t("run.often");
    case "empty":
      return t("run.empty");
    case "noJudge":
      return t("run.noJudge");
    case "offline":
      return t("run.offline");
    case "closed":
      return t("run.closed");
    case "refused":
      return t("run.refused", { message: refusal.message });
  }
}

const progressText = ({ run, sending }: Desk) => t(!sending && run?.state === "queued" ? "run.queued" : "run.running");

function spoken(desk: Desk, ended: (run: Run) => string): string {
  if (desk.refusal) return refusedText(desk.refusal);
  if (desk.lost) return t("run.lost");
  if (isUnderWay(desk)) return progressText(desk);
  return desk.run ? ended(desk.run) : "";
}

/* --- what has come of it -------------------------------------------------------------- */

interface OutcomeProps {
  desk: Desk;
  run: Run;
  good: boolean;
  title: string;
  /** The text is another one by now. */
  changed: boolean;
  children?: ComponentChildren;
}

/** Runs whose result was brought into view: once is enough. */
const seen = new Set<string>();

export function Outcome({ desk, run, good, title, changed, children }: OutcomeProps) {
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    if (desk.asked && !seen.has(run.run_id)) shown.current!.scrollIntoView({ block: "nearest" });
    seen.add(run.run_id);
  }, [run.run_id]);
  return (
    <section ref={shown} class={`outcome ${good ? "good" : "bad"}`} aria-label={t("run.result")}>
      <h3>
        {good ? <PassedIcon /> : <FailedIcon />} <span>{title}</span>
      </h3>
      {changed && <p class="hint">{t("run.changed")}</p>}
      {run.result?.message && <Output label={t("run.message")} text={run.result.message} />}
      {children}
    </section>
  );
}

/** A text as a program writes it; a long one is scrolled, with the keyboard too. */
export function Output({ label, text }: { label: string; text: string }) {
  return (
    <figure class="output">
      <figcaption>{label}</figcaption>
      {text === "" ? (
        <p class="soft">{t("run.nothing")}</p>
      ) : (
        <pre tabIndex={0} role="group" aria-label={label}>
          {text}
        </pre>
      )}
    </figure>
  );
}

/** What a case has used: "12 ms · 3 MiB". */
export function usage({ cpu_ms, memory_mib }: Case): string {
  const memory = t("run.memory", { mib: Math.ceil(memory_mib ?? 0) });
  return `${formatUnit(Math.round(cpu_ms ?? 0), "millisecond")} · ${memory}`;
}

/** Counts from one: the first line in which two outputs differ, blanks at the ends aside. */
export function firstDifference(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.trimEnd().split("\n").map((line) => line.trimEnd()));
  const at = a!.findIndex((line, i) => line !== b![i]);
  return (at < 0 ? a!.length : at) + 1;
}
