// number.tsx - a number, written as the reader writes numbers.
//
// The value is a number, or the text as it stands while it is none.
import { useState } from "preact/hooks";
import type { Json } from "../../lib/api";
import { formatNumber, t } from "../../lib/i18n";
import type { Item } from "../session";
import { Field, inputId } from "./frame";
import type { ViewProps } from "./registry";

export const empty = null;

const inside = (n: number, { min, max }: Item) => n >= (min ?? -Infinity) && n <= (max ?? Infinity);

export function answered(value: Json, item: Item): boolean {
  return typeof value === "number" && inside(value, item);
}

export function summary(item: Item, value: Json): string {
  return typeof value === "number" ? `${formatNumber(value)} ${item.unit ?? ""}`.trim() : "";
}

/** "1 234,5" and "1234.5" are the same number; the last mark is the decimal one. */
export function parseNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f']/g, "").replace(",", ".");
  return /^[+-]?\d+(\.\d*)?$|^[+-]?\.\d+$/.test(plain) ? Number(plain) : null;
}

function rule({ min, max }: Item): string {
  if (min !== undefined && max !== undefined) return t("number.between", { min, max });
  if (min !== undefined) return t("number.atLeast", { min });
  return max !== undefined ? t("number.atMost", { max }) : t("number.any");
}

export function view({ item, number, value, onChange }: ViewProps) {
  // As it was typed, so that "1," is not turned into "1" under the hand.
  const [typed, type] = useState(() => (typeof value === "number" ? String(value) : ((value as string | null) ?? "")));
  const [left, leave] = useState(false);
  const wrong = left && typed.trim() !== "" && !answered(value, item);
  const id = inputId(item);
  const input = (text: string) => {
    type(text);
    onChange(text.trim() === "" ? null : (parseNumber(text) ?? text));
  };
  return (
    <Field item={item} number={number}>
      <p class="hint" id={id + "-rule"}>
        {rule(item)}
      </p>
      <div class="measured">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={typed}
          maxLength={40}
          aria-describedby={`${id}-rule ${id}-unit ${id}-wrong`}
          aria-invalid={wrong}
          onInput={(event) => input(event.currentTarget.value)}
          onBlur={() => leave(true)}
        />
        <span id={id + "-unit"}>{item.unit}</span>
      </div>
      <p class="error" id={id + "-wrong"} role="alert">
        {wrong && t("number.wrong")}
      </p>
    </Field>
  );
}
