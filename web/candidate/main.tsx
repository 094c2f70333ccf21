// main.tsx - the candidate app: opens the attempt its address names and shows the screen that fits.
import { render } from "preact";
import { App } from "./app";
import { load } from "./session";

const RELOADED_KEY = "assay:reloaded";

/** After an upgrade of the server the page's chunks are gone: one reload brings the new ones. */
function reloadOnce(): boolean {
  try {
    if (sessionStorage.getItem(RELOADED_KEY)) return false;
    sessionStorage.setItem(RELOADED_KEY, "1");
  } catch {
    return false; // without storage nobody would know that it was done already
  }
  location.reload();
  return true;
}

function loadedWell(): void {
  try {
    sessionStorage.removeItem(RELOADED_KEY);
  } catch {
    // Without storage there is no mark to remove.
  }
}

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
  loadedWell();
  const root = document.getElementById("app")!;
  root.replaceChildren();
  render(<App />, root);
  keepShell().catch(() => undefined); // works without it
} catch (error) {
  if (!reloadOnce()) throw error;
}
