// look.ts - the editor in our colours.  They are custom properties of css/code.css, which reach into
// the shadow root: light, dark and high contrast are decided there.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags as is } from "@lezer/highlight";

const highlighted = HighlightStyle.define([
  {
    tag: [is.keyword, is.modifier, is.operatorKeyword],
    color: "var(--code-keyword)",
    fontWeight: "var(--code-weight)",
  },
  { tag: [is.string, is.special(is.string), is.character, is.regexp], color: "var(--code-string)" },
  { tag: [is.number, is.bool, is.null, is.atom, is.escape], color: "var(--code-number)" },
  { tag: [is.comment, is.meta], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [is.typeName, is.className, is.namespace, is.standard(is.name)], color: "var(--code-type)" },
  { tag: [is.definition(is.variableName), is.function(is.variableName), is.macroName], color: "var(--code-name)" },
]);

const look = EditorView.theme({
  "&": {
    blockSize: "100%",
    minBlockSize: "inherit",
    maxBlockSize: "inherit",
    color: "var(--ink)",
    fontSize: "var(--code-size, 0.9375rem)",
  },
  "&.cm-focused": { outline: "none" }, // the frame around the editor shows the focus
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "0.75rem", minBlockSize: "inherit" },
  ".cm-line": { paddingInline: "0.5rem 1rem" },
  ".cm-gutters": {
    color: "var(--soft)",
    backgroundColor: "var(--ground)",
    border: "none",
    paddingInlineStart: "0.25rem",
  },
  ".cm-activeLine": { backgroundColor: "var(--code-line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--code-line)", color: "var(--ink)" },
  ".cm-content ::selection": { backgroundColor: "var(--code-selection)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--code-bracket)",
    outline: "1px solid var(--edge)",
    borderRadius: "2px",
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--warn-tint)", outline: "1px solid var(--bad)" },
  ".cm-searchMatch": { backgroundColor: "var(--code-match)", outline: "1px solid var(--edge)", borderRadius: "2px" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--code-selection)" },
  ".cm-selectionMatch": { backgroundColor: "var(--code-line)" },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--card)", fontFamily: "var(--font)" },
  ".cm-panels-top": { borderBlockEnd: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "0.375rem 3rem 0.375rem 0.5rem", fontSize: "0.875rem", lineHeight: "2.75rem" },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "0.375rem",
    margin: "0 0.75rem 0 0",
    fontSize: "inherit",
  },
  ".cm-panel.cm-search [name=close]": {
    insetBlockStart: "0.25rem",
    insetInlineEnd: "0.25rem",
    inlineSize: "2.25rem",
    blockSize: "2.25rem",
    fontSize: "1.25rem",
    color: "var(--ink)",
    cursor: "pointer",
  },
  ".cm-textfield, .cm-button": {
    minBlockSize: "2.25rem",
    margin: "0 0.5rem 0 0 !important",
    lineHeight: "1.4",
    padding: "0.25rem 0.625rem",
    border: "1px solid var(--edge)",
    borderRadius: "0.375rem",
    color: "var(--ink)",
    background: "var(--ground)",
    fontSize: "inherit",
    fontFamily: "inherit",
  },
  ".cm-button": { background: "var(--card)", fontWeight: "600", cursor: "pointer" },
  ".cm-button:active": { background: "var(--tint)" },
  ".cm-panel :focus-visible": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--card)",
    border: "1px solid var(--edge)",
    borderRadius: "0.375rem",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxBlockSize: "14em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--on-accent)", background: "var(--accent)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.85" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
});

export const theme = [look, syntaxHighlighting(highlighted)];
