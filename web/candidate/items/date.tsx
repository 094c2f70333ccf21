// date.tsx - a day, in the browser's own control.
import type { Json } from "../../lib/api";
import { formatDay } from "../../lib/i18n";
import type { Item } from "../session";
import { Field, inputId, textOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty = null;

export function answered(value: Json): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(textOf(value));
}

export function summary(_item: Item, value: Json): string {
  return answered(value) ? formatDay(textOf(value)) : "";
}

export function view({ item, number, value, onChange }: ViewProps) {
  return (
    <Field item={item} number={number}>
      <input
        id={inputId(item)}
        type="date"
        max="9999-12-31"
        value={textOf(value)}
        onInput={(event) => onChange(event.currentTarget.value || null)}
      />
    </Field>
  );
}
