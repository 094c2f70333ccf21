// review.tsx - what is answered, skipped and flagged in a part or in all of them, and the end of it.
import { useState } from "preact/hooks";
import FlagIcon from "icon:flag";
import { Dialog } from "../../lib/dialog";
import { ApiError } from "../../lib/http";
import { formatList, t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { typeOf } from "../items/registry";
import { addressOf, isOpen, openItems, pagesIn, type Page } from "../pages";
import { finish, finishPart, flags, isAnswered, refresh, sitting, valueOf, type Item, type Part } from "../session";

/** A longer list helps nobody: the pages below tell it. */
const LIST_MAX = 20;

export function Review({ parts }: { parts: Part[] }) {
  const all = sitting.value!.parts;
  const whole = parts.length === all.length;
  const numberOf = (part: Part) => all.indexOf(part) + 1;
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const openParts = parts.filter((part) => isOpen(part) && !part.adaptive);
  const unfinished = parts.filter((part) => part.adaptive && part.status === "open");
  const sheets = openParts.flatMap(pagesIn);
  const open = openItems(openParts.flatMap((part) => part.items));
  const waiting = parts.filter((part) => part.status !== "done" && part.items.length === 0);
  const flagged = openParts.flatMap((part) => part.items).filter((item) => flags.value.includes(item.item_id));
  const send = async () => {
    setAsking(false);
    setFailed(false);
    try {
      if (whole) await finish();
      else {
        await finishPart(parts[0]!.part_id);
        go(`end-${numberOf(parts[0]!)}`);
      }
    } catch (error) {
      setFailed(true);
      if (error instanceof ApiError) void refresh();
    }
  };
  const missing = (
    <>
      {open.length > 0 && <p class="strong">{t("review.open", { count: open.length })}</p>}
      {open.length > 0 && <p>{t("review.openList", { numbers: numbersOf(open, openParts) })}</p>}
      {unfinished.map((part) => (
        <p key={part.part_id} class="strong">
          {t("adaptive.unfinished", { title: part.title })}
        </p>
      ))}
      {waiting.map((part) => (
        <p key={part.part_id} class="strong">
          {t("review.waiting", { number: numberOf(part), title: part.title })}
        </p>
      ))}
    </>
  );
  const count = openParts.reduce((sum, part) => sum + part.items.length, 0);
  const last = sheets.at(-1);
  return (
    <>
      <Heading>{t(whole ? "review.title" : "review.partTitle", { number: numberOf(parts[0]!) })}</Heading>
      <p class="lead">
        {open.length > 0
          ? t("review.open", { count: open.length })
          : count > 0
            ? t("review.complete", { count })
            : unfinished.length > 0
              ? t("adaptive.unfinished", { title: unfinished[0]!.title })
              : t("review.closed")}
      </p>
      {flagged.length > 0 && (
        <>
          <h2>{t("review.flagged")}</h2>
          <ItemList sheets={sheets} items={flagged} />
        </>
      )}
      {open.length > 0 && open.length <= LIST_MAX && (
        <>
          <h2>{t("review.skipped")}</h2>
          <ItemList sheets={sheets} items={open} />
        </>
      )}
      {sheets.length > 0 && <h2>{t("review.pages")}</h2>}
      {openParts.map((part) => (
        <div class="sheets" key={part.part_id}>
          {openParts.length > 1 && <h3>{t("parts.title", { number: numberOf(part), title: part.title })}</h3>}
          {pagesIn(part).map((page) => (
            <Sheet key={page.page} page={page} />
          ))}
        </div>
      ))}
      <p class="error" role="alert">
        {failed && t("review.failed")}
      </p>
      <div class="actions">
        {last && (
          <button type="button" onClick={() => go(addressOf(last))}>
            {t("action.back")}
          </button>
        )}
        <button type="button" class="primary" onClick={() => setAsking(true)}>
          {t(whole ? "review.finish" : "review.finishPart", { number: numberOf(parts[0]!) })}
        </button>
      </div>
      {asking && (
        <Dialog title={t(whole ? "review.sure" : "review.surePart")} onClose={() => setAsking(false)}>
          {missing}
          <p>{t(whole ? "review.final" : "review.finalPart")}</p>
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

/** The numbers of questions: "3, 7 and 12", with an ellipsis where they are many. */
function numbersOf(items: Item[], parts: Part[]): string {
  const all = parts.flatMap((part) => part.items.map((item, i) => ({ item, number: i + 1 })));
  const numbers = items.slice(0, LIST_MAX).map((item) => String(all.find((one) => one.item === item)!.number));
  return formatList(items.length > LIST_MAX ? [...numbers, "…"] : numbers);
}

/** One page: several questions fold away, a single one is a line of its own. */
function Sheet({ page }: { page: Page }) {
  if (page.items.length === 1) return <ItemList sheets={[page]} items={page.items} />;
  const open = openItems(page.items).length;
  return (
    <details>
      <summary>
        <span>{t("review.page", { from: page.from, to: page.to })}</span>{" "}
        <span>{open === 0 ? t("review.pageDone") : t("review.pageOpen", { count: open })}</span>
      </summary>
      <ItemList sheets={[page]} items={page.items} />
    </details>
  );
}

/** Questions, each a link to itself, with what was answered. */
function ItemList({ sheets, items }: { sheets: Page[]; items: Item[] }) {
  return (
    <ul class="item-list">
      {items.map((item) => {
        const page = sheets.find((one) => one.items.includes(item))!;
        return (
          <li key={item.item_id}>
            <span class="number">{page.from + page.items.indexOf(item)}</span>
            <Title page={page} item={item} />
            <span class="given">
              {flags.value.includes(item.item_id) && (
                <span class="flagged">
                  <FlagIcon /> {t("review.flag")}
                </span>
              )}{" "}
              {isAnswered(item) ? typeOf(item).summary(item, valueOf(item)) : t("review.itemOpen")}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Title({ page, item }: { page: Page; item: Item }) {
  if (!sitting.value!.can_go_back) return <span>{item.text}</span>;
  return <a href={"#" + addressOf(page, item)}>{item.text}</a>;
}
