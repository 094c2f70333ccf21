// likert.tsx - how far a statement applies: one point of a labelled scale.
import type { Json } from "../../lib/api";
import type { Item } from "../session";
import type { ViewProps } from "./registry";

export const empty = null;

export function answered(value: Json): boolean {
  return typeof value === "number";
}

export function summary(item: Item, value: Json): string {
  return item.options.find((option) => option.value === value)?.label ?? "";
}

export function view({ item, number, value, onChange }: ViewProps) {
  return (
    <fieldset class="likert" id={item.item_id}>
      <legend>
        <span class="number">{number}</span>
        <span>{item.text}</span>
      </legend>
      <div class="scale">
        {item.options.map((option) => (
          <label key={String(option.value)}>
            <input
              type="radio"
              name={item.item_id}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
