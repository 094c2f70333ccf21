// matching.tsx - each option is matched with one target.
import type { Json } from "../../lib/api";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { Group } from "./frame";
import type { ViewProps } from "./registry";

type Pairs = Record<string, Json>;

export const empty: Json = {};

const pairsOf = (value: Json): Pairs => (value ?? {}) as Pairs;

export function answered(value: Json, item: Item): boolean {
  return item.options.every((option) => (pairsOf(value)[String(option.value)] ?? null) !== null);
}

export function summary(item: Item, value: Json): string {
  return item.options
    .map(({ value: option, label }) => {
      const target = item.targets?.find((one) => one.value === pairsOf(value)[String(option)]);
      return `${label}: ${target?.label ?? ""}`;
    })
    .join("; ");
}

export function view({ item, number, value, onChange }: ViewProps) {
  const pairs = pairsOf(value);
  const targets = item.targets ?? [];
  const match = (option: string, index: string) => {
    const { [option]: _before, ...others } = pairs;
    onChange(index === "" ? others : { ...others, [option]: targets[Number(index)]!.value });
  };
  return (
    <Group item={item} number={number} hint={t("matching.hint")}>
      <div class="pairs">
        {item.options.map((option) => {
          const key = String(option.value);
          const chosen = targets.findIndex((target) => target.value === pairs[key]);
          return (
            <label key={key}>
              <span>{option.label}</span>
              <select value={chosen < 0 ? "" : String(chosen)} onChange={(e) => match(key, e.currentTarget.value)}>
                <option value="">{t("matching.choose")}</option>
                {targets.map((target, i) => (
                  <option key={i} value={String(i)}>
                    {target.label}
                  </option>
                ))}
              </select>
            </label>
          );
        })}
      </div>
    </Group>
  );
}
