// likert.tsx - how far a statement applies: one point of a labelled scale.
import type { Json } from "../../lib/api";
import { Group, labelOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty = null;

export function answered(value: Json): boolean {
  return typeof value === "number";
}

export const summary = labelOf;

export function view({ item, number, value, onChange }: ViewProps) {
  return (
    <Group item={item} number={number}>
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
    </Group>
  );
}
