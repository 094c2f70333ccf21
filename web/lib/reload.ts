// reload.ts - after an upgrade of the server the page's chunks are gone: one reload brings the new ones.
const KEY = "assay:reloaded";

/** Loads the page again, unless that was done already; says whether it does. */
export function reloadOnce(): boolean {
  try {
    if (sessionStorage.getItem(KEY)) return false;
    sessionStorage.setItem(KEY, "1");
  } catch {
    return false; // without storage nobody would know that it was done already
  }
  location.reload();
  return true;
}

/** The page has what it needs: a later upgrade may reload it again. */
export function loadedWell(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage there is no mark to remove.
  }
}
