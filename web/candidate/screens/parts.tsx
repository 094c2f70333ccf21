// parts.tsx - the parts of the assessment, each with its time and how it stands.
import CheckIcon from "icon:check";
import { formatMinutes, t } from "../../lib/i18n";
import { addressOf, isOpen, nextPage } from "../pages";
import { answeredOf, countOf, sitting, type Part } from "../session";

export function Parts() {
  const { parts, status } = sitting.value!;
  return (
    <ol class="parts">
      {parts.map((part, i) => (
        <li key={part.part_id} class={part.status === "done" ? "done" : ""}>
          <span class="place">{part.status === "done" ? <CheckIcon /> : i + 1}</span>
          <div>
            <strong>{part.title}</strong>
            <p>
              {part.limit_s > 0
                ? t("parts.limit", { time: formatMinutes(part.limit_s) })
                : t("count.aboutMinutes", { count: part.minutes })}
            </p>
          </div>
          {status === "started" && <State part={part} number={i + 1} />}
        </li>
      ))}
    </ol>
  );
}

function State({ part, number }: { part: Part; number: number }) {
  if (part.status === "done") return <span class="state">{t("parts.done")}</span>;
  const page = isOpen(part) ? nextPage(part) : undefined;
  const answered = answeredOf(part);
  return (
    <a class="state" href={"#" + (page ? addressOf(page) : `part-${number}`)}>
      {page ? t("frame.progress", { answered, count: countOf(part) }) : t("parts.waiting")}
    </a>
  );
}
