// editor.tsx - the code editor as a part of a page: CodeMirror (mirror.ts), which comes in a chunk of its
// own, or a plain text field where it cannot come or is not wanted.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Extension } from "@codemirror/state";
import { t } from "../lib/i18n";
import { chunk } from "../lib/reload";
import type { Mirror, Words } from "./mirror";

type Made = typeof import("./mirror");

export interface EditorProps {
  id: string;
  /** The text's own name among those that this editor shows in turn. */
  name: string;
  text: string;
  /** What the field is called. */
  label: string;
  /** Id of the element that says how the keyboard leaves a plain field. */
  describedBy: string;
  bytesMax: number;
  /** A plain text field is wanted. */
  plain: boolean;
  /** Step of the size of letters; 0 is the usual one. */
  size: number;
  support: (name: string) => Promise<Extension>;
  onText(text: string): void;
  onTooLong(): void;
}

/** Nobody looks at an empty frame for longer than this. */
const PATIENCE_MS = 8_000;
const SIZES = ["0.8125rem", "0.9375rem", "1.125rem", "1.375rem", "1.75rem"];
export const SIZE_MIN = -1;
export const SIZE_MAX = SIZES.length - 2;

let made: Made | null = null;

async function bring(): Promise<Made> {
  made ??= await chunk(import("./mirror"));
  return made;
}

/** Begins to load the editor: somebody will need it soon. */
export const fetchEditor = (): void => void bring().catch(() => undefined);

/** The editor's module; null until it is there, false when it does not come. */
function useMade(): Made | null | false {
  const [now, set] = useState<Made | null | false>(made);
  useEffect(() => {
    if (made) return set(made);
    let late = false;
    const giveUp = () => {
      late = true;
      set(false);
    };
    const timer = setTimeout(giveUp, PATIENCE_MS);
    bring().then((module) => late || set(module), giveUp).finally(() => clearTimeout(timer));
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, []);
  return now && !now.possible ? false : now;
}

export function Editor(props: EditorProps) {
  const module = useMade();
  const size = { "--code-size": SIZES[props.size + 1] };
  return (
    <div class="editor" style={size}>
      {props.plain || module === false ? (
        <Plain {...props} />
      ) : module === null ? (
        <p class="mirror waiting">{t("editor.loading")}</p>
      ) : (
        <Coloured {...props} module={module} />
      )}
      {!props.plain && module === false && <p class="hint">{t("editor.notThere")}</p>}
    </div>
  );
}

function Plain({ id, text, label, describedBy, bytesMax, onText, onTooLong }: EditorProps) {
  return (
    <textarea
      id={id}
      class="code-text"
      rows={16}
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      value={text}
      onInput={({ currentTarget: area }) => {
        if (new TextEncoder().encode(area.value).length <= bytesMax) return onText(area.value);
        area.value = text;
        onTooLong();
      }}
    />
  );
}

const words = (label: string): Words => ({
  label,
  help: t("editor.leave"),
  phrases: {
    Find: t("editor.find"),
    Replace: t("editor.replaceWith"),
    next: t("editor.next"),
    previous: t("editor.previous"),
    all: t("editor.all"),
    "match case": t("editor.case"),
    regexp: t("editor.pattern"),
    "by word": t("editor.words"),
    replace: t("editor.replace"),
    "replace all": t("editor.replaceAll"),
    close: t("editor.close"),
    "current match": t("editor.match"),
    "on line": t("editor.onLine"),
    "replaced match on line $": t("editor.replaced", { line: "$" }),
    "replaced $ matches": t("editor.replacedAll", { number: "$" }),
    "Go to line": t("editor.goTo"),
    go: t("editor.go"),
    Completions: t("editor.completions"),
    "Selection deleted": t("editor.deleted"),
  },
});

function Coloured(props: EditorProps & { module: Made }) {
  const { module, id, name, text, label, bytesMax, size, support, onText, onTooLong } = props;
  const host = useRef<HTMLDivElement>(null);
  const mirror = useRef<Mirror | null>(null);
  const heard = useRef({ onText, onTooLong });
  heard.current = { onText, onTooLong };
  useLayoutEffect(() => {
    const view = new module.Mirror({
      host: host.current!,
      words: words(label),
      bytesMax,
      onText: (next) => heard.current.onText(next),
      onTooLong: () => heard.current.onTooLong(),
    });
    mirror.current = view;
    return () => view.destroy();
  }, [module]);
  useLayoutEffect(() => mirror.current!.show(name, text), [name, text]);
  useEffect(() => void support(name).then((extension) => mirror.current?.teach(name, extension)), [name]);
  useEffect(() => mirror.current!.say(words(label)), [label]);
  useEffect(() => mirror.current!.measure(), [size]);
  return <div class="mirror" id={id} ref={host} />;
}
