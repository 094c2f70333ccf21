// sql.ts - SQL as SQLite has it, with the names of a question's tables and columns offered while one writes.
import { autocompletion, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { SQLite, sql } from "@codemirror/lang-sql";
import { indentUnit } from "@codemirror/language";
import { Prec, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

const AWAY_MS = 300;

/** Suggestions that come after the writer has gone elsewhere would stay. */
const closeAway = EditorView.domEventHandlers({
  blur: (_, view) => void setTimeout(() => view.hasFocus || closeCompletion(view), AWAY_MS),
});

export interface Table {
  name: string;
  columns: readonly { name: string; type: string }[];
}

/** The support of SQL over these tables. */
export function support(tables: readonly Table[]): Extension {
  const names = tables.map(({ name, columns }): [string, { label: string; detail: string; type: string }[]] => [
    name,
    columns.map((column) => ({ label: column.name, detail: column.type, type: "property" })),
  ]);
  return [
    sql({ dialect: SQLite, schema: Object.fromEntries(names), upperCaseKeywords: true }),
    autocompletion({ icons: false }),
    closeAway,
    Prec.high(keymap.of(completionKeymap)),
    indentUnit.of("  "),
  ];
}
