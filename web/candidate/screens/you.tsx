// you.tsx - who is invited: the candidate corrects the name, and the wrong person stops here.
import { useState } from "preact/hooks";
import { ApiError } from "../../lib/http";
import { t, type Key } from "../../lib/i18n";
import { go } from "../../lib/route";
import { Contact } from "../contact";
import { Heading } from "../heading";
import { refresh, sayName, sitting } from "../session";
import { Step } from "./step";

const NAME_MAX = 100;

export function You() {
  const { employer, person, can_request } = sitting.value!;
  const [first, setFirst] = useState(person.first_name ?? "");
  const [last, setLast] = useState(person.last_name ?? "");
  const [problem, setProblem] = useState<Key | null>(null);
  const [sending, setSending] = useState(false);
  const confirm = async (event: Event) => {
    event.preventDefault();
    const [given, family] = [first.trim() || null, last.trim() || null];
    if (!given && !family) {
      setProblem("you.missing");
      return document.getElementById("first-name")!.focus();
    }
    setSending(true);
    try {
      const same = given === person.first_name && family === person.last_name;
      if (!person.confirmed || !same) await sayName(given, family);
      go("consent");
    } catch (error) {
      setProblem("you.failed");
      setSending(false);
      if (error instanceof ApiError) void refresh();
    }
  };
  const missing = problem === "you.missing";
  return (
    <>
      <Step number={1} />
      <Heading>{t("you.title")}</Heading>
      <p class="lead">{t("you.lead")}</p>
      <form onSubmit={confirm} noValidate>
        <div class="card fields">
          <Name id="first-name" label="you.first" autocomplete="given-name" value={first} set={setFirst} bad={missing} />
          <Name id="last-name" label="you.last" autocomplete="family-name" value={last} set={setLast} bad={missing} />
          <div>
            <strong>{t("you.email")}</strong>
            <p>{person.email}</p>
            <p class="hint">{t("you.emailFixed")}</p>
          </div>
        </div>
        <p id="name-wrong" class="error" role="alert">
          {problem && t(problem)}
        </p>
        <details>
          <summary>{t("you.other")}</summary>
          <p>{t("you.otherText", { employer })}</p>
          <Contact />
        </details>
        {can_request && (
          <p>
            <a class="away" href="#more-time">
              {t("moretime.link")}
            </a>
          </p>
        )}
        <div class="actions">
          <button type="button" onClick={() => go("")}>
            {t("action.back")}
          </button>
          <button class="primary" disabled={sending}>
            {t("action.continue")}
          </button>
        </div>
      </form>
    </>
  );
}

interface NameProps {
  id: string;
  label: Key;
  autocomplete: "given-name" | "family-name";
  value: string;
  set: (value: string) => void;
  bad: boolean;
}

function Name({ id, label, autocomplete, value, set, bad }: NameProps) {
  return (
    <div>
      <label class="above" for={id}>
        {t(label)}
      </label>
      <input
        id={id}
        type="text"
        autocomplete={autocomplete}
        maxLength={NAME_MAX}
        aria-invalid={bad}
        aria-describedby={bad ? "name-wrong" : undefined}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}
