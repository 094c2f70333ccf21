// sw.ts - keeps the shell of the candidate app (page, scripts, styles), so that a
// reload without a connection still opens; the code editor, which few need, once a page
// has asked for it.  It never keeps a reply of the API.
//
// A new version waits until no page of the old one is open: an open page always
// finds the chunks it was built with.
declare const SHELL_FILES: string[]; // put in by build.mjs
declare const SHELL_VERSION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const PAGE = "/t/index.html";
const PREFIX = "assay-shell-";
const NAME = PREFIX + SHELL_VERSION;
/** After this the kept page is better than a network that does not answer. */
const PATIENCE_MS = 4_000;

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(SHELL_FILES)));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith(PREFIX) && name !== NAME);
      await Promise.all(old.map((name) => caches.delete(name)));
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/a/"))
    event.respondWith(kept(request.url).then((hit) => hit ?? keep(request)));
});

async function page(request: Request): Promise<Response> {
  try {
    const reply = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (reply.ok) return reply;
    // A proxy answers for a server that is down; any other refusal is the server's own word.
    return reply.status >= 502 ? ((await kept(PAGE)) ?? reply) : reply;
  } catch {
    return (await kept(PAGE)) ?? Response.error();
  }
}

async function keep(request: Request): Promise<Response> {
  const reply = await fetch(request);
  if (reply.ok) await (await caches.open(NAME)).put(request.url, reply.clone()).catch(() => undefined); // a full disk
  return reply;
}

async function kept(url: string): Promise<Response | undefined> {
  return (await caches.open(NAME)).match(url, { ignoreVary: true });
}
