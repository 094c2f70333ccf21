// registry.ts - the question types.  A type is one file of this folder, loaded
// when an assessment uses it; its name is the one the server uses.
import type { FunctionComponent } from "preact";
import type { Json } from "../../lib/api";
import { loadMediaTexts } from "../../lib/i18n";
import { chunk } from "../../lib/reload";
import type { Item } from "../session";

export interface ViewProps {
  item: Item;
  /** Counts from one through the part. */
  number: number;
  value: Json;
  onChange: (value: Json) => void;
  /** A sample to try: nothing leaves this page. */
  practice?: boolean;
}

export interface ItemType {
  view: FunctionComponent<ViewProps>;
  /** The value before anything is answered. */
  empty: Json;
  /** Is this value a whole answer, one the server takes? */
  answered(value: Json, item: Item): boolean;
  /** The answer in words. */
  summary(item: Item, value: Json): string;
  /** Brings what it needs besides its code: texts and styles of its own. */
  ready?(): Promise<unknown>;
  /** How long to rest after a change before it is sent, where it is not the usual time. */
  idleMs?: number;
}

/** A type whose texts are no part of what every page has. */
const withTexts = async (type: Promise<ItemType>): Promise<ItemType> => (await Promise.all([type, loadMediaTexts()]))[0];

const loaders: Readonly<Record<Item["type"], () => Promise<ItemType>>> = {
  likert: () => import("./likert"),
  tetrad: () => import("./tetrad"),
  adjectives: () => import("./adjectives"),
  single: () => import("./single"),
  multiple: () => import("./multiple"),
  ranking: () => import("./ranking"),
  matching: () => import("./matching"),
  number: () => import("./number"),
  date: () => import("./date"),
  text: () => import("./text"),
  essay: () => import("./essay"),
  file: () => import("./file"),
  link: () => withTexts(import("./link")),
  audio: () => withTexts(import("./audio")),
  video: () => withTexts(import("./video")),
  whiteboard: () => withTexts(import("./whiteboard")),
  code: () => import("./code"),
  sql: () => import("./sql"),
};

const loaded = new Map<string, ItemType>();

/** Loads these types; after it `typeOf` knows them.  Throws on one this page does not have. */
export async function loadTypes(names: readonly Item["type"][]): Promise<void> {
  const missing = [...new Set(names)].filter((name) => !loaded.has(name));
  await Promise.all(
    missing.map(async (name) => {
      if (!(name in loaders)) throw new Error(`no question type "${name}": the page is older than the server`);
      const type = await chunk(loaders[name]());
      await type.ready?.();
      loaded.set(name, type);
    }),
  );
}

export function typeOf(item: Item): ItemType {
  return loaded.get(item.type)!;
}
