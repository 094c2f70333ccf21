// pages.ts - how the questions are laid on pages: ten at most, a part begins a new one.
import { computed } from "@preact/signals";
import { isAnswered, sitting, type Item, type Part } from "./session";

export const PAGE_ITEMS = 10;

export interface Page {
  part: Part;
  items: Item[];
  /** Number of its first item, counted from one through the whole assessment. */
  from: number;
  to: number;
}

export const pages = computed<Page[]>(() => {
  const made: Page[] = [];
  let from = 1;
  for (const part of sitting.value?.parts ?? []) {
    for (let i = 0; i < part.items.length; i += PAGE_ITEMS) {
      const items = part.items.slice(i, i + PAGE_ITEMS);
      made.push({ part, items, from, to: from + items.length - 1 });
      from += items.length;
    }
  }
  return made;
});

export function openItems(page: Page): Item[] {
  return page.items.filter((item) => !isAnswered(item));
}

/** The page to go on with: the first with something open, else the last. */
export function nextPage(): number {
  const found = pages.value.findIndex((page) => openItems(page).length > 0);
  return found < 0 ? pages.value.length : found + 1;
}

/** The address of a page, and of one item on it. */
export const addressOf = (page: number, item?: Item) => `page-${page}` + (item ? `.${item.item_id}` : "");

export function parseAddress(route: string): { page: number; itemId: string | null } | null {
  const match = /^page-(\d+)(?:\.(.+))?$/.exec(route);
  const page = Number(match?.[1]);
  return match && page >= 1 && page <= pages.value.length ? { page, itemId: match[2] ?? null } : null;
}
