// harness.mjs - what the browser journeys share: the real server on an empty
// store, a proxy in front of it that can break, Chromium, and checks that count.
import { execFileSync, spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const AXE_RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = (
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking" +
  " --disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream"
).split(" ");

/* --- checks ---------------------------------------------------------------- */

let passed = 0;
let failed = 0;

export function check(truth, what, detail = "") {
  if (truth) passed++;
  else {
    failed++;
    console.error(`FAILED: ${what}${detail === "" ? "" : `: ${detail}`}`);
  }
}

/** Runs a journey; what it throws is one failure. */
export async function journey(name, run) {
  try {
    await run();
  } catch (error) {
    check(false, name, error.stack ?? error);
  }
}

/** Waits until `test` gives something true. */
export async function until(test, what, ms = 10_000) {
  for (const end = Date.now() + ms; ;) {
    const found = await test();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

export function skip(reason) {
  console.log(`skipped: ${reason}`);
  console.log("0 passed, 0 failed");
  process.exit(0);
}

/* --- browser --------------------------------------------------------------- */

function chromiumPath() {
  const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "chromium"));
  return [process.env.CHROMIUM, ...places].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts Chromium; says so and ends the program when there is none. */
export async function openBrowser(flags = []) {
  const executablePath = chromiumPath();
  if (!executablePath) skip("no Chromium: set CHROMIUM or put chromium on the PATH");
  const { chromium } = require("playwright-core");
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/**
 * Starts Chromium with a profile that outlives it; `kill` ends it as a power cut does, and
 * a second start with the same folder finds what it had written.
 */
export async function openProfile(folder, flags = []) {
  const executablePath = chromiumPath();
  if (!executablePath) skip("no Chromium: set CHROMIUM or put chromium on the PATH");
  const { chromium } = require("playwright-core");
  const given = [...FLAGS, ...flags, "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"];
  const child = spawn(executablePath, given, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const address = await until(() => /listening on (ws:\S+)/.exec(said)?.[1], "Chromium to start");
  const browser = await chromium.connectOverCDP(address);
  return {
    context: browser.contexts()[0],
    async kill() {
      const ended = new Promise((done) => child.once("exit", done));
      process.kill(-child.pid, "SIGKILL"); // with its renderers and helpers
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

/**
 * Opens a window and watches it: errors on its console, uncaught exceptions and
 * CSP reports fail the test.  `quiet` matches messages a fault is meant to cause.
 */
export async function openPage(context, quiet = /^$/) {
  const page = await context.newPage();
  const complain = (kind, text) => quiet.test(text) || check(false, kind, text);
  page.on("console", (message) => message.type() === "error" && complain("console", message.text()));
  page.on("pageerror", (error) => complain("uncaught", error.message));
  await page.exposeFunction("reportCsp", (text) => complain("CSP", text));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      window.reportCsp(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    ),
  );
  return page;
}

/** The screen is accessible, fits its width, and its controls are large enough to hit. */
export async function checkScreen(page, name) {
  const devtools = await page.context().newCDPSession(page);
  // Through the debugger, which the page's policy does not hold back.
  const { result } = await devtools.send("Runtime.evaluate", { expression: "typeof axe" });
  if (result.value === "undefined") await devtools.send("Runtime.evaluate", { expression: AXE });
  await devtools.detach();
  const violations = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly });
    return violations.map((v) => `${v.id} (${v.nodes.map((node) => node.html.slice(0, 100)).join(", ")})`);
  }, AXE_RULES);
  check(violations.length === 0, `${name}: axe`, violations.join("; "));
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  check(fits, `${name}: no sideways scrolling`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, select, summary, .likert label, .option, .pick, .check, .page li a")]
      .filter(
        (control) => control.getClientRects().length > 0 && control.getBoundingClientRect().height < 43.5,
      )
      .map((control) => control.outerHTML.slice(0, 80)),
  );
  check(small.length === 0, `${name}: targets of 44 px`, small.join("; "));
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
}

/** What the page has asked for so far, in bytes as the server sends it to a browser: compressed. */
export async function bytesLoaded(page) {
  const names = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(({ name }) => name),
  );
  const files = [...new Set(names)].filter((name) => !name.includes("/assay/v1/"));
  const sizes = await Promise.all(files.map(bytesOf));
  const replies = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.includes("/assay/v1/"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  return { app: sizes.reduce((sum, size) => sum + size, 0), api: replies };
}

function bytesOf(address) {
  return new Promise((done, failed) => {
    const asking = http.get(address, { headers: { "Accept-Encoding": "gzip" } }, (reply) => {
      let bytes = 0;
      reply.on("data", (part) => {
        bytes += part.length;
      });
      reply.on("end", () => done(bytes));
    });
    asking.on("error", failed);
  });
}

/* --- the candidate ----------------------------------------------------------- */

/** The way on of the screen shown. */
export const onward = (page) => page.locator(".page > .actions .primary, .page form .actions .primary");

/** Presses Tab until what has the focus matches. */
export async function tabTo(page, selector) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

/** From the link to the first question, with the boxes ticked; `look` sees each screen on the way. */
export async function begin(page, address, look = async () => undefined) {
  await page.goto(address);
  for (const name of ["welcome", "you", "consent", "check", "overview"]) {
    if (name === "check") await page.locator(".findings").waitFor();
    else await page.locator("h1").waitFor();
    if (name === "consent") {
      await page.locator("#consent-missing").waitFor({ state: "attached" });
      for (const box of await page.locator("input[type=checkbox]").all()) await box.check();
    }
    await look(name);
    const before = page.url();
    await onward(page).click();
    await page.waitForFunction((old) => location.href !== old, before);
  }
}

/** The answer that stands for each item: of the scored ones the latest. */
export function standing(answers) {
  const scored = answers.filter((answer) => answer.scored).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.rev - b.rev));
  return Object.fromEntries(scored.map((answer) => [answer.item_id, answer.value]));
}

/* --- another version ------------------------------------------------------- */

/** Builds the web apps with other names of all chunks, as a new version has them; gives their folder. */
export function buildWeb(version) {
  const folder = mkdtempSync(join(tmpdir(), "assay-web-"));
  const build = join(dirname(fileURLToPath(import.meta.url)), "../../web/build.mjs");
  execFileSync(process.execPath, [build, "--out", folder, "--mark", version]);
  return folder;
}

/* --- server ---------------------------------------------------------------- */

export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer()
      .on("error", failed)
      .listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => done(port));
      });
  });
}

const PRODUCT = "pa-leadership";

/** Starts the program on an empty store, with a workspace in it. */
export async function openServer() {
  const program = resolve(process.env.ASSAY_BIN ?? "build/release/assay");
  const data = mkdtempSync(join(tmpdir(), "assay-e2e-"));
  const setup = [
    "setup",
    "--data",
    data,
    "--workspace",
    "Nordwind",
    "--email",
    "admin@example.com",
    "--password",
    "correct horse battery staple",
    "--json",
  ];
  const account = JSON.parse(execFileSync(program, setup, { encoding: "utf8" }));
  const address = `http://127.0.0.1:${await freePort()}`;
  const listen = address.slice("http://".length);
  let child;
  let log = "";
  const alive = () =>
    fetch(address + "/healthz").then(
      (reply) => reply.ok,
      () => false,
    );
  const start = async (webDir) => {
    const given = ["serve", "--data", data, "--listen", listen, ...(webDir ? ["--web-dir", webDir] : [])];
    child = spawn(program, given, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        log += text;
      });
    }
    await until(alive, "the server to start").catch((error) => {
      child.kill("SIGKILL");
      throw new Error(`${error.message}\n${log}`);
    });
  };
  const stop = async () => {
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
  };
  await start();

  /** Calls an operation with the workspace's key: `/api/v1/...` or `/assay/v1/...`. */
  const call = async (method, path, body) => {
    const reply = await fetch(address + path, {
      method,
      headers: {
        Authorization: `Bearer ${account.api_key}`,
        "api-key": account.api_key, // as the Predictive Index family wants it
        "Content-Type": "application/json",
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === "" ? null : JSON.parse(text) };
  };
  /** The same with a body of its own kind. */
  const send = (method, path, body) =>
    fetch(address + path, { method, headers: { Authorization: `Bearer ${account.api_key}` }, body });
  const esc = (method, path, body) => call(method, `/api/v1${path}`, body);

  return {
    address,
    data,
    key: account.api_key,
    esc,
    call,
    send,
    /** Invites somebody; gives the invitation's id and the token of its link. */
    async invite(fields = {}) {
      const { status, body } = await esc("POST", "/invites", {
        email: "ana@example.com",
        first_name: "Ana",
        product_type: PRODUCT,
        ...fields,
      });
      if (status !== 201) throw new Error(`invites.create answered ${status}: ${JSON.stringify(body)}`);
      return { id: body.invite_id, token: new URL(body.invite_url).pathname.split("/").pop() };
    },
    /** The same for any assessment, without a mail; gives the attempt's id and the token of its link. */
    async attempt(assessment, fields = {}) {
      const sent = { email: "ana@example.com", first_name: "Ana", assessment, send_email: false, ...fields };
      const { status, body } = await call("POST", "/assay/v1/attempts", sent);
      if (status !== 201) throw new Error(`attempts.create answered ${status}: ${JSON.stringify(body)}`);
      return { id: body.attempt_id, token: new URL(body.link).pathname.split("/").pop() };
    },
    /** Every answer that was accepted, the standing one of an item last. */
    async answers(id) {
      const { body } = await call("GET", `/assay/v1/attempts/${id}/answers?limit=500`);
      return body.answers;
    },
    async download(path) {
      const reply = await fetch(address + path, { headers: { Authorization: `Bearer ${account.api_key}` } });
      return Buffer.from(await reply.arrayBuffer());
    },
    async events(id) {
      return (await call("GET", `/assay/v1/attempts/${id}/events`)).body;
    },
    /** Stops the program and starts it again, as an upgrade does; `webDir` has the web apps of the new version. */
    async restart(webDir) {
      await stop();
      await start(webDir);
    },
    /** Ends it as a power cut does; `start` brings it back. */
    async kill() {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await ended;
    },
    start,
    sitting: async (token) => (await fetch(`${address}/assay/v1/sittings/${token}`)).json(),
    async close() {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Starts the program on an empty store; `link` is the one to set it up, null when none is printed. */
export async function openEmptyServer() {
  const program = resolve(process.env.ASSAY_BIN ?? "build/release/assay");
  const data = mkdtempSync(join(tmpdir(), "assay-e2e-"));
  const listen = `127.0.0.1:${await freePort()}`;
  const server = { address: `http://${listen}`, link: null };
  let child;
  const start = async () => {
    child = spawn(program, ["serve", "--data", data, "--listen", listen], { stdio: ["ignore", "pipe", "ignore"] });
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
    });
    await until(() => /listening on/.test(said) && fetch(server.address + "/healthz").then(() => true, () => false), "the server");
    await new Promise((wake) => setTimeout(wake, 500)); // the link comes a moment later
    server.link = /http\S+\/setup#\S+/.exec(said)?.[0] ?? null;
    return server.link;
  };
  const stop = async () => {
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
  };
  await start();
  server.restart = async () => {
    await stop();
    return start();
  };
  server.close = async () => {
    await stop();
    rmSync(data, { recursive: true, force: true });
  };
  return server;
}

/* --- proxy ----------------------------------------------------------------- */

/**
 * Stands between browser and server.  `mode`: "ok"; "down" (connections break);
 * "refuse" (saves are answered 503); "lose" (saves reach the server, their replies are lost).
 * `rule` may give the mode of a request itself, or nothing.
 */
export async function openProxy(target) {
  const proxy = { mode: "ok", rule: () => null, saves: 0, address: "", close: () => server.close() };
  const server = http.createServer((request, reply) => {
    const saves = request.method === "PUT" && request.url.endsWith("/answers");
    const mode = proxy.rule(request) ?? (saves || proxy.mode === "down" ? proxy.mode : "ok");
    if (saves) proxy.saves++;
    if (mode === "down") return request.socket.destroy();
    if (mode === "refuse")
      return reply.writeHead(503, { "Content-Type": "application/json" }).end('{"error":{}}');
    const onward = http.request(
      target + request.url,
      { method: request.method, headers: request.headers },
      (answer) => {
        if (mode === "lose") {
          answer.resume();
          answer.on("end", () => request.socket.destroy());
          return;
        }
        reply.writeHead(answer.statusCode, answer.headers);
        answer.pipe(reply);
      },
    );
    onward.on("error", () => request.socket.destroy());
    request.pipe(onward);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  proxy.address = `http://127.0.0.1:${server.address().port}`;
  return proxy;
}
