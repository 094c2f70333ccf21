// mirror.ts - the code editor: CodeMirror in a shadow root of its own, where its styles are constructed
// sheets and no inline style, which the page's policy forbids.
//
// Several texts live in it (one a language of a question), each with its history of undoing.  Tab
// indents; after Escape the next Tab leaves, so that the keyboard is never caught.
import { closeBrackets, closeBracketsKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, insertNewlineAndIndent } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, Prec, type Extension, type Text } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { theme } from "./look";

/** Does this browser have what the editor needs under the page's policy? */
export const possible = "adoptedStyleSheets" in Document.prototype;

export interface Words {
  /** The name of the field, and how the keyboard leaves it. */
  label: string;
  help: string;
  /** What the editor's own parts say, by the English words it has for them. */
  phrases: Readonly<Record<string, string>>;
}

export interface MirrorOptions {
  host: HTMLElement;
  words: Words;
  /** The longest text, in bytes of UTF-8. */
  bytesMax: number;
  onText(text: string): void;
  onTooLong(): void;
}

/** Who has asked for the Tab that leaves has so long to press it. */
const LEAVING_MS = 60_000;
const HELP_ID = "help";

const fromOutside = Annotation.define<boolean>();
const support = new Compartment();
const words = new Compartment();

/** UTF-8 needs at most three bytes for each unit: a short text need not be counted. */
const fitsIn = (text: Text, bytesMax: number): boolean =>
  text.length * 3 <= bytesMax || new TextEncoder().encode(text.toString()).length <= bytesMax;

/** Escape asks for it, unless there are suggestions to be put away. */
const armLeaving = (view: EditorView): false => {
  if (completionStatus(view.state) !== "active") view.setTabFocusMode(LEAVING_MS);
  return false;
};

/** Without it the editor itself would take two seconds for enough. */
const keepArmed = (): true => true;

const keys = [
  Prec.highest(keymap.of([{ key: "Escape", run: armLeaving }])),
  keymap.of([
    ...closeBracketsKeymap,
    ...searchKeymap,
    ...historyKeymap,
    { key: "Enter", run: insertNewlineAndIndent },
    ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), // which runs the program
    indentWithTab,
  ]),
  Prec.lowest(keymap.of([{ key: "Escape", run: keepArmed }])),
];

/**
 * What is written over a selection.  Left to the browser, it would keep the colours of the text before by an
 * inline style, which the page's policy blocks and reports.
 */
function overwrite(event: InputEvent, view: EditorView): boolean {
  const { main } = view.state.selection;
  const text = event.data;
  if (event.inputType !== "insertText" || !text || main.empty || event.isComposing || !event.cancelable) return false;
  const typed = { userEvent: "input.type", scrollIntoView: true };
  const insert = () => view.state.update(view.state.replaceSelection(text), typed);
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, main.from, main.to, text, insert))) view.dispatch(insert());
  event.preventDefault();
  return true;
}

const wordsOf = ({ label, phrases }: Words): Extension => [
  EditorState.phrases.of(phrases),
  EditorView.contentAttributes.of({
    "aria-label": label,
    "aria-describedby": HELP_ID,
    tabindex: "0", // it takes the focus without this too, but not every checker knows
    "data-gramm": "false", // a writing assistant would mark every name
  }),
];

export class Mirror {
  private readonly view: EditorView;
  private readonly states = new Map<string, EditorState>();
  private readonly supports = new Map<string, Extension>();
  private readonly help: HTMLElement;
  private key: string | null = null;

  constructor(private readonly options: MirrorOptions) {
    const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: "open" });
    this.help = document.createElement("p");
    this.help.id = HELP_ID;
    this.help.hidden = true;
    this.help.textContent = options.words.help;
    root.replaceChildren(this.help);
    this.view = new EditorView({ root, parent: root });
  }

  /** Shows the text that has this key: as it was left here, if it is still the same. */
  show(key: string, text: string): void {
    if (key !== this.key) {
      if (this.key !== null) this.states.set(this.key, this.view.state);
      this.key = key;
      this.view.setState(this.states.get(key) ?? this.newState(text));
      const known = this.supports.get(key) ?? [];
      this.view.dispatch({ effects: [support.reconfigure(known), words.reconfigure(wordsOf(this.options.words))] });
    }
    if (this.text() !== text) this.replace(text, true);
  }

  /** Colours and completion of the text that has this key. */
  teach(key: string, extension: Extension): void {
    this.supports.set(key, extension);
    if (key === this.key) this.view.dispatch({ effects: support.reconfigure(extension) });
  }

  /** Says everything in another language. */
  say(next: Words): void {
    this.options.words = next;
    this.help.textContent = next.help;
    this.view.dispatch({ effects: words.reconfigure(wordsOf(next)) });
  }

  /** The size of the text has changed. */
  measure(): void {
    this.view.requestMeasure();
  }

  destroy(): void {
    this.view.destroy();
  }

  private text(): string {
    return this.view.state.sliceDoc();
  }

  private replace(text: string, outside: boolean): void {
    const changes = { from: 0, to: this.view.state.doc.length, insert: text };
    this.view.dispatch({ changes, annotations: fromOutside.of(outside) });
  }

  private newState(doc: string): EditorState {
    const { bytesMax, onText, onTooLong } = this.options;
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        highlightSpecialChars(),
        highlightSelectionMatches(),
        history(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        search({ top: true }),
        EditorState.tabSize.of(4),
        Prec.low(indentUnit.of("    ")),
        keys,
        EditorView.domEventHandlers({ beforeinput: overwrite }),
        support.of([]),
        words.of([]),
        theme,
        EditorState.changeFilter.of(({ newDoc, startState }) => {
          const fits = newDoc.length < startState.doc.length || fitsIn(newDoc, bytesMax);
          if (!fits) queueMicrotask(onTooLong);
          return fits;
        }),
        EditorView.updateListener.of((update) => {
          const own = update.transactions.some((one) => one.docChanged && !one.annotation(fromOutside));
          if (own) onText(this.text());
        }),
      ],
    });
  }
}
