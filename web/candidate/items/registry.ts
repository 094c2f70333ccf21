// registry.ts - the question types.  A type is one file of this folder, loaded
// when an assessment uses it; its name is the one the server uses.
import type { FunctionComponent } from "preact";
import type { Json } from "../../lib/api";
import type { Item } from "../session";

export interface ViewProps {
  item: Item;
  /** Counts from one through the whole assessment. */
  number: number;
  value: Json;
  onChange: (value: Json) => void;
}

export interface ItemType {
  view: FunctionComponent<ViewProps>;
  /** The value before anything is answered. */
  empty: Json;
  /** Is this value an answer? */
  answered(value: Json): boolean;
  /** The answer in words. */
  summary(item: Item, value: Json): string;
}

const loaders: Readonly<Record<string, () => Promise<ItemType>>> = {
  likert: () => import("./likert"),
};

const loaded = new Map<string, ItemType>();

/** Loads these types; after it `typeOf` knows them.  Throws on one this page does not have. */
export async function loadTypes(names: readonly string[]): Promise<void> {
  for (const name of new Set(names)) {
    if (loaded.has(name)) continue;
    const loader = loaders[name];
    if (!loader) throw new Error(`no question type "${name}": the page is older than the server`);
    loaded.set(name, await loader());
  }
}

export function typeOf(item: Item): ItemType {
  return loaded.get(item.type)!;
}
