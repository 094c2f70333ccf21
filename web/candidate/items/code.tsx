// code.tsx - a program in a language of the candidate's choice, which can be run before it is handed in.
//
// The value is {language, source}.  Whoever changes the language loses nothing: each one's text stays on
// this device, and the answer is the one before until something is written in the new language.
import { useEffect, useState } from "preact/hooks";
import { Editor, fetchEditor } from "../../editor/editor";
import { support } from "../../editor/languages";
import type { Json } from "../../lib/api";
import { formatUnit, t } from "../../lib/i18n";
import { besideOf, keepBeside, type Item } from "../session";
import { CodeOutcome, codeEnded } from "./cases";
import { codeOf, isOwn, lines, SOURCE_BYTES_MAX, writtenIn, type Language } from "./coding";
import { inputId } from "./frame";
import { Output, RunLine } from "./outcome";
import type { ViewProps } from "./registry";
import { deskOf, isUnderWay, recall, run } from "./runs";
import { choice, Keys, ResetNote, Tools, useDraft, Workbench } from "./workbench";

export { ready } from "./written";

export const empty = null;
export const idleMs = 1_000;

fetchEditor();

const starterOf = (item: Item, language: string): string => lines(codeOf(item).starters[language] ?? "");

export function answered(value: Json, item: Item): boolean {
  const written = writtenIn(value);
  return !!written?.language && isOwn(written.source, starterOf(item, written.language));
}

export function summary(item: Item, value: Json): string {
  const { language, source } = writtenIn(value)!;
  return t("code.summary", { language: nameOf(item, language!), count: source.trim().split("\n").length });
}

/** What one may write in; the language of an answer stays, even if no judge has it any more. */
function offered(item: Item, language: string): Language[] {
  const { languages } = codeOf(item);
  if (languages.some(({ id }) => id === language)) return languages;
  return [...languages, { id: language, name: language, version: null }];
}

const nameOf = (item: Item, id: string) => codeOf(item).languages.find((one) => one.id === id)?.name ?? id;

/* --- texts of several languages ---------------------------------------------------------- */

/** What this device keeps beside the answer. */
interface Beside {
  texts: Record<string, string>;
  /** The language that is shown in place of the answer's, as long as that one is `over`. */
  language?: string | undefined;
  over?: string | undefined;
  /** Does the candidate run with an own input, and which? */
  own?: boolean;
  stdin?: string;
}

/** What was chosen last is likely to be wanted for the next question too. */
let lastChosen = "";

function firstOf(languages: readonly Language[]): string {
  return (languages.find(({ id }) => id === lastChosen) ?? languages[0])?.id ?? "";
}

function useTexts({ item, value, onChange, practice }: ViewProps) {
  const [beside, setBeside] = useState<Beside>(() => ({ texts: {}, ...(practice ? {} : (besideOf(item) as object)) }));
  const { languages } = codeOf(item);
  const written = writtenIn(value);
  const over = written?.language;
  const [first] = useState(() => firstOf(languages));
  const language = beside.language && beside.over === over ? beside.language : (over ?? first);
  const textOf = (id: string) =>
    id === over ? lines(written!.source) : (beside.texts[id] ?? starterOf(item, id));
  const text = textOf(language);

  const keep = (next: Partial<Beside>) => {
    const all = { ...beside, ...next };
    setBeside(all);
    if (!practice) keepBeside(item, { ...all } as unknown as Json);
  };
  /** All texts, with the answer's own among them. */
  const texts = () => (over === undefined ? beside.texts : { ...beside.texts, [over]: textOf(over) });
  const write = (source: string, id = language) => {
    onChange({ language: id, source });
    if (id !== over || beside.language !== undefined) keep({ texts: texts(), language: undefined, over: undefined });
  };
  const choose = (id: string) => {
    lastChosen = id;
    if (isOwn(textOf(id), starterOf(item, id))) return write(textOf(id), id);
    keep({ texts: texts(), language: id, over });
  };
  const counts = answered(value, item) && over !== language ? over! : null;
  return { beside, keep, language, text, write, choose, counts };
}

/* --- the question ------------------------------------------------------------------------ */

export function view(props: ViewProps) {
  const { item, number, practice } = props;
  const { samples, free } = codeOf(item);
  const { beside, keep, language, text, write, choose, counts } = useTexts(props);
  const desk = deskOf(item).value;
  const id = inputId(item);
  const starter = starterOf(item, language);
  const own = beside.own ?? samples.length === 0;
  const name = nameOf(item, language);
  useEffect(() => void (practice || recall(item)), []);
  const { before, change, forget, onReset, onTooLong, tooLong } = useDraft(text, starter, write);
  const start = () => {
    if (practice || isUnderWay(desk)) return;
    void run(item, { language, source: text }, own ? (beside.stdin ?? "") : undefined);
  };
  const ran = desk.run && writtenIn(desk.run.value);
  return (
    <Workbench item={item} number={number} about={<About item={item} />} onRun={start}>
      <Tools onReset={onReset}>
        <label class="choose-language">
          <span>{t("code.language")}</span>
          <select
            value={language}
            onChange={(event) => {
              forget();
              choose(event.currentTarget.value);
            }}
          >
            {offered(item, language).map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      </Tools>
      <Editor
        id={id}
        name={language}
        text={text}
        label={t("code.field", { language: name })}
        describedBy={id + "-keys"}
        bytesMax={SOURCE_BYTES_MAX}
        plain={choice.value.plain}
        size={choice.value.size}
        support={support}
        onText={change}
        onTooLong={onTooLong}
      />
      <Keys id={id + "-keys"} />
      <p class="error" role="alert">
        {tooLong && t("code.tooLong")}
      </p>
      {counts && <p class="bench-note">{t("code.counts", { language: nameOf(item, counts) })}</p>}
      <ResetNote before={before} onBack={change} />
      {own && (
        <label class="stdin">
          <span>{t("code.stdin")}</span>
          <textarea
            class="code-text"
            rows={3}
            spellcheck={false}
            maxLength={SOURCE_BYTES_MAX / 4}
            value={beside.stdin ?? ""}
            onInput={(event) => keep({ stdin: event.currentTarget.value })}
          />
        </label>
      )}
      <RunLine desk={desk} ended={(one) => codeEnded(one, samples.length)} practice={practice} onRun={start}>
        {samples.length > 0 && (
          <fieldset class="run-with">
            <legend>{t("run.with")}</legend>
            {[false, true].map((mine) => (
              <label key={String(mine)}>
                <input type="radio" name={id + "-with"} checked={own === mine} onChange={() => keep({ own: mine })} />
                {t(mine ? "run.withOwn" : "run.withExamples")}
              </label>
            ))}
          </fieldset>
        )}
      </RunLine>
      {desk.run && !isUnderWay(desk) && (
        <CodeOutcome
          desk={desk}
          run={desk.run}
          samples={samples}
          changed={!!ran && (ran.language !== language || lines(ran.source) !== text)}
        />
      )}
      {free && samples.length === 0 && !desk.run && <p class="hint">{t("code.free")}</p>}
    </Workbench>
  );
}

/** The examples, and what the program is held to. */
function About({ item }: { item: Item }) {
  const { samples, hidden_n, cpu_ms, memory_mib, free } = codeOf(item);
  const seconds = formatUnit(cpu_ms / 1000, "second");
  return (
    <>
      {samples.map((sample, i) => (
        <section class="example" key={i} aria-label={t("code.example", { number: i + 1 })}>
          <h3>{t("code.example", { number: i + 1 })}</h3>
          <div class="streams">
            <Output label={t("code.input")} text={sample.input} />
            <Output label={t("code.expected")} text={sample.expected} />
          </div>
        </section>
      ))}
      {hidden_n > 0 && <p class="hint">{t("code.hidden", { count: hidden_n })}</p>}
      {free && samples.length > 0 && <p class="hint">{t("code.free")}</p>}
      <p class="hint">{t("code.limits", { seconds, mib: memory_mib })}</p>
    </>
  );
}
