// modules.mjs - the plain modules of the web apps, without a browser: saving,
// the server's time, and the catalogues of texts.
//
//   node tests/e2e/modules.mjs
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { check, finish, journey } from "./harness.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "../../web");
const esbuild = createRequire(join(web, "build.mjs"))("esbuild");
const made = mkdtempSync(join(tmpdir(), "assay-modules-"));
await esbuild.build({
  absWorkingDir: web,
  entryPoints: ["sync", "time", "i18n", "http", "store", "parts"].map((name) => `lib/${name}.ts`),
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  outdir: made,
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const load = (name) => import(pathToFileURL(join(made, name + ".mjs")));
const { Sync } = await load("sync");
const { ServerClock } = await load("time");
const { fill } = await load("i18n");
const { ApiError, NetworkError, query } = await load("http");
const { openStore } = await load("store");
const { sendInParts } = await load("parts");

/* --- saving ---------------------------------------------------------------- */

/** A Sync whose timers run when told to, with a server that answers from `replies`. */
function bench(rows = []) {
  const timers = [];
  const sent = [];
  const kept = new Map();
  const replies = [];
  const closed = [];
  globalThis.setTimeout = (run, ms) => timers.push({ run, ms }) && timers.at(-1);
  globalThis.clearTimeout = (timer) => timers.includes(timer) && timers.splice(timers.indexOf(timer), 1);
  const store = { putAnswers: async (changed) => changed.forEach((row) => kept.set(row.item, row)) };
  const sync = new Sync({
    token: "t",
    client: "c",
    store,
    random: () => 0.5,
    wall: () => 0,
    online: () => true,
    onReply: () => undefined,
    onClosed: (error) => closed.push(error.status),
    send: async (body, options) => {
      sent.push({ ...body, keepalive: options.keepalive ?? false });
      const reply = replies.shift() ?? "ok";
      if (reply instanceof Error) throw reply;
      if (reply !== "ok") return reply;
      return { acked: Object.fromEntries(body.answers.map((answer) => [answer.item_id, answer.rev])) };
    },
  });
  sync.load(rows);
  return {
    sync,
    sent,
    kept,
    replies,
    closed,
    waits: () => timers.map((timer) => timer.ms),
    /** Runs what is due, and what that makes due at once. */
    async tick() {
      timers.shift()?.run();
      for (let i = 0; i < 20; i++) await Promise.resolve();
    },
  };
}

const refusal = (status, body) => new ApiError(status, "", "", {}, "", body);
const items = (body) => body.answers.map((answer) => answer.item_id).join();

const realTimers = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

await journey("sync: changes are sent together after a rest", async () => {
  const { sync, sent, kept, waits, tick } = bench();
  sync.change("a", 1);
  sync.change("b", 2);
  sync.change("a", 3);
  check(kept.get("a").rev === 2 && kept.get("b").value === 2, "kept on the device at once");
  check(waits().join() === "400", "one rest for all", waits());
  check(sync.state.value.phase === "saving", "not called saved before it is");
  await tick();
  check(sent.length === 1 && items(sent[0]) === "a,b", "sent together", JSON.stringify(sent));
  check(sent[0].answers[0].rev === 2 && sent[0].answers[0].value === 3, "the last value goes");
  check(sync.state.value.phase === "saved" && kept.get("a").acked === 2, "confirmed");
  check(waits().length === 0, "then it rests");
});

await journey("sync: what goes with an answer stays on the device", async () => {
  const { sync, sent, kept, tick } = bench();
  sync.beside("a", { texts: { python: "1" } });
  check(kept.get("a").rev === 0 && sync.state.value.pending === 0, "it is no answer");
  sync.change("a", { language: "java", source: "2" });
  sync.draft("a", null);
  await tick();
  check(JSON.stringify(sent).includes("java") && !JSON.stringify(sent).includes("python"), "nor sent with one", JSON.stringify(sent));
  check(kept.get("a").beside.texts.python === "1" && kept.get("a").acked === 1, "it outlives changes and their confirmation");
});

await journey("sync: a change during the sending is not confirmed by the reply", async () => {
  const { sync, sent, tick, replies } = bench();
  replies.push({ acked: { a: 1 } });
  sync.change("a", 1);
  const sending = tick();
  sync.change("a", 2);
  await sending;
  check(sync.state.value.pending === 1, "still to send");
  await tick();
  check(sent.length === 2 && sent[1].answers[0].value === 2, "sent next");
  check(sync.state.value.phase === "saved", "then saved");
});

await journey("sync: failures are tried again, more and more slowly", async () => {
  const { sync, sent, replies, waits, tick } = bench();
  for (let i = 0; i < 7; i++) replies.push(i % 2 ? refusal(503) : new NetworkError("offline"));
  sync.change("a", 1);
  const seen = [];
  for (let i = 0; i < 7; i++) {
    await tick();
    seen.push(waits()[0]);
  }
  check(seen.join() === "1000,2000,4000,8000,15000,15000,15000", "1, 2, 4, 8, 15 seconds", seen);
  check(sync.state.value.phase === "unreachable" && sync.state.value.pending === 1, "and says so");
  sync.change("b", 1);
  check(waits().join() === "15000", "a change does not hurry", waits());
  sync.wake();
  check(waits().join() === "0", "a returning connection does", waits());
  await tick();
  check(items(sent.at(-1)) === "a,b" && sync.state.value.phase === "saved", "all arrive");
});

await journey("sync: a reply that confirms nothing is a failure", async () => {
  const { sync, replies, waits, tick } = bench();
  replies.push({ acked: {} });
  sync.change("a", 1);
  await tick();
  check(waits().join() === "1000", "it waits before it asks again", waits());
});

await journey("sync: a bad answer does not hold up the good ones", async () => {
  const one = bench();
  one.replies.push(refusal(422, { acked: { b: 1 }, error: {} }));
  one.sync.change("a", 9);
  one.sync.change("b", 1);
  await one.tick();
  check(
    one.sync.state.value.refused === 1 && one.sync.state.value.pending === 0,
    "the reply says which are good",
  );
  one.sync.change("a", 2);
  await one.tick();
  check(
    one.sync.state.value.phase === "saved" && one.sync.state.value.refused === 0,
    "answered again, it is taken",
  );

  const two = bench();
  two.replies.push(refusal(422), refusal(422));
  two.sync.change("a", 9);
  two.sync.change("b", 1);
  for (let i = 0; i < 3; i++) await two.tick();
  check(
    two.sent.map(items).join(" ") === "a,b a b",
    "or it is found one by one",
    two.sent.map(items).join(" "),
  );
  check(two.sync.state.value.refused === 1 && two.kept.get("b").acked === 1, "only the bad one is refused");
});

await journey("sync: an attempt that is over ends the sending", async () => {
  const { sync, replies, closed, waits, tick } = bench();
  replies.push(refusal(409));
  sync.change("a", 1);
  await tick();
  check(
    closed.join() === "409" && waits().length === 0,
    "told once, not tried again",
    `${closed} ${waits()}`,
  );
});

await journey("sync: what an earlier visit kept is sent", async () => {
  const row = { token: "t", item: "a", rev: 3, value: 1, at: "x", acked: 2 };
  const { sync, sent, tick } = bench([row, { ...row, item: "b", acked: 3 }]);
  check(sync.state.value.pending === 1, "one is due");
  await tick();
  check(items(sent[0]) === "a" && sent[0].answers[0].at === "x", "with its own time");
});

await journey("sync: leaving hands over what fits", async () => {
  const { sync, sent } = bench();
  for (let i = 0; i < 30; i++) sync.change("item" + i, "x".repeat(1000));
  sync.leave();
  check(sent.length === 1 && sent[0].keepalive, "as a request that outlives the page");
  check(
    sent[0].answers.length > 10 && JSON.stringify(sent[0]).length < 64_000,
    "within 64 KB",
    sent[0].answers.length,
  );
});

Object.assign(globalThis, realTimers);

/* --- time ------------------------------------------------------------------ */

await journey("time", async () => {
  const clocks = { ms: 1_000, wallMs: 5_000_000, monotonic: () => clocks.ms, wall: () => clocks.wallMs };
  const clock = new ServerClock(clocks);
  clock.sync("2026-01-15T09:00:00Z");
  clocks.ms += 60_000;
  clocks.wallMs -= 3_600_000; // somebody sets the device's clock
  check(clock.until("2026-01-15T09:02:00Z") === 60_000, "the device's clock does not count");
  const skew = clock.skew();
  const later = new ServerClock(clocks);
  later.restore(skew);
  check(later.now() === clock.now(), "a reload without a connection goes on with the last difference");
  later.sync("2026-01-15T10:00:00Z");
  later.restore(0);
  check(later.now() === Date.parse("2026-01-15T10:00:00Z"), "the server's word is better than what was kept");
  later.sync("nonsense");
  check(later.now() === Date.parse("2026-01-15T10:00:00Z"), "what is no time is not taken");
});

await journey("query", async () => {
  check(
    query({ a: "x y", b: undefined, c: 2 }) === "?a=x+y&c=2",
    "given values only",
    query({ a: "x y", c: 2 }),
  );
  check(query({}) === "", "nothing for nothing");
});

await journey("store without IndexedDB", async () => {
  check(!(await openStore()).durable, "without any storage it says that nothing lasts");
  const entries = new Map();
  globalThis.localStorage = {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => entries.set(key, value),
    removeItem: (key) => entries.delete(key),
  };
  const row = { token: "t", item: "a", rev: 1, value: 3, at: "x", acked: 0 };
  const attempt = { token: "t", client: "c", sitting: {}, skew: 5 };
  const store = await openStore();
  check(store.durable, "localStorage lasts");
  await store.putAttempt(attempt);
  await store.putAnswers([row, { ...row, item: "b" }, { ...row, rev: 2 }]);
  const again = await openStore();
  check((await again.attempt("t")).skew === 5, "the attempt is found again");
  check(
    (await again.answers("t")).map((kept) => kept.item + kept.rev).join() === "a2,b1",
    "with its last answers",
  );
  await again.wipe("t");
  check(entries.size === 0 && (await again.answers("t")).length === 0, "and forgotten");
  delete globalThis.localStorage;
});

/* --- files in parts ---------------------------------------------------------- */

await journey("files in parts", async () => {
  const file = new Blob([new Uint8Array(1_300_000).map((_, i) => i % 251)]);
  /** A server that keeps parts; `troubles` are thrown or done in turn before a part is taken. */
  const bench = (troubles = []) => {
    let made = 0;
    const kept = new Map();
    const said = [];
    const state = (id) => ({ upload_id: id, offset: kept.get(id).size, bytes: file.size, whole: kept.get(id).whole ?? false });
    const find = (id) => kept.get(id) ?? fail(404);
    const fail = (status, code = "", body = null) => {
      throw new ApiError(status, code, "", {}, "", body);
    };
    return {
      kept,
      said,
      ids: [],
      steps: {
        async start() {
          const id = `up_${++made}`;
          kept.set(id, new Blob([]));
          said.push(`start ${id}`);
          return state(id);
        },
        async state(id) {
          find(id);
          said.push(`state ${id}`);
          return state(id);
        },
        async part(id, offset, part) {
          find(id);
          if (offset !== kept.get(id).size) fail(409, "wrong_offset", state(id));
          const trouble = troubles.shift() ?? "take";
          if (trouble === "drop") kept.delete(id);
          if (trouble === "break" || trouble === "drop") throw new NetworkError("x");
          kept.set(id, new Blob([kept.get(id), part]));
          said.push(`part ${offset}`);
          if (trouble === "lose") throw new NetworkError("x");
          return state(id);
        },
        async finish(id) {
          find(id).whole = true;
          said.push("finish");
          return state(id);
        },
      },
    };
  };
  const send = (server, begun = null, shares = []) =>
    sendInParts(file, begun, server.steps, (id) => server.ids.push(id), (share) => shares.push(share));
  const same = async (blob) => Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(await file.arrayBuffer()));

  const well = bench();
  check((await send(well)) === "up_1" && (await same(well.kept.get("up_1"))), "a file arrives as it was");
  check(well.said.join() === "start up_1,part 0,part 524288,part 1048576,finish", "in parts, in order", well.said.join());

  const lost = bench(["take", "lose"]);
  await send(lost).catch(() => undefined);
  await send(lost, lost.ids[0]);
  check(await same(lost.kept.get("up_1")), "a lost reply doubles nothing");
  check(lost.said.filter((one) => one === "part 524288").length === 1, "what had arrived is not sent again", lost.said.join());

  const broken = bench(["take", "break"]);
  check(await send(broken).catch((error) => error instanceof NetworkError), "a break is told, to be tried again");
  check((await send(broken, "up_1")) === "up_1", "and goes on with the same upload");

  const gone = bench(["take", "drop"]);
  await send(gone).catch(() => undefined);
  check((await send(gone, "up_1")) === "up_2" && (await same(gone.kept.get("up_2"))), "one that was dropped begins anew");
  check(gone.ids.join() === "up_1,up_2", "each id is kept before a byte leaves");

  const over = bench();
  over.steps.part = async () => {
    throw new ApiError(409, "conflict", "it is expired", {}, "", {});
  };
  check(await send(over).catch((error) => error.status === 409), "a sitting that is over is no wrong offset");
});

/* --- texts ----------------------------------------------------------------- */

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules") return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

await journey("catalogues", async () => {
  const read = (language) => JSON.parse(readFileSync(join(web, `i18n/${language}.json`), "utf8"));
  const [english, ...others] = ["en", "pt", "es", "de"].map((language) => ({ language, messages: read(language) }));
  const code = sources(web)
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const forms = (message) => (typeof message === "string" ? [message] : Object.values(message));
  const places = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])];
  for (const [key, message] of Object.entries(english.messages)) {
    check(code.includes(`"${key}"`), `message ${key} is used`);
    const expected = places(forms(message).join(" "));
    for (const { language, messages } of others) {
      const theirs = forms(messages[key] ?? "");
      check(
        theirs.every((form) => form.trim() !== ""),
        `${language} has ${key}`,
      );
      // "The answer is saved" may leave out a number that "{count} answers are saved" needs.
      const found = places(theirs.join(" "));
      check(
        found.sort().join() === expected.sort().join(),
        `${language} ${key} has the same placeholders`,
        found,
      );
    }
  }
  for (const { language, messages } of others) {
    const extra = Object.keys(messages).filter((key) => !(key in english.messages));
    check(extra.length === 0, `${language} has no extra message`, extra.join());
  }
  const plural = { one: "{count} answer", other: "{count} answers" };
  check(fill(plural, { count: 1 }, "en") === "1 answer", "one");
  check(fill(plural, { count: 1200 }, "en") === "1,200 answers", "many, written as the language writes them");
  check(fill(plural, { count: 1_000_000 }, "es").endsWith("answers"), "a category without a text of its own");
  check(fill("{a} {b}", { a: "x" }, "en") === "x {b}", "an unknown place stays");
});

rmSync(made, { recursive: true });
finish();
