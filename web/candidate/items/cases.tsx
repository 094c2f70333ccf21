// cases.tsx - how a program did: example by example, with what was expected and what came.
import PassedIcon from "icon:circle-check";
import FailedIcon from "icon:circle-x";
import { t } from "../../lib/i18n";
import type { CodeView } from "./coding";
import { firstDifference, onlyRan, Outcome, Output, usage, verdictText } from "./outcome";
import type { Case, Run } from "./runs";

/** The result of a run of a program in one sentence. */
export function codeEnded({ state, result }: Run): string {
  if (state === "failed" || !result || result.verdict === "SE") return t("run.failed");
  const own = result.cases?.length === 1 && onlyRan(result.cases[0]!);
  if (own && result.verdict === "AC") return t("run.ran");
  if (result.verdict === "CE" || result.verdict === "CTL" || own) return t("run.ended", { verdict: verdictText(result.verdict) });
  if (result.verdict === "AC") return t("run.passedAll", { count: result.passed });
  return t("run.passed", { passed: result.passed, count: result.total });
}

interface Props {
  run: Run;
  samples: CodeView["samples"];
  changed: boolean;
}

export function CodeOutcome({ run, samples, changed }: Props) {
  const { result } = run;
  const cases = result?.cases ?? [];
  const own = cases.length === 1 && onlyRan(cases[0]!);
  return (
    <Outcome run={run} good={result?.verdict === "AC"} title={codeEnded(run)} changed={changed}>
      {result?.compiler_says && <Output label={t("run.compiler")} text={result.compiler_says} />}
      {own ? (
        <>
          <p class="hint">{usage(cases[0]!)}</p>
          <Streams one={cases[0]!} />
        </>
      ) : (
        cases.length > 0 && <Table cases={cases} samples={samples} />
      )}
    </Outcome>
  );
}

function Table({ cases, samples }: { cases: Case[]; samples: CodeView["samples"] }) {
  return (
    <ol class="cases">
      {cases.map((one, i) => (
        <li key={i}>
          <details open={one.verdict !== "AC" && cases.findIndex(({ verdict }) => verdict !== "AC") === i}>
            <summary>
              <span class={`mark ${one.verdict === "AC" ? "good" : "bad"}`}>
                {one.verdict === "AC" ? <PassedIcon /> : <FailedIcon />}
              </span>
              <span class="case-name">{t("code.example", { number: i + 1 })}</span>
              <span class="case-verdict">{verdictText(one.verdict)}</span>
              <span class="soft case-usage">{usage(one)}</span>
            </summary>
            <Streams one={{ ...samples[i], ...known(one) }} />
          </details>
        </li>
      ))}
      {samples.slice(cases.length).map((_, i) => (
        <li key={cases.length + i} class="soft not-run">
          {t("run.notRun", { number: cases.length + i + 1 })}
        </li>
      ))}
    </ol>
  );
}

/** The members that are there. */
const known = (one: Case): Case =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null && value !== undefined)) as unknown as Case;

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
