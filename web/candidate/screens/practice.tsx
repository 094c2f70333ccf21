// practice.tsx - one sample of each kind of question: nothing of it is sent or scored.
import { useState } from "preact/hooks";
import type { Json } from "../../lib/api";
import { t } from "../../lib/i18n";
import { go, route } from "../../lib/route";
import { Heading } from "../heading";
import { typeOf } from "../items/registry";
import { parsePart } from "../pages";
import { sitting } from "../session";

export function Practice() {
  const [at, setAt] = useState(0);
  const [values, setValues] = useState<Record<string, Json>>({});
  const part = parsePart(route.value, "practice");
  const all = (part ? [part] : sitting.value!.parts).flatMap((one) => one.practice);
  const samples = all.filter((item, i) => all.findIndex((other) => other.type === item.type) === i);
  const back = part ? route.value.replace("practice", "part") : "overview";
  const item = samples[at];
  const last = at >= samples.length - 1;
  const { view: View, empty } = item ? typeOf(item) : {};
  return (
    <>
      <p class="step">{t("practice.label")}</p>
      <Heading key={at}>{t("practice.title", { number: Math.min(at + 1, samples.length), count: samples.length })}</Heading>
      <p class="lead">{t("practice.lead")}</p>
      <form class="items" onSubmit={(event) => event.preventDefault()}>
        {item && View && (
          <div class="question" key={item.item_id}>
            <View
              item={item}
              number={at + 1}
              value={values[item.item_id] ?? empty!}
              onChange={(value) => setValues({ ...values, [item.item_id]: value })}
              practice
            />
          </div>
        )}
      </form>
      <div class="actions">
        <button type="button" onClick={() => (at > 0 ? setAt(at - 1) : go(back))}>
          {t("action.back")}
        </button>
        <button type="button" class="primary" onClick={() => (last ? go(back) : setAt(at + 1))}>
          {t(last ? "practice.end" : "practice.next")}
        </button>
      </div>
    </>
  );
}
