// intro.tsx - before a timed part: how long, what it asks, and that the clock then runs.
import { useState } from "preact/hooks";
import { ApiError } from "../../lib/http";
import { formatFactor, formatMinutes, t } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Heading } from "../heading";
import { addressOf, pagesIn } from "../pages";
import { refresh, sitting, startPart, type Part } from "../session";

export function Intro({ part }: { part: Part }) {
  const { parts, time_factor } = sitting.value!;
  const number = parts.indexOf(part) + 1;
  const [starting, setStarting] = useState(false);
  const [failed, setFailed] = useState(false);
  const begin = async () => {
    setStarting(true);
    setFailed(false);
    try {
      await startPart(part.part_id);
      go(addressOf(pagesIn(sitting.value!.parts[number - 1]!)[0]!));
    } catch (error) {
      setStarting(false);
      setFailed(true);
      if (error instanceof ApiError) void refresh();
    }
  };
  return (
    <>
      <p class="step">{t("parts.number", { number, count: parts.length })}</p>
      <Heading>{part.title}</Heading>
      <p class="lead">{part.instructions}</p>
      <ul class="rules">
        <li>{t("intro.limit", { time: formatMinutes(part.limit_s) })}</li>
        {time_factor > 100 && <li>{t("overview.factor", { factor: formatFactor(time_factor) })}</li>}
        <li>{t("intro.clock")}</li>
        <li>{t("intro.end")}</li>
      </ul>
      {part.practice.length > 0 && (
        <p>
          <button type="button" onClick={() => go(`practice-${number}`)}>
            {t("practice.try")}
          </button>
        </p>
      )}
      <p class="error" role="alert">
        {failed && t("overview.failed")}
      </p>
      <div class="actions">
        <button type="button" onClick={() => go("overview")}>
          {t("intro.notYet")}
        </button>
        <button type="button" class="primary" disabled={starting} onClick={begin}>
          {t("overview.part", { number })}
        </button>
      </div>
    </>
  );
}
