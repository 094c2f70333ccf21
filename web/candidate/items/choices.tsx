// choices.tsx - checkboxes of which some number may be chosen: what `multiple` and `adjectives` share.
import { useState } from "preact/hooks";
import type { Json } from "../../lib/api";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { Group, labelOf, listOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty: Json = [];

/** The bounds as they apply: at least one, at most all. */
function bounds(item: Item): { min: number; max: number } {
  return { min: Math.max(1, item.min ?? 1), max: item.max || item.options.length };
}

export function answered(value: Json, item: Item): boolean {
  const { min, max } = bounds(item);
  const { length } = listOf(value);
  return length >= min && length <= max;
}

export function summary(item: Item, value: Json): string {
  return listOf(value)
    .map((one) => labelOf(item, one))
    .join(", ");
}

/** The values in the order of the options, so that equal choices are equal values. */
function toggled(item: Item, value: Json, one: Json): Json {
  const chosen = listOf(value);
  const has = chosen.includes(one);
  return item.options
    .map((option) => option.value)
    .filter((option) => (option === one ? !has : chosen.includes(option)));
}

function rule(item: Item): string {
  const { min, max } = bounds(item);
  if (min === max) return t("choices.exactly", { count: min });
  if (max < item.options.length && min > 1) return t("choices.between", { min, max });
  if (max < item.options.length) return t("choices.atMost", { count: max });
  return min > 1 ? t("choices.atLeast", { count: min }) : t("choices.any");
}

export function view({ item, number, value, onChange }: ViewProps) {
  const chosen = listOf(value);
  const { max } = bounds(item);
  const [full, setFull] = useState(false);
  const toggle = (one: Json, box: HTMLInputElement) => {
    const tooMany = box.checked && chosen.length >= max;
    setFull(tooMany);
    if (tooMany) box.checked = false;
    else onChange(toggled(item, value, one));
  };
  return (
    <Group item={item} number={number} hint={rule(item)}>
      <div class="options">
        {item.options.map((option) => (
          <label key={String(option.value)} class="option">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) => toggle(option.value, event.currentTarget)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <p class="count" role="status">
        {full ? t("choices.full", { count: max }) : t("choices.chosen", { count: chosen.length })}
      </p>
    </Group>
  );
}
