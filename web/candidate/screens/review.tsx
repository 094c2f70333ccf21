// review.tsx - what is answered and what is not, and the end.
import { useState } from "preact/hooks";
import { Dialog } from "../../lib/dialog";
import { ApiError } from "../../lib/http";
import { t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { typeOf } from "../items/registry";
import { addressOf, openItems, pages } from "../pages";
import { answeredCount, finish, isAnswered, refresh, sitting, valueOf, type Item } from "../session";

/** A longer list of what is open helps nobody: the pages below tell it. */
const OPEN_LIST_MAX = 20;

export function Review() {
  const { item_count } = sitting.value!;
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const open = item_count - answeredCount.value;
  const send = async () => {
    setAsking(false);
    setFailed(false);
    try {
      await finish();
    } catch (error) {
      setFailed(true);
      if (error instanceof ApiError) void refresh();
    }
  };
  return (
    <>
      <Heading>{t("review.title")}</Heading>
      <p class="lead">
        {open === 0 ? t("review.complete", { count: item_count }) : t("review.open", { count: open })}
      </p>
      {open <= OPEN_LIST_MAX &&
        pages.value.map((page, i) => <ItemList key={page.from} page={i + 1} items={openItems(page)} />)}
      <h2>{t("review.pages")}</h2>
      <div class="sheets">
        {pages.value.map((page, i) => (
          <details key={page.from}>
            <summary>
              <span>{t("review.page", { from: page.from, to: page.to })}</span>{" "}
              <span>{state(openItems(page).length)}</span>
            </summary>
            <ItemList page={i + 1} items={page.items} />
          </details>
        ))}
      </div>
      <p class="error" role="alert">
        {failed && t("review.failed")}
      </p>
      <div class="actions">
        <button type="button" onClick={() => go(addressOf(pages.value.length))}>
          {t("action.back")}
        </button>
        <button type="button" class="primary" onClick={() => setAsking(true)}>
          {t("review.finish")}
        </button>
      </div>
      {asking && (
        <Dialog title={t("review.sure")} onClose={() => setAsking(false)}>
          {open > 0 && (
            <p>
              <strong>{t("review.open", { count: open })}</strong>
            </p>
          )}
          <p>{t("review.final")}</p>
          <div class="actions">
            <button type="button" onClick={() => setAsking(false)}>
              {t("review.notYet")}
            </button>
            <button type="button" class="primary" onClick={send}>
              {t("review.send")}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const state = (open: number) => (open === 0 ? t("review.pageDone") : t("review.pageOpen", { count: open }));

/** Questions of a page, each a link to itself, with what was answered. */
function ItemList({ page, items }: { page: number; items: Item[] }) {
  const { from, items: all } = pages.value[page - 1]!;
  if (items.length === 0) return null;
  return (
    <ul class="item-list">
      {items.map((item) => (
        <li key={item.item_id}>
          <span class="number">{from + all.indexOf(item)}</span>
          <a href={"#" + addressOf(page, item)}>{item.text}</a>
          <span>{isAnswered(item) ? typeOf(item).summary(item, valueOf(item)) : t("review.itemOpen")}</span>
        </li>
      ))}
    </ul>
  );
}
