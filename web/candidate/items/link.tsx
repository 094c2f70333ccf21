// link.tsx - the address of a page or a repository.
import { useState } from "preact/hooks";
import type { Json } from "../../lib/api";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { Field, inputId, textOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty = null;
export const idleMs = 800;
const LENGTH_MAX = 2_000;

function isAddress(text: string): boolean {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.hostname !== "" && url.username === "" && !/\s/.test(text);
  } catch {
    return false;
  }
}

export function answered(value: Json): boolean {
  return isAddress(textOf(value));
}

export const summary = (_item: Item, value: Json): string => textOf(value);

/** "example.com/work" is meant as https. */
const completed = (text: string) => (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(text) ? `https://${text}` : text);

export function view({ item, number, value, onChange }: ViewProps) {
  const [left, setLeft] = useState(false);
  const text = textOf(value);
  const wrong = left && text !== "" && !isAddress(text);
  const id = inputId(item);
  return (
    <Field item={item} number={number}>
      <p class="hint" id={id + "-rule"}>
        {t("link.rule")}
      </p>
      <input
        id={id}
        type="url"
        inputMode="url"
        autocomplete="off"
        placeholder="https://"
        maxLength={item.max ?? LENGTH_MAX}
        aria-describedby={`${id}-rule ${id}-wrong`}
        aria-invalid={wrong}
        value={text}
        onInput={(event) => {
          setLeft(false);
          onChange(event.currentTarget.value.trim() || null);
        }}
        onBlur={() => {
          setLeft(true);
          if (completed(text) !== text) onChange(completed(text));
        }}
      />
      <p class="error" role="alert" id={id + "-wrong"}>
        {wrong && t("link.wrong")}
      </p>
    </Field>
  );
}
