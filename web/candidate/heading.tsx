// heading.tsx - the one h1 of a screen.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { sitting } from "./session";

let visited = false;

/** Takes the focus when the screen changes, not when the page opens. */
export function Heading({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const heading = ref.current!;
    const title = sitting.value?.title;
    document.title = title && title !== heading.innerText ? `${heading.innerText} – ${title}` : heading.innerText;
    if (visited) {
      scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
    visited = true;
  }, []);
  return <h1 ref={ref} tabIndex={-1}>{children}</h1>;
}
