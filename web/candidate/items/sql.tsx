// sql.tsx - a query, or statements that change data, over tables one can look at.  The value is {source}.
import { useEffect } from "preact/hooks";
import { Editor, fetchEditor } from "../../editor/editor";
import type { Json, SqlTable } from "../../lib/api";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { isOwn, lines, rowsOf, SOURCE_BYTES_MAX, sqlOf, writtenIn, type Cell } from "./coding";
import { inputId } from "./frame";
import { Outcome, RunLine, verdictText } from "./outcome";
import type { ViewProps } from "./registry";
import { deskOf, isUnderWay, recall, run, type Run } from "./runs";
import { choice, Keys, ResetNote, Tools, useDraft, Workbench } from "./workbench";

export { ready } from "./written";

export const empty = null;
export const idleMs = 1_000;
const SUMMARY_MAX = 120;

fetchEditor();

const starterOf = (item: Item): string => lines(sqlOf(item).starter ?? "");

export function answered(value: Json, item: Item): boolean {
  const written = writtenIn(value);
  return written !== null && isOwn(written.source, starterOf(item));
}

export function summary(_item: Item, value: Json): string {
  const text = writtenIn(value)!.source.replace(/\s+/g, " ").trim();
  return text.length > SUMMARY_MAX ? text.slice(0, SUMMARY_MAX).trimEnd() + "…" : text;
}

/** The result of a run in one sentence. */
function ended({ state, result }: Run): string {
  if (state === "failed" || !result || result.verdict === "SE") return t("run.failed");
  if (result.verdict === "AC") return t("sql.right");
  if (result.verdict === "WA") return t("sql.wrong");
  if (result.verdict === "RE" || result.verdict === "CE") return t("sql.error");
  return t("run.ended", { verdict: verdictText(result.verdict) });
}

export function view({ item, number, value, onChange, practice }: ViewProps) {
  const { tables } = sqlOf(item);
  const starter = starterOf(item);
  const text = lines(writtenIn(value)?.source ?? starter);
  const desk = deskOf(item).value;
  const id = inputId(item);
  useEffect(() => void (practice || recall(item)), []);
  const { before, change, onReset, onTooLong, tooLong } = useDraft(text, starter, (source) => onChange({ source }));
  const start = () => {
    if (!practice && !isUnderWay(desk)) void run(item, { source: text });
  };
  const ran = desk.run && writtenIn(desk.run.value);
  return (
    <Workbench item={item} number={number} about={<About item={item} />} onRun={start}>
      <Tools onReset={onReset}>
        <span class="dialect">SQL</span>
      </Tools>
      <Editor
        id={id}
        name="sql"
        text={text}
        label={t("sql.field")}
        describedBy={id + "-keys"}
        bytesMax={SOURCE_BYTES_MAX}
        plain={choice.value.plain}
        size={choice.value.size}
        support={() => import("../../editor/lang/sql").then((made) => made.support(tables), () => [])}
        onText={change}
        onTooLong={onTooLong}
      />
      <Keys id={id + "-keys"} />
      <p class="error" role="alert">
        {tooLong && t("code.tooLong")}
      </p>
      <ResetNote before={before} onBack={change} />
      <RunLine desk={desk} ended={ended} practice={practice} onRun={start} />
      {desk.run && !isUnderWay(desk) && (
        <Outcome
          desk={desk}
          run={desk.run}
          good={desk.run.result?.verdict === "AC"}
          title={ended(desk.run)}
          changed={!!ran && lines(ran.source) !== text}
        >
          <Result run={desk.run} />
        </Outcome>
      )}
    </Workbench>
  );
}

function Result({ run: { result } }: { run: Run }) {
  if (!result?.columns) return null;
  const rows = rowsOf(result.rows ?? null);
  const count = result.rows_n ?? rows.length;
  return (
    <>
      <Rows label={t("sql.result")} columns={result.columns as string[]} rows={rows} />
      <p class="hint">
        {t(result.truncated || count > rows.length ? "sql.shown" : "sql.rows", { shown: rows.length, count })}
      </p>
    </>
  );
}

/* --- tables -------------------------------------------------------------------------------- */

/** The tables one can ask. */
function About({ item }: { item: Item }) {
  const { tables, mode, names_matter, hidden_n } = sqlOf(item);
  return (
    <>
      <h3>{t("sql.tables")}</h3>
      <div class="schema">
        {tables.map((table, i) => (
          <Table key={table.name} table={table} open={tables.length <= 3 || i === 0} />
        ))}
      </div>
      {mode === "change" && <p class="hint">{t("sql.change")}</p>}
      {names_matter && <p class="hint">{t("sql.names")}</p>}
      {hidden_n > 0 && <p class="hint">{t("sql.hidden")}</p>}
    </>
  );
}

function Table({ table, open }: { table: SqlTable; open: boolean }) {
  const sample = rowsOf(table.sample);
  return (
    <details open={open}>
      <summary>
        <code>{table.name}</code>{" "}
        {table.rows_n !== null && <span class="soft">{t("sql.rows", { count: table.rows_n })}</span>}
      </summary>
      <dl class="columns" aria-label={t("sql.columns")}>
        {table.columns.map(({ name, type }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd class="soft">{type.toLowerCase()}</dd>
          </div>
        ))}
      </dl>
      {sample.length > 0 && (
        <Rows
          label={t("sql.sample", { table: table.name })}
          columns={table.columns.map(({ name }) => name)}
          rows={sample}
        />
      )}
    </details>
  );
}

/** Rows with their columns; scrolled, with the keyboard too.  NULL is no text and does not look like one. */
function Rows({ label, columns, rows }: { label: string; columns: string[]; rows: Cell[][] }) {
  const numeric = columns.map((_, j) => rows.some((row) => typeof row[j] === "number"));
  const classOf = (j: number) => (numeric[j] ? "number-cell" : undefined);
  return (
    <div class="rows" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((name, i) => (
              <th key={i} scope="col" class={classOf(i)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} class={classOf(j)}>
                  {cell === null ? <i class="null">NULL</i> : String(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
