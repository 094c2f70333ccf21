// pages.ts - how the questions are laid on pages: short ones together, others alone; a part begins a
// new page.
import { computed } from "@preact/signals";
import { isAnswered, sitting, type Item, type Part } from "./session";

/** How many questions of a type share a page; one, if it is not named here. */
const PAGE_ITEMS: Readonly<Record<string, number>> = { likert: 10, tetrad: 4 };

export interface Page {
  part: Part;
  /** Counts from one, as `page` does within its part. */
  partNumber: number;
  page: number;
  items: Item[];
  /** Number of its first item, counted from one through the part. */
  from: number;
  to: number;
}

export const pages = computed<Page[]>(() => (sitting.value?.parts ?? []).flatMap(pagesOf));

function pagesOf(part: Part, partIndex: number): Page[] {
  const made: Page[] = [];
  for (let i = 0; i < part.items.length; ) {
    const { type } = part.items[i]!;
    const most = PAGE_ITEMS[type] ?? 1;
    let end = i + 1;
    while (end < part.items.length && end - i < most && part.items[end]!.type === type) end++;
    made.push({
      part,
      partNumber: partIndex + 1,
      page: made.length + 1,
      items: part.items.slice(i, end),
      from: i + 1,
      to: end,
    });
    i = end;
  }
  return made;
}

export const pagesIn = (part: Part): Page[] => pages.value.filter((page) => page.part === part);

export const openItems = (list: readonly Item[]): Item[] => list.filter((item) => !isAnswered(item));

/** Where to go on in a part: its first page with something open, else its last. */
export function nextPage(part: Part): Page | undefined {
  const own = pagesIn(part);
  return own.find((page) => openItems(page.items).length > 0) ?? own.at(-1);
}

/** Is there something to do in this part? */
export const isDue = (part: Part): boolean =>
  part.adaptive ? part.status !== "done" : part.items.length === 0 || openItems(part.items).length > 0;

/** Can questions of this part be answered now? */
export const isOpen = (part: Part): boolean => part.items.length > 0 && part.status !== "done";

/** The address of a page, and of one item on it. */
export const addressOf = ({ partNumber, page }: Page, item?: Item) =>
  `part-${partNumber}.page-${page}` + (item ? `.${item.item_id}` : "");

export function parseAddress(route: string): { page: Page; itemId: string | null } | null {
  const match = /^part-(\d+)\.page-(\d+)(?:\.(.+))?$/.exec(route);
  if (!match) return null;
  const page = pages.value.find((one) => one.partNumber === Number(match[1]) && one.page === Number(match[2]));
  return page && isOpen(page.part) ? { page, itemId: match[3] ?? null } : null;
}

/** "review-2" → part 2; "review" → all parts; anything else is no address of this kind. */
export function parsePart(route: string, name: string): Part | undefined {
  const match = new RegExp(`^${name}-(\\d+)$`).exec(route);
  return match ? sitting.value?.parts[Number(match[1]) - 1] : undefined;
}
