// adjectives.tsx - the words of a list that apply; always in the order of the list.
export { answered, empty, summary, view } from "./choices";

/** Many words are ticked one after the other: they are sent together. */
export const idleMs = 800;
