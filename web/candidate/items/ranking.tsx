// ranking.tsx - options put into order with buttons.
import { useRef, useState } from "preact/hooks";
import DownIcon from "icon:chevron-down";
import UpIcon from "icon:chevron-up";
import type { Json } from "../../lib/api";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { Group, labelOf, listOf } from "./frame";
import type { ViewProps } from "./registry";

export const empty: Json = [];

export function answered(value: Json, item: Item): boolean {
  return listOf(value).length === item.options.length;
}

export function summary(item: Item, value: Json): string {
  return listOf(value)
    .map((one, i) => `${i + 1}. ${labelOf(item, one)}`)
    .join(" ");
}

export function view({ item, number, value, onChange }: ViewProps) {
  const given = answered(value, item);
  const order = given ? listOf(value) : item.options.map((option) => option.value);
  const [moved, setMoved] = useState<{ label: string; place: number } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number) => {
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
    setMoved({ label: labelOf(item, order[from]!), place: to + 1 });
    // The button moves with its row; where it cannot go on, its neighbour takes over the focus.
    requestAnimationFrame(() => {
      const buttons = list.current!.children[to]!.querySelectorAll("button");
      const up = to < from;
      (buttons[up ? 0 : 1]!.disabled ? buttons[up ? 1 : 0]! : buttons[up ? 0 : 1]!).focus();
    });
  };
  return (
    <Group item={item} number={number} hint={t("ranking.hint")}>
      <ol class={`rank ${given ? "" : "undecided"}`} ref={list}>
        {order.map((one, i) => {
          const label = labelOf(item, one);
          return (
            <li key={String(one)}>
              <span class="place">{i + 1}</span>
              <span class="label">{label}</span>
              <button
                type="button"
                class="quiet"
                disabled={i === 0}
                aria-label={t("ranking.up", { label })}
                onClick={() => move(i, i - 1)}
              >
                <UpIcon />
              </button>
              <button
                type="button"
                class="quiet"
                disabled={i === order.length - 1}
                aria-label={t("ranking.down", { label })}
                onClick={() => move(i, i + 1)}
              >
                <DownIcon />
              </button>
            </li>
          );
        })}
      </ol>
      {!given && (
        <button type="button" onClick={() => onChange(order)}>
          {t("ranking.keep")}
        </button>
      )}
      <p class="count" role="status">
        {moved ? t("ranking.moved", moved) : given ? "" : t("ranking.undecided")}
      </p>
    </Group>
  );
}
