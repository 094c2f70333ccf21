// blocks.tsx - rich text from the server: a tree of blocks, turned into elements.  A block
// is a text or [name, block, ...]; a name we do not know shows what is in it.
import { h, type VNode } from "preact";
import type { Json } from "./api";

const NAMES = new Set(
  "p h1 h2 h3 h4 h5 h6 ul ol li blockquote hr pre table thead tbody tr th td em strong code br".split(" "),
);

/** The children of a node: texts and elements. */
export function blocks(tree: Json): (string | VNode)[] {
  return Array.isArray(tree) ? tree.map(block) : [];
}

function block(node: Json): string | VNode {
  if (typeof node === "string") return node;
  if (!Array.isArray(node)) return "";
  const [name, end] = String(node[0]).split(".");
  const inside = blocks(node.slice(1));
  return NAMES.has(name ?? "") ? h(name!, end ? { class: end } : null, ...inside) : h("span", null, ...inside);
}
