// questions.tsx - one page of questions.
import { useLayoutEffect } from "preact/hooks";
import FlagIcon from "icon:flag";
import { t } from "../../lib/i18n";
import { go, goInstead } from "../../lib/route";
import { Attachments } from "../attachments";
import { Heading } from "../heading";
import { typeOf } from "../items/registry";
import { addressOf, pagesIn, type Page } from "../pages";
import { change, flags, sitting, toggleFlag, valueOf, type Item } from "../session";

interface Props {
  page: Page;
  /** The question to put the focus on, when the reader came for it. */
  itemId: string | null;
}

export function Questions({ page, itemId }: Props) {
  const { part, partNumber, items, from, to } = page;
  const { parts, can_go_back } = sitting.value!;
  useLayoutEffect(() => {
    if (itemId)
      document.getElementById(itemId)?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, [itemId]);
  const own = pagesIn(part);
  const before = own[page.page - 2];
  const after = own[page.page];
  const timed = part.limit_s > 0;
  const end = parts.length === 1 ? "review" : timed ? `review-${partNumber}` : `end-${partNumber}`;
  const count = part.items.length;
  // Where nobody may go back, the browser's own "back" must not lead there either.
  const onward = can_go_back ? go : goInstead;
  return (
    <>
      {parts.length > 1 && (
        <p class="step">{t("parts.numberTitle", { number: partNumber, count: parts.length, title: part.title })}</p>
      )}
      <Heading>
        {from === to ? t("questions.one", { from, count }) : t("questions.title", { from, to, count })}
      </Heading>
      {part.instructions && page.page === 1 && <p class="lead">{part.instructions}</p>}
      {!can_go_back && <p class="hint">{t("overview.noBack")}</p>}
      {part.attachments && <Attachments key={page.page} files={part.attachments} open={page.page === 1} />}
      <form class="items" onSubmit={(event) => event.preventDefault()}>
        {items.map((item, i) => (
          <Question key={item.item_id} item={item} number={from + i} />
        ))}
      </form>
      <div class="actions">
        {can_go_back && (
          <button type="button" onClick={() => go(before ? addressOf(before) : "overview")}>
            {t("action.back")}
          </button>
        )}
        <button type="button" class="primary" onClick={() => onward(after ? addressOf(after) : end)}>
          {t(after || end.startsWith("end") ? "action.continue" : "questions.review")}
        </button>
      </div>
    </>
  );
}

function Question({ item, number }: { item: Item; number: number }) {
  const View = typeOf(item).view;
  const flagged = flags.value.includes(item.item_id);
  return (
    <div class="question" id={item.item_id}>
      <View item={item} number={number} value={valueOf(item)} onChange={(value) => change(item, value)} />
      {sitting.value!.can_go_back && (
        <button
          type="button"
          class="flag"
          aria-pressed={flagged}
          aria-label={t("question.flag", { number })}
          title={t("question.flag", { number })}
          onClick={() => toggleFlag(item)}
        >
          <FlagIcon />
        </button>
      )}
    </div>
  );
}
