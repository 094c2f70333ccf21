// reload.ts - after an upgrade of the server the chunks this page was built with are gone:
// one reload brings the page that fits.
//
// It is done only when the server has another page by now, and once for each: a chunk that
// is missing for another reason, or a server that is replaced to and fro, never makes a page
// load for ever.
const KEY = "assay:reloaded";
const ENTRY = /<script type="module" src="([^"]+)"/;

/** Loads the page again if the server has another one by now; says whether it does. */
export async function reloadIfNew(): Promise<boolean> {
  try {
    const reply = await fetch(location.pathname, { cache: "no-store" });
    const served = ENTRY.exec(await reply.text())?.[1];
    const own = document.querySelector("script[type=module]")?.getAttribute("src");
    const before = sessionStorage.getItem(KEY) ?? ""; // without storage nobody would know what was done already
    if (!served || served === own || before.includes(served)) return false;
    sessionStorage.setItem(KEY, before + served);
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/** Waits for a chunk.  If it is gone with an upgrade, the page is loaded anew and nothing more happens here. */
export async function chunk<T>(bringing: Promise<T>): Promise<T> {
  try {
    return await bringing;
  } catch (error) {
    if (await reloadIfNew()) return new Promise<never>(() => undefined);
    throw error;
  }
}
