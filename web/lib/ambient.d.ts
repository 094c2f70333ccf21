// ambient.d.ts - what the bundler and the browsers have and TypeScript does not know: icons, pieces of
// catalogues, and the part of Trusted Types that is used here.
interface TrustedScriptURL {
  toString(): string;
}

interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): TrustedScriptURL };
  };
}

declare module "icon:*" {
  import type { FunctionComponent } from "preact";
  const Icon: FunctionComponent;
  export default Icon;
}

declare module "*.json?first" {
  const messages: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  export default messages;
}

declare module "*.json?rest" {
  const messages: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  export default messages;
}

declare module "*.json?media" {
  const messages: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  export default messages;
}

declare module "*.json?code" {
  const messages: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  export default messages;
}
