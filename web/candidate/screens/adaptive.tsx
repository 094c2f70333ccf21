// adaptive.tsx - a part that gives one question at a time: the question, and the end of an assessment
// of such a part alone.
import { useState } from "preact/hooks";
import { ApiError } from "../../lib/http";
import { t } from "../../lib/i18n";
import { Attachments } from "../attachments";
import { Heading } from "../heading";
import { typeOf } from "../items/registry";
import { change, finish, give, isAnswered, isGiven, refresh, saving, sitting, valueOf, type Part } from "../session";

/** The next question follows from the answer: there is no list, and no way back. */
export function Adaptive({ part }: { part: Part }) {
  const { parts } = sitting.value!;
  const item = part.items[0]!;
  const { given_n, items_max } = part.adaptive!;
  const [missing, setMissing] = useState(false);
  const View = typeOf(item).view;
  const given = isGiven(item);
  const waiting = given && ["offline", "unreachable"].includes(saving.value.phase);
  const number = given_n + 1;
  const next = () => {
    if (isAnswered(item)) give(item, valueOf(item));
    else setMissing(true);
  };
  return (
    <>
      {parts.length > 1 && (
        <p class="step">
          {t("parts.numberTitle", { number: parts.indexOf(part) + 1, count: parts.length, title: part.title })}
        </p>
      )}
      <Heading>{t("adaptive.title", { number, count: items_max })}</Heading>
      {given_n === 0 && part.instructions && <p class="lead">{part.instructions}</p>}
      {given_n === 0 && <p class="hint">{t("adaptive.rule")}</p>}
      {part.attachments && <Attachments files={part.attachments} open={given_n === 0} />}
      <form class="items" onSubmit={(event) => event.preventDefault()}>
        <fieldset disabled={given}>
          <div class="question" id={item.item_id}>
            <View
              item={item}
              number={number}
              value={valueOf(item)}
              onChange={(value) => {
                setMissing(false);
                change(item, value);
              }}
            />
          </div>
        </fieldset>
      </form>
      <p class="error" role="alert">
        {missing && t("adaptive.missing")}
      </p>
      <p class="strong" role="status">
        {waiting && t("adaptive.waiting")}
      </p>
      <div class="actions">
        <button type="button" disabled={given} onClick={() => give(item, null)}>
          {t("adaptive.skip")}
        </button>
        <button type="button" class="primary" disabled={given} onClick={next}>
          {t("adaptive.next")}
        </button>
      </div>
    </>
  );
}

/** Nothing is left to check: only to hand it in. */
export function AdaptiveEnd() {
  const [failed, setFailed] = useState(false);
  const send = async () => {
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
      <Heading>{t("adaptive.endTitle")}</Heading>
      <p class="lead">{t("adaptive.end")}</p>
      <p class="error" role="alert">
        {failed && t("review.failed")}
      </p>
      <div class="actions">
        <button type="button" class="primary" onClick={send}>
          {t("review.finish")}
        </button>
      </div>
    </>
  );
}
