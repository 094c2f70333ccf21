// tetrad.tsx - of four words the one most and the one least like me.
//
// A table of two columns; on a phone two groups one below the other.  The same
// word cannot be both: choosing it for one takes it back from the other.
import { useEffect, useState } from "preact/hooks";
import type { Json } from "../../lib/api";
import { t, type Key } from "../../lib/i18n";
import type { Item } from "../session";
import { Group, labelOf } from "./frame";
import type { ViewProps } from "./registry";

type End = "most" | "least";
type Choice = Record<End, Json>;
const ENDS: readonly (readonly [End, Key])[] = [
  ["most", "tetrad.most"],
  ["least", "tetrad.least"],
];

export const empty: Json = { most: null, least: null };

const choiceOf = (value: Json): Choice => ({ ...(empty as Choice), ...(value as Choice | null) });

export function answered(value: Json): boolean {
  const { most, least } = choiceOf(value);
  return most !== null && least !== null;
}

export function summary(item: Item, value: Json): string {
  const { most, least } = choiceOf(value);
  return t("tetrad.summary", { most: labelOf(item, most), least: labelOf(item, least) });
}

const WIDE = "(min-width: 30rem)";

function useWide(): boolean {
  const [wide, set] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const heed = () => set(query.matches);
    query.addEventListener("change", heed);
    return () => query.removeEventListener("change", heed);
  }, []);
  return wide;
}

export function view({ item, number, value, onChange }: ViewProps) {
  const choice = choiceOf(value);
  const [cleared, setCleared] = useState<End | null>(null);
  const wide = useWide();
  const choose = (end: End, word: Json) => {
    const other = end === "most" ? "least" : "most";
    const clash = choice[other] === word;
    setCleared(clash ? other : null);
    onChange({ ...choice, [end]: word, ...(clash && { [other]: null }) } as Json);
  };
  const radio = (end: End, word: Json, label?: string) => (
    <input
      type="radio"
      name={`${item.item_id}-${end}`}
      aria-label={label}
      checked={choice[end] === word}
      onChange={() => choose(end, word)}
    />
  );
  return (
    <Group item={item} number={number}>
      {wide ? (
        <table>
          <thead>
            <tr>
              <td />
              {ENDS.map(([end, key]) => (
                <th key={end} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {item.options.map((option) => (
              <tr key={String(option.value)}>
                <th scope="row">{option.label}</th>
                {ENDS.map(([end, key]) => (
                  <td key={end}>
                    <label>{radio(end, option.value, `${t(key)}: ${option.label}`)}</label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        ENDS.map(([end, key]) => (
          <fieldset key={end} class="end">
            <legend>{t(key)}</legend>
            <div class="options">
              {item.options.map((option) => (
                <label key={String(option.value)} class="option">
                  {radio(end, option.value)}
                  <span>{option.label}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))
      )}
      <p class="count" role="status">
        {cleared && t(cleared === "most" ? "tetrad.clearedMost" : "tetrad.clearedLeast")}
      </p>
    </Group>
  );
}
