// state.ts - what the screens share: the place in the reference, its document, the search, the key.
import { computed, effect, signal } from "@preact/signals";
import { route } from "../lib/route";
import { loadApi, type Api, type Operation } from "./openapi";

/** The families of operations, in the order in which they are offered. */
export const FAMILIES: Readonly<Record<string, string>> = {
  esc: "ESC Profile",
  testgorilla: "TestGorilla",
  pi: "Predictive Index",
  native: "Assay",
};

/** "#esc/invites.create": a family and one of its operations, "" for its first page. */
export const place = computed(() => {
  const [family = "", operation = ""] = route.value.split("/");
  return { family: family in FAMILIES ? family : Object.keys(FAMILIES)[0]!, operation };
});
const family = computed(() => place.value.family);

/** The document of the family; an Error when it did not come, null while it is on its way. */
export const reference = signal<Api | Error | null>(null);

const documents = new Map<string, Promise<Api>>();

export async function load(): Promise<void> {
  const wanted = family.value;
  reference.value = null;
  if (!documents.has(wanted)) documents.set(wanted, loadApi(wanted));
  const found = await documents.get(wanted)!.catch((error: Error) => error);
  if (found instanceof Error) documents.delete(wanted);
  if (wanted === family.peek()) reference.value = found;
}

effect(() => {
  void load();
});

/** Kept in memory only: a reload forgets it. */
export const key = signal("");

export const search = signal("");

/** The operations that hold every word of the search. */
export function found(api: Api): Operation[] {
  const words = search.value.toLowerCase().split(/\s+/);
  return api.operations.filter((operation) => {
    const { id, method, path, summary, permission } = operation;
    const text = `${id} ${method} ${path} ${summary} ${permission}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Groups by tag, in the order of the document. */
export function byTag(operations: readonly Operation[]): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations)
    groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation]);
  return [...groups];
}

const ROOM = matchMedia("(min-width: 60rem)");

/** Is there room for the list of operations beside the page? */
export const roomy = signal(ROOM.matches);

ROOM.addEventListener("change", () => {
  roomy.value = ROOM.matches;
});
