// review.tsx - what is answered and what is not, and the end.
import { useState } from "preact/hooks";
import { Dialog } from "../../lib/dialog";
import { ApiError } from "../../lib/http";
import { t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { addressOf, openItems, pages } from "../pages";
import { answeredCount, finish, refresh, sitting } from "../session";

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
      <p class="lead">{open === 0 ? t("review.complete", { count: item_count }) : t("review.open", { count: open })}</p>
      {open > 0 && open <= OPEN_LIST_MAX && <OpenList />}
      <h2>{t("review.pages")}</h2>
      <ul class="tiles">
        {pages.value.map((page, i) => (
          <li key={page.from}>
            <a href={"#" + addressOf(i + 1)}>{t("review.page", { from: page.from, to: page.to })}</a>
            <span>{state(openItems(page).length)}</span>
          </li>
        ))}
      </ul>
      <p class="error" role="alert">{failed && t("review.failed")}</p>
      <div class="actions">
        <button type="button" onClick={() => go(addressOf(pages.value.length))}>{t("action.back")}</button>
        <button type="button" class="primary" onClick={() => setAsking(true)}>{t("review.finish")}</button>
      </div>
      {asking && (
        <Dialog title={t("review.sure")} onClose={() => setAsking(false)}>
          {open > 0 && <p><strong>{t("review.open", { count: open })}</strong></p>}
          <p>{t("review.final")}</p>
          <div class="actions">
            <button type="button" onClick={() => setAsking(false)}>{t("review.notYet")}</button>
            <button type="button" class="primary" onClick={send}>{t("review.send")}</button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const state = (open: number) => (open === 0 ? t("review.pageDone") : t("review.pageOpen", { count: open }));

function OpenList() {
  return (
    <ul class="open-items">
      {pages.value.flatMap((page, i) => openItems(page).map((item) => (
        <li key={item.item_id}>
          <a href={"#" + addressOf(i + 1, item)}>
            <span class="number">{page.from + page.items.indexOf(item)}</span> {item.text}
          </a>
        </li>
      )))}
    </ul>
  );
}
