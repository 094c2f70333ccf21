// frame.tsx - what question types share: the stem with its number, as a group of controls or the
// label of one; what the question is about, above it; and the options of an item.
import type { ComponentChildren } from "preact";
import type { Json } from "../../lib/api";
import { blocks } from "../../lib/blocks";
import type { Item } from "../session";

interface Props {
  item: Item;
  number: number;
  children: ComponentChildren;
}

/** A question of several controls. */
export function Group({ item, number, hint, children }: Props & { hint?: string }) {
  const id = `${item.item_id}-hint`;
  return (
    <>
      <Stimulus item={item} />
      <fieldset class={item.type} aria-describedby={hint ? id : undefined}>
        <legend>
          <Stem number={number} text={item.text} />
        </legend>
        {hint && (
          <p class="hint" id={id}>
            {hint}
          </p>
        )}
        {children}
      </fieldset>
    </>
  );
}

/** A question of one control, which carries the id `inputId(item)`. */
export function Field({ item, number, children }: Props) {
  return (
    <>
      <Stimulus item={item} />
      <div class="field">
        <label for={inputId(item)}>
          <Stem number={number} text={item.text} />
        </label>
        {children}
      </div>
    </>
  );
}

/** What the question is about: a passage, a table or code.  A wide table is scrolled, with the keyboard too. */
export function Stimulus({ item }: { item: Item }) {
  if (!item.stimulus) return null;
  return (
    <div class="stimulus" role="group" tabIndex={0} aria-label={item.text}>
      {blocks(item.stimulus)}
    </div>
  );
}

export const inputId = (item: Item) => `${item.item_id}-input`;

export function Stem({ number, text }: { number: number; text: string }) {
  return (
    <>
      <span class="number">{number}</span>
      <span class="stem">{text}</span>
    </>
  );
}

export function labelOf(item: Item, value: Json): string {
  return item.options.find((option) => option.value === value)?.label ?? "";
}

export const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : []);
export const textOf = (value: Json): string => (typeof value === "string" ? value : "");
