// workbench.tsx - the desk of questions that are answered in an editor: the task beside it, or above it on
// narrow screens; how large its letters are and whether it is a plain field is the candidate's choice.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import SmallerIcon from "icon:a-arrow-down";
import LargerIcon from "icon:a-arrow-up";
import ResetIcon from "icon:rotate-ccw";
import { SIZE_MAX, SIZE_MIN } from "../../editor/editor";
import { t } from "../../lib/i18n";
import type { Item } from "../session";
import { Stem, Stimulus } from "./frame";

interface Choice {
  size: number;
  plain: boolean;
}

const KEY = "assay:editor";

function stored(): Choice {
  try {
    const { size = 0, plain = false } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Choice>;
    return { size: Math.max(SIZE_MIN, Math.min(SIZE_MAX, Math.round(size) || 0)), plain: plain === true };
  } catch {
    return { size: 0, plain: false };
  }
}

export const choice = signal<Choice>(stored());

function choose(next: Partial<Choice>): void {
  choice.value = { ...choice.value, ...next };
  try {
    localStorage.setItem(KEY, JSON.stringify(choice.value));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

interface Props {
  item: Item;
  number: number;
  /** What stands below the task, beside the editor. */
  about: ComponentChildren;
  children: ComponentChildren;
  /** Ctrl or Cmd and Enter, wherever in it the focus is. */
  onRun(): void;
}

export function Workbench({ item, number, about, children, onRun }: Props) {
  const title = `${item.item_id}-title`;
  return (
    <div
      class="workbench"
      role="group"
      aria-labelledby={title}
      onKeyDownCapture={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onRun();
      }}
    >
      <div class="task">
        <h2 class="task-title" id={title}>
          <Stem number={number} text={item.text} />
        </h2>
        <Stimulus item={item} />
        {about}
      </div>
      <div class="bench">
        <p class="hint phone-only">{t("code.phone")}</p>
        {children}
      </div>
    </div>
  );
}

/** What the text of an editor goes through beside being written: one that is too long is said, and what a
 * reset took away can be taken back until something else is written. */
export function useDraft(text: string, starter: string, write: (source: string) => void) {
  const [tooLong, setTooLong] = useState(false);
  const [before, setBefore] = useState<string | null>(null);
  const change = (source: string) => {
    setTooLong(false);
    setBefore(null);
    write(source);
  };
  const reset = () => {
    change(starter);
    setBefore(text);
  };
  return {
    before,
    change,
    forget: () => setBefore(null),
    onReset: text === starter ? undefined : reset,
    onTooLong: () => setTooLong(true),
    tooLong,
  };
}

interface ToolsProps {
  /** Puts the text back to what it was at the beginning; missing where it is that. */
  onReset?: (() => void) | undefined;
  /** What stands first in the line. */
  children?: ComponentChildren;
}

export function Tools({ onReset, children }: ToolsProps) {
  const { size, plain } = choice.value;
  return (
    <div class="tool-line">
      {children}
      <div class="tools" role="group" aria-label={t("editor.tools")}>
        <Small label={t("editor.smaller")} off={size <= SIZE_MIN} onClick={() => choose({ size: size - 1 })}>
          <SmallerIcon />
        </Small>
        <Small label={t("editor.larger")} off={size >= SIZE_MAX} onClick={() => choose({ size: size + 1 })}>
          <LargerIcon />
        </Small>
        <button type="button" class="quiet" aria-pressed={plain} onClick={() => choose({ plain: !plain })}>
          {t("editor.plain")}
        </button>
        <Small label={t("code.reset")} off={!onReset} onClick={() => onReset?.()}>
          <ResetIcon />
        </Small>
      </div>
    </div>
  );
}

interface SmallProps {
  label: string;
  off: boolean;
  onClick(): void;
  children: ComponentChildren;
}

/** A button that is an icon; it stays where it is when there is nothing for it to do. */
function Small({ label, off, onClick, children }: SmallProps) {
  return (
    <button
      type="button"
      class="quiet only-icon"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => off || onClick()}
    >
      {children}
    </button>
  );
}

export const RUN_KEYS = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ Enter" : "Ctrl+Enter";

/** How the keyboard gets along; `id` is described by it. */
export function Keys({ id }: { id: string }) {
  return (
    <p class="hint keys" id={id}>
      {choice.value.plain ? t("editor.keysPlain", { keys: RUN_KEYS }) : t("editor.keys", { keys: RUN_KEYS })}
    </p>
  );
}

/** Says that the last reset can be undone, until something is written. */
export function ResetNote({ before, onBack }: { before: string | null; onBack(text: string): void }) {
  return (
    <div role="status">
      {before !== null && (
        <p class="bench-note">
          {t("code.resetDone")}{" "}
          <button type="button" class="quiet" onClick={() => onBack(before)}>
            {t("code.undoReset")}
          </button>
        </p>
      )}
    </div>
  );
}
