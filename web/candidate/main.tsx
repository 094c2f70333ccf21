// main.tsx - the candidate app: opens the attempt its address names and shows the screen that fits.
import { render } from "preact";
import { reloadIfNew } from "../lib/reload";
import { App } from "./app";
import { load } from "./session";

async function keepShell(): Promise<void> {
  if (!("serviceWorker" in navigator)) return; // plain http: no reload without a connection
  const address = "/t/sw.js";
  const policy = window.trustedTypes?.createPolicy("assay-sw", {
    createScriptURL(url) {
      if (url !== address) throw new TypeError("not the service worker");
      return url;
    },
  });
  // The registration takes a trusted address where the browser knows of such; its type says text.
  await navigator.serviceWorker.register((policy?.createScriptURL(address) ?? address) as string, {
    scope: "/t/",
  });
}

try {
  await load();
  const root = document.getElementById("app")!;
  root.replaceChildren();
  render(<App />, root);
  keepShell().catch(() => undefined); // works without it
} catch (error) {
  if (!(await reloadIfNew())) throw error;
}
