// parts.tsx - small things that several screens show.
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import CopyIcon from "icon:copy";
import { key } from "./state";

let visited = false;

/** The one h1: takes the focus when the screen changes, not when the page opens. */
export function Heading({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${ref.current!.innerText} – API reference`;
    if (visited) {
      scrollTo(0, 0);
      ref.current!.focus({ preventScroll: true });
    }
    visited = true;
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}

export const Method = ({ name }: { name: string }) => (
  <span class={`method ${name.toLowerCase()}`}>{name}</span>
);

/** The path, which may break after each of its slashes. */
export function Path({ text }: { text: string }) {
  return (
    <code class="path">
      {text.split(/(?=\/)/).map((segment) => (
        <>
          <wbr />
          {segment}
        </>
      ))}
    </code>
  );
}

/** "job_profiles" as a heading. */
export const tagTitle = (tag: string): string =>
  tag === "openapi" ? "OpenAPI" : capital(tag.replaceAll("_", " "));

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A copy button, where the browser lets a page write to the clipboard: not on plain http. */
export function Copy({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState("");
  if (!("clipboard" in navigator)) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => undefined, // the browser said no: nothing was copied and nothing is claimed
    );
  return (
    <button type="button" class="quiet copy" onClick={copy}>
      <CopyIcon /> <span role="status">{copied === text ? "Copied" : "Copy"}</span>
      <span class="spoken"> {what}</span>
    </button>
  );
}

export function KeyInput() {
  const id = useId();
  return (
    <div class="entry">
      <label for={id}>Your API key</label>
      <input
        id={id}
        type="password"
        autocomplete="off"
        spellcheck={false}
        aria-describedby={id + "-help"}
        value={key.value}
        onInput={(event) => {
          key.value = event.currentTarget.value.trim();
        }}
      />
      <p class="help" id={id + "-help"}>
        Kept in the memory of this page until you leave it.
      </p>
    </div>
  );
}
