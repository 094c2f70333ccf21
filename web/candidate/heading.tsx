// heading.tsx - the one h1 of a screen.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { sitting } from "./session";

let visited = false;

/** Takes the focus when the screen changes, not when the page opens. */
export function Heading({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const text = ref.current!.innerText;
    const title = sitting.value?.title;
    document.title = title && title !== text ? `${text} – ${title}` : text;
  });
  useLayoutEffect(() => {
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
