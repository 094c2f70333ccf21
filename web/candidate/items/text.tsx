// text.tsx - a short text in one line.
import type { Json } from "../../lib/api";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { Field, inputId, textOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty = null;
export const idleMs = 800;
/** What the server keeps of a short text when the item does not say. */
const LENGTH_MAX = 500;

export function answered(value: Json): boolean {
  return textOf(value).trim() !== "";
}

export const summary = (_item: Item, value: Json): string => textOf(value);

export function view({ item, number, value, onChange }: ViewProps) {
  const max = item.max ?? LENGTH_MAX;
  const id = inputId(item);
  return (
    <Field item={item} number={number}>
      <p class="hint" id={id + "-rule"}>
        {t("text.atMost", { count: max })}
      </p>
      <input
        id={id}
        type="text"
        autocomplete="off"
        maxLength={max}
        aria-describedby={id + "-rule"}
        value={textOf(value)}
        onInput={(event) => onChange(event.currentTarget.value || null)}
      />
    </Field>
  );
}
