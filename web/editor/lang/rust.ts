// rust.ts - Rust.
import { rust } from "@codemirror/lang-rust";

export const support = rust();
