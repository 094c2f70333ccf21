// essay.tsx - a longer text: the field grows with it, and its words are counted.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Json } from "../../lib/api";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { Field, inputId, textOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty = null;
export const idleMs = 1_000;
const LENGTH_MAX = 20_000;
const SUMMARY_MAX = 120;

export function answered(value: Json): boolean {
  return textOf(value).trim() !== "";
}

export function summary(_item: Item, value: Json): string {
  const text = textOf(value);
  return text.length > SUMMARY_MAX ? text.slice(0, SUMMARY_MAX).trimEnd() + "…" : text;
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

export function view({ item, number, value, onChange }: ViewProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = textOf(value);
  const id = inputId(item);
  useLayoutEffect(() => {
    const { style } = area.current!;
    style.blockSize = "auto";
    style.blockSize = `${area.current!.scrollHeight + 2}px`;
  }, [text]);
  return (
    <Field item={item} number={number}>
      <p class="hint" id={id + "-rule"}>
        {item.min ? t("essay.atLeast", { count: item.min }) : t("essay.free")}
      </p>
      <textarea
        id={id}
        ref={area}
        rows={8}
        maxLength={item.max ?? LENGTH_MAX}
        aria-describedby={`${id}-rule ${id}-count`}
        value={text}
        onInput={(event) => onChange(event.currentTarget.value || null)}
      />
      <p class="count" id={id + "-count"}>
        {t("essay.words", { count: words(text) })}
      </p>
    </Field>
  );
}
