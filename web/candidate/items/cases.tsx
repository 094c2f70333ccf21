// cases.tsx - how a program did: example by example, with what was expected and what came.
import PassedIcon from "icon:circle-check";
import FailedIcon from "icon:circle-x";
import type { CodeView } from "../../lib/api";
import { t } from "../../lib/i18n";
import { firstDifference, onlyRan, Outcome, Output, usage, verdictText } from "./outcome";
import type { Case, Desk, Run } from "./runs";

const isOwnRun = (cases: readonly Case[]) => cases.length === 1 && onlyRan(cases[0]!);

/** The result of a run of a program in one sentence; `count` examples there are. */
export function codeEnded({ state, result }: Run, count: number): string {
  if (state === "failed" || !result || result.verdict === "SE") return t("run.failed");
  const { verdict, cases } = result;
  const own = isOwnRun(cases);
  if (own && verdict === "AC") return t("run.ran");
  if (own || verdict === "CE" || verdict === "CTL") return t("run.ended", { verdict: verdictText(verdict) });
  if (verdict === "AC") return t("run.passedAll", { count });
  return t("run.passed", { passed: cases.filter((one) => one.verdict === "AC").length, count });
}

interface Props {
  desk: Desk;
  run: Run;
  samples: CodeView["samples"];
  changed: boolean;
}

export function CodeOutcome({ desk, run, samples, changed }: Props) {
  const { result } = run;
  const cases = result?.cases ?? [];
  const own = isOwnRun(cases);
  return (
    <Outcome
      desk={desk}
      run={run}
      good={result?.verdict === "AC"}
      title={codeEnded(run, samples.length)}
      changed={changed}
    >
      {result?.compiler_says && <Output label={t("run.compiler")} text={result.compiler_says} />}
      {own ? (
        <>
          {cases[0]!.verdict && <p class="hint">{usage(cases[0]!)}</p>}
          <Streams one={cases[0]!} />
        </>
      ) : (
        cases.length > 0 && <Table cases={cases} samples={samples} />
      )}
    </Outcome>
  );
}

function Table({ cases, samples }: { cases: readonly Case[]; samples: CodeView["samples"] }) {
  const firstWrong = cases.findIndex(({ verdict }) => verdict !== null && verdict !== "AC");
  return (
    <ol class="cases">
      {samples.map((_, i) => {
        const one = cases[i];
        return (
          <li key={i}>
            {one?.verdict ? (
              <Row one={one} verdict={one.verdict} number={i + 1} open={i === firstWrong} />
            ) : (
              <p class="soft not-run">{t("run.notRun", { number: i + 1 })}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Row({ one, verdict, number, open }: { one: Case; verdict: string; number: number; open: boolean }) {
  const good = verdict === "AC";
  return (
    <details open={open}>
      <summary>
        <span class={`mark ${good ? "good" : "bad"}`}>{good ? <PassedIcon /> : <FailedIcon />}</span>
        <span class="case-name">{t("code.example", { number })}</span>
        <span class="case-verdict">{verdictText(verdict)}</span>
        <span class="soft case-usage">{usage(one)}</span>
      </summary>
      <Streams one={one} />
    </details>
  );
}

function Streams({ one }: { one: Case }) {
  const { input, expected, stdout, stderr, verdict } = one;
  const wrong = verdict === "WA" && typeof expected === "string" && typeof stdout === "string";
  return (
    <>
      <div class="streams">
        {typeof input === "string" && <Output label={t("code.input")} text={input} />}
        {typeof expected === "string" && <Output label={t("code.expected")} text={expected} />}
        {typeof stdout === "string" && (
          <Output label={t(typeof expected === "string" ? "code.got" : "code.output")} text={stdout} />
        )}
      </div>
      {wrong && <p class="hint">{t("run.differs", { line: firstDifference(expected, stdout) })}</p>}
      {stderr && <Output label={t("code.stderr")} text={stderr} />}
    </>
  );
}
