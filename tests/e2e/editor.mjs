// editor.mjs - programs and queries in the browser: the editor by keyboard, several languages, runs that are
// slow, refused or cut off, a telephone.  The judge is played by this file, so that each of its answers can be had.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/editor.mjs
import { begin, bytesLoaded, check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer, tabTo, until } from "./harness.mjs";

const QUIET = /ERR_|Failed to load resource/;
/** To the first question, a type of question, and the editor. */
const EDITOR_KILO = 60 + 6 + 160;
const browser = await openBrowser();
const server = await openServer();

const CODE = {
  languages: [
    { id: "python", name: "Python 3", version: "3.11.2" },
    { id: "java", name: "Java 17" },
    { id: "php", name: "PHP" },
    { id: "bash", name: "Bash" },
  ],
  starters: { python: "def add(a, b):\n    # your code\n    return 0\n\n\na, b = map(int, input().split())\nprint(add(a, b))\n", java: "public class Main {\n    public static void main(String[] args) {\n    }\n}\n" },
  samples: [
    { input: "1 2\n", expected: "3\n" },
    { input: "20 22\n", expected: "42\n" },
  ],
  hidden_n: 3,
  cpu_ms: 2000,
  memory_mib: 256,
  free: false,
};
const SQL = {
  dialect: "sqlite",
  mode: "query",
  starter: "",
  names_matter: false,
  hidden_n: 2,
  tables: [
    {
      name: "customer",
      columns: [
        { name: "id", type: "INTEGER" },
        { name: "name", type: "TEXT" },
        { name: "city", type: "TEXT" },
      ],
      rows_n: 120,
      sample: [
        [1, "Ada", "London"],
        [2, "Grace", null],
        [3, "Linus", "Portland"],
      ],
    },
    {
      name: "purchase",
      columns: [
        { name: "id", type: "INTEGER" },
        { name: "customer_id", type: "INTEGER" },
        { name: "total", type: "REAL" },
        { name: "bought_at", type: "TEXT" },
      ],
      rows_n: 3412,
      sample: [[1, 2, 12.5, "2026-01-31"]],
    },
  ],
};

/* --- the stand-in --------------------------------------------------------------------- */

const FREE = { languages: CODE.languages, starters: {}, samples: [], hidden_n: 0, cpu_ms: 1000, memory_mib: 128, free: true };
const SWAPPED = {
  "all.number": { type: "code", text: "Anything you like", code: FREE },
  "all.text": { type: "code", text: "Add two numbers", code: CODE },
  "all.essay": { type: "sql", text: "Customers without a city", sql: SQL },
};

/** Makes two questions of the sample ones of our types, and plays the judge. */
async function standIn(page) {
  const judge = { asked: [], runs: [], answers: {}, refuse: null, result: () => RIGHT, hold: null, gone: false };
  const swap = (sitting) => {
    for (const part of sitting.parts) part.items = part.items.map((item) => swapItem(item, judge));
    return sitting;
  };
  await page.route(/\/assay\/v1\/sittings\/[^/]+(\/(start|continue))?(\?.*)?$/, async (route) => {
    if (judge.gone) return route.abort();
    try {
      const response = await route.fetch();
      const body = await response.json();
      await route.fulfill({ response, json: body.parts ? swap(body) : body });
    } catch {
      await route.abort().catch(() => undefined); // the page has gone, or the connection
    }
  });
  await page.route(/\/answers$/, async (route) => {
    if (judge.gone) return route.abort();
    const sent = route.request().postDataJSON();
    const ours = sent.answers.filter(({ item_id }) => item_id in SWAPPED);
    for (const one of ours) judge.answers[one.item_id] = one.value;
    sent.answers = sent.answers.filter(({ item_id }) => !(item_id in SWAPPED));
    try {
      const reply = await route.fetch({ postData: JSON.stringify(sent) });
      const body = await reply.json();
      body.acked = { ...body.acked, ...Object.fromEntries(ours.map(({ item_id, rev }) => [item_id, rev])) };
      await route.fulfill({ status: 200, json: body });
    } catch {
      await route.abort().catch(() => undefined);
    }
  });
  await page.route(/\/runs(\/[^/?]+)?(\?.*)?$/, async (route) => {
    if (judge.gone) return route.abort();
    const { pathname, searchParams } = new URL(route.request().url());
    const id = /runs\/(.+)$/.exec(pathname)?.[1];
    if (route.request().method() === "GET" && !id) {
      const runs = judge.runs.filter(({ item_id }) => item_id === searchParams.get("item_id"));
      return route.fulfill({ json: { runs: runs.slice(0, 1), total: runs.length } });
    }
    if (id) {
      const run = judge.runs.find(({ run_id }) => run_id === id);
      if (judge.hold) await judge.hold;
      Object.assign(run, { state: "done", result: judge.result(run) });
      return route.fulfill({ json: run });
    }
    if (judge.refuse) return route.fulfill(judge.refuse);
    const asked = route.request().postDataJSON();
    judge.asked.push(asked);
    const run = { run_id: `run_${judge.asked.length}`, state: "queued", created_at: new Date().toISOString(), result: null, ...asked };
    judge.runs.unshift(run);
    return route.fulfill({ status: 202, json: run });
  });
  return judge;
}

const swapItem = (item, judge) =>
  item.item_id in SWAPPED
    ? { item_id: item.item_id, options: [], ...SWAPPED[item.item_id], ...(judge.answers[item.item_id] && { answer: judge.answers[item.item_id] }) }
    : item;

const RIGHT = {
  verdict: "AC",
  passed: 2,
  total: 2,
  cases: CODE.samples.map((one) => ({ ...one, verdict: "AC", cpu_ms: 12.4, memory_mib: 8.2, stdout: one.expected, stderr: "" })),
};
const WRONG = {
  verdict: "WA",
  passed: 1,
  total: 2,
  cases: [
    RIGHT.cases[0],
    { ...RIGHT.cases[1], verdict: "WA", stdout: "41\n", stderr: "Traceback (most recent call last):\n  nothing to worry about" },
  ],
};

/* --- the journeys ----------------------------------------------------------------------- */

const saved = (page) => page.locator(".save", { hasText: "All answers saved" }).waitFor({ timeout: 20_000 });
const content = (page) => page.locator(".cm-content");
const textIn = (page) =>
  page.locator(".cm-line").evaluateAll((lines) => lines.map((line) => line.textContent).join("\n"));
const said = (page, text) => page.locator(".bench [role=status]", { hasText: text }).waitFor({ state: "attached" });
const outcome = (page, text) => page.locator(".outcome h3", { hasText: text }).waitFor();
const runButton = (page) => page.getByRole("button", { name: "Run", exact: true });
const json = (value) => JSON.stringify(value);

async function open(email, options = {}, at = 10) {
  const { id, token } = await server.attempt("sample-all", { email });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  const page = await openPage(context, QUIET);
  const judge = await standIn(page);
  await begin(page, `${server.address}/t/${token}`);
  await show(page, at);
  return { id, context, page, judge };
}

async function show(page, at) {
  await page.evaluate((hash) => (location.hash = hash), `part-1.page-${at}`);
  await page.locator("h1", { hasText: new RegExp(`\\b${at}\\b`) }).waitFor();
}

/** Puts a text in place of what is in the editor, as typing does. */
async function write(page, text) {
  await content(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

await journey("the editor by keyboard", async () => {
  const { context, page, judge } = await open("keys@example.com");
  await content(page).waitFor();
  check((await textIn(page)) === CODE.starters.python.trimEnd() + "\n", "it begins with the starter", await textIn(page));
  check((await page.locator(".cm-lineNumbers").count()) === 1, "with numbers of lines");
  const { app } = await bytesLoaded(page);
  const kilo = (app / 1024).toFixed(1);
  console.log(`budget: a question with the editor, all told: ${kilo} KB of ${EDITOR_KILO} KB`);
  check(app <= EDITOR_KILO * 1024, "the editor is within its budget", kilo);
  check((await page.locator("#progress-text").innerText()).startsWith("0 of"), "a starter is no answer");
  await tabTo(page, ".mirror");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  check((await textIn(page)).startsWith("    def add"), "Tab indents", json((await textIn(page)).slice(0, 20)));
  await page.keyboard.press("Shift+Tab");
  check((await textIn(page)).startsWith("def add"), "and Shift+Tab takes it back");
  await page.keyboard.press("Control+a"); // something selected must not stand in the way
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  const away = () => page.evaluate(() => !document.activeElement.matches(".mirror"));
  check(await away(), "Escape, then Tab leaves the editor");
  await page.keyboard.press("Shift+Tab");
  check(!(await away()), "Shift+Tab comes back");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("def f():\nreturn 1");
  check((await textIn(page)).endsWith("def f():\n    return 1"), "a new line is indented", json((await textIn(page)).slice(-30)));
  for (let i = 0; i < 30 && (await textIn(page)).includes("def f"); i++) await page.keyboard.press("Control+z");
  check(!(await textIn(page)).includes("def f"), "Control+Z takes it back");
  await page.keyboard.press("Control+f");
  await page.locator(".cm-search input").first().fill("add");
  await checkScreen(page, "editor search");
  await page.keyboard.press("Escape");
  await page.locator(".cm-search").waitFor({ state: "detached" });
  await page.keyboard.press("Control+Enter");
  await outcome(page, "All 2 examples passed");
  check(judge.asked.length === 1 && judge.asked[0].value.language === "python", "Control+Enter runs", json(judge.asked[0]));
  check(!(await textIn(page)).includes("\n\n\n\n"), "and writes no line");
  await said(page, "All 2 examples passed");
  await page.getByRole("button", { name: "Larger letters" }).click();
  await page.getByRole("button", { name: "Larger letters" }).click();
  const size = await page.locator(".cm-editor").evaluate((editor) => getComputedStyle(editor).fontSize);
  check(size === "22px", "letters become larger", size);
  await checkScreen(page, "code passed");
  await page.getByRole("button", { name: "Plain field" }).click();
  const field = page.getByLabel("Your program in Python 3");
  await field.fill("print(sum(map(int, input().split())))\n");
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement.tagName !== "TEXTAREA"), "Tab leaves a plain field");
  await saved(page);
  check(judge.answers["all.text"].source.startsWith("print(sum"), "what is written in it is the answer");
  await checkScreen(page, "code plain");
  await page.getByRole("button", { name: "Start again" }).click();
  check((await field.inputValue()) === CODE.starters.python, "back to the starter");
  await page.getByRole("button", { name: "Bring my text back" }).click();
  check((await field.inputValue()).startsWith("print(sum"), "and my text again");
  await field.fill("x".repeat(65_537));
  await page.locator(".error", { hasText: "64 KB" }).waitFor();
  check((await field.inputValue()).startsWith("print(sum"), "what is too long is not taken");
  await page.getByRole("button", { name: "Plain field" }).click();
  await content(page).waitFor();
  await page.evaluate(() => localStorage.removeItem("assay:editor"));
  await context.close();
});

await journey("several languages: nothing that was written is lost", async () => {
  const { context, page, judge } = await open("languages@example.com");
  const language = page.locator(".choose-language select");
  await content(page).waitFor();
  const PYTHON = "print(1)  # mine";
  await write(page, PYTHON);
  await saved(page);
  await language.selectOption("java");
  check((await textIn(page)).startsWith("public class Main"), "another language begins with its own starter");
  await page.locator(".bench-note", { hasText: "still your program in Python 3" }).waitFor();
  await checkScreen(page, "code languages");
  check(judge.answers["all.text"].language === "python", "the answer stays until something is written");
  await page.reload();
  await content(page).waitFor();
  check((await language.inputValue()) === "java", "a reload stays with the chosen language");
  check((await textIn(page)).startsWith("public class Main"), "and its text");
  const JAVA = "public class Main { public static void main(String[] a) { System.out.println(2); } }";
  await write(page, JAVA);
  await page.locator(".bench-note").waitFor({ state: "detached" });
  await saved(page);
  check(json(judge.answers["all.text"]) === json({ language: "java", source: JAVA }), "now it is the answer", json(judge.answers));
  await page.reload();
  await content(page).waitFor();
  check((await textIn(page)) === JAVA, "it is there after a reload", await textIn(page));
  await language.selectOption("python");
  check((await textIn(page)) === PYTHON, "so is the text of the first language", await textIn(page));
  await saved(page);
  check(judge.answers["all.text"].source === PYTHON, "which is the answer again");
  await language.selectOption("bash");
  check((await textIn(page)) === "", "a language without a starter begins empty");
  await runButton(page).click();
  await page.locator(".run-state", { hasText: "nothing to run" }).waitFor();
  await language.selectOption("php");
  await write(page, "<?php\nfunction add(int $a) { return $a + 1; } // comment\n");
  await page.locator(".cm-line span[class]").first().waitFor();
  await show(page, 9);
  await show(page, 10);
  check((await language.inputValue()) === "php", "another question and back");
  await page.evaluate(() => (location.hash = "review"));
  await page.locator(".given", { hasText: "PHP, 2 lines" }).first().waitFor();
  await checkScreen(page, "code review");
  await context.close();
});

await journey("what is pasted is recorded, but not what one has written oneself", async () => {
  const { id, context, page } = await open("paste@example.com", { permissions: ["clipboard-read", "clipboard-write"] });
  await content(page).waitFor();
  await write(page, "total = sum(int(word) for word in input().split())");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+v");
  await until(async () => (await textIn(page)).split("total").length === 3, "the own text twice");
  await page.evaluate(() => navigator.clipboard.writeText("print('a text from elsewhere, which is no secret')"));
  await page.keyboard.press("Control+v");
  const kinds = async () => (await server.events(id)).events.map(({ kind, item_id, count }) => `${kind} ${item_id} ${count}`);
  await until(async () => (await kinds()).some((kind) => kind.startsWith("paste")), "the paste in the list of events");
  const seen = (await kinds()).filter((kind) => /paste|copy/.test(kind));
  check(seen.join() === "paste all.text 50", "one paste, with its question and length", seen.join());
  await context.close();
});

await journey("runs that are slow, wrong, refused or cut off", async () => {
  const { context, page, judge } = await open("runs@example.com");
  await content(page).waitFor();
  await write(page, "print(41)\n");

  let release;
  judge.hold = new Promise((done) => (release = done));
  judge.result = () => WRONG;
  await runButton(page).click();
  await said(page, "Waiting for a free place");
  check((await runButton(page).getAttribute("aria-disabled")) === "true", "one run at a time");
  await checkScreen(page, "code waiting");
  await saved(page);
  await page.reload();
  await content(page).waitFor();
  await said(page, "Waiting for a free place");
  check(true, "a reload goes on waiting");
  release();
  judge.hold = null;
  await outcome(page, "1 of 2 examples passed");
  await page.locator(".cases details[open]", { hasText: "The first difference is in line 1" }).waitFor();
  await page.locator(".cases", { hasText: "wrong output" }).waitFor();
  await checkScreen(page, "code wrong");
  await page.reload();
  await outcome(page, "1 of 2 examples passed");
  check(judge.asked.length === 1, "the last run is shown after a reload, and not run again");
  await write(page, "print(42)\n");
  await page.locator(".outcome", { hasText: "You have changed your text" }).waitFor();

  judge.result = () => ({ verdict: "CE", passed: 0, total: 2, compiler_says: "main.py: line 1: what is this?", cases: [] });
  await runButton(page).click();
  await outcome(page, "does not compile");
  await page.locator(".output", { hasText: "what is this?" }).waitFor();

  const answer = (status, headers = {}) => ({ status, headers, contentType: "application/json", body: '{"error":{"message":"no"}}' });
  judge.refuse = answer(429, { "Retry-After": "3" });
  await runButton(page).click();
  await page.locator(".run-state", { hasText: /again in [123] second/ }).waitFor();
  check((await runButton(page).getAttribute("aria-disabled")) === "true", "too many runs: it waits");
  await checkScreen(page, "code too often");
  judge.refuse = null;
  await until(async () => (await runButton(page).getAttribute("aria-disabled")) === "false", "the rest to end");
  judge.refuse = answer(503);
  await runButton(page).click();
  await page.locator(".run-state", { hasText: "Your answer is kept and will be judged" }).waitFor();
  await checkScreen(page, "code no judge");
  judge.refuse = null;

  judge.gone = true; // what this file answers comes without a network too
  await context.setOffline(true);
  await write(page, "print(43)\n");
  await runButton(page).click();
  await page.locator(".run-state", { hasText: "There is no connection" }).waitFor();
  await page.locator(".save", { hasText: "kept on this device" }).waitFor();
  await page.reload();
  await content(page).waitFor();
  check((await textIn(page)) === "print(43)\n", "a reload without a connection has editor and text", await textIn(page));
  judge.gone = false;
  await context.setOffline(false);
  await saved(page);
  check(judge.answers["all.text"].source === "print(43)\n", "and the answer arrives later");

  judge.result = () => ({ verdict: "AC", passed: 1, total: 1, cases: [{ verdict: "AC", cpu_ms: 9, memory_mib: 7, input: null, expected: null, stdout: "49\n", stderr: "" }] });
  await page.getByLabel("an input of my own").check();
  await page.getByLabel("Input for your program").fill("7\n");
  await runButton(page).click();
  await outcome(page, "Your program ran to its end");
  check(judge.asked.at(-1).stdin === "7\n", "an input of one's own is used", json(judge.asked.at(-1)));
  await page.locator(".output", { hasText: "49" }).waitFor();
  await checkScreen(page, "code own input");
  await context.close();
});

await journey("code that a person marks is run with an own input", async () => {
  const { context, page, judge } = await open("free@example.com", {}, 8);
  await content(page).waitFor();
  check((await page.locator(".run-with").count()) === 0, "there are no examples to choose");
  await page.locator(".bench .hint", { hasText: "A person reads and marks" }).waitFor();
  const only = { verdict: "RE", cpu_ms: 3, memory_mib: 7, input: null, expected: null, stdout: "", stderr: "NameError" };
  judge.result = () => ({ verdict: "RE", passed: 0, total: 0, cases: [only] });
  await write(page, "print(oops)");
  await runButton(page).click();
  await outcome(page, "ended with an error");
  check(judge.asked[0].stdin === "", "an empty input is one too", json(judge.asked[0]));
  await page.locator(".output", { hasText: "NameError" }).waitFor();
  await checkScreen(page, "code free");
  await saved(page);
  await page.reload();
  await outcome(page, "ended with an error");
  await context.close();
});

await journey("SQL: tables, suggestions, results", async () => {
  const { context, page, judge } = await open("sql@example.com", {}, 11);
  await content(page).waitFor();
  await content(page).click();
  await page.keyboard.type("SELECT id FROM cust");
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "customer" }).waitFor();
  await checkScreen(page, "sql suggestions");
  await page.keyboard.press("Escape");
  await page.keyboard.type("omer");
  await page.keyboard.press("Escape");
  judge.result = () => ({ verdict: "RE", passed: 0, total: 1, message: "no such column: idd (line 1)", cases: [] });
  await runButton(page).click();
  await outcome(page, "does not accept this");
  await page.locator(".outcome", { hasText: "no such column: idd" }).waitFor();
  const rows = Array.from({ length: 200 }, (_, i) => [i, i % 3 ? "x" : null]);
  judge.result = () => ({ verdict: "AC", passed: 1, total: 1, columns: ["id", "city"], rows, rows_n: 512, truncated: true, cases: [] });
  await runButton(page).click();
  await outcome(page, "This is the expected result");
  check((await page.locator(".outcome tbody tr").count()) === 200, "all rows that came are shown");
  await page.locator(".outcome", { hasText: "200 of 512 rows" }).waitFor();
  check((await page.locator(".outcome td .null").count()) === 67, "NULL looks like no text");
  await checkScreen(page, "sql result");
  await saved(page);
  check(json(judge.answers["all.essay"]) === json({ source: "SELECT id FROM customer" }), "the answer", json(judge.answers));
  await page.evaluate(() => (location.hash = "review"));
  await page.locator(".given", { hasText: "SELECT id FROM customer" }).first().waitFor();
  await context.close();
});

await journey("in every language, light and dark", async () => {
  for (const [locale, colorScheme, width, run] of [
    ["pt-BR", "dark", 320, "Executar"],
    ["es", "light", 320, "Ejecutar"],
    ["de", "dark", 1280, "Ausführen"],
  ]) {
    const { context, page, judge } = await open(`${locale}@example.com`, { locale, colorScheme, viewport: { width, height: 800 } });
    await content(page).waitFor();
    judge.result = () => WRONG;
    await page.getByRole("button", { name: run, exact: true }).click();
    await page.locator(".outcome").waitFor();
    await checkScreen(page, `code ${locale}`);
    await show(page, 11);
    await checkScreen(page, `sql ${locale}`);
    await context.close();
  }
});

await journey("a telephone, and an editor that does not come", async () => {
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
  const { context, page, judge } = await open("phone@example.com", phone);
  await content(page).waitFor();
  await page.locator(".hint", { hasText: "easier on a computer" }).waitFor();
  await write(page, "print('a long line that is longer than the screen of a telephone is wide')\n");
  await runButton(page).click();
  await outcome(page, "All 2 examples passed");
  await checkScreen(page, "code telephone");
  await page.getByRole("button", { name: "Plain field" }).click();
  const size = await page.locator("textarea.code-text").evaluate((area) => parseFloat(getComputedStyle(area).fontSize));
  check(size >= 16, "a telephone has no reason to enlarge the page", size);
  await checkScreen(page, "code telephone plain");
  await show(page, 11);
  await checkScreen(page, "sql telephone");
  await context.close();

  const { token } = await server.attempt("sample-all", { email: "without@example.com" });
  const without = await browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const poor = await openPage(without, QUIET);
  await standIn(poor);
  await poor.route(/\/a\/mirror-/, (route) => route.abort());
  await begin(poor, `${server.address}/t/${token}`);
  await show(poor, 10);
  await poor.locator(".hint", { hasText: "could not be loaded" }).waitFor();
  await poor.getByLabel("Your program in Python 3").fill("print(3)\n");
  await saved(poor);
  check(judge.answers["all.text"] !== undefined, "answers are saved without the editor too");
  await checkScreen(poor, "code without editor");
  await without.close();
});

await browser.close();
await server.close();
finish();
