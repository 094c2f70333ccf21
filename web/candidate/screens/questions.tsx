// questions.tsx - one page of questions.
import { useLayoutEffect } from "preact/hooks";
import { t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { typeOf } from "../items/registry";
import { addressOf, pages } from "../pages";
import { change, sitting, valueOf } from "../session";

interface Props {
  page: number;
  /** The question to put the focus on, when the reader came for it. */
  itemId: string | null;
}

export function Questions({ page, itemId }: Props) {
  const { part, items, from, to } = pages.value[page - 1]!;
  useLayoutEffect(() => {
    if (itemId)
      document.getElementById(itemId)?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, [itemId]);
  const last = page === pages.value.length;
  return (
    <>
      <Heading>{t("questions.title", { from, to, count: sitting.value!.item_count })}</Heading>
      {part.instructions && <p class="lead">{part.instructions}</p>}
      <form class="items" onSubmit={(event) => event.preventDefault()}>
        {items.map((item, i) => {
          const View = typeOf(item).view;
          return (
            <View
              key={item.item_id}
              item={item}
              number={from + i}
              value={valueOf(item)}
              onChange={(value) => change(item.item_id, value)}
            />
          );
        })}
      </form>
      <div class="actions">
        <button type="button" onClick={() => go(page > 1 ? addressOf(page - 1) : "")}>
          {t("action.back")}
        </button>
        <button type="button" class="primary" onClick={() => go(last ? "review" : addressOf(page + 1))}>
          {t(last ? "questions.review" : "action.continue")}
        </button>
      </div>
    </>
  );
}
