// code.mjs - a developer is hired by what runs: an assessment with a program and a query is written with the Coodesh
// family, sat in the browser with a real judge behind it (wrong first, then right, reloaded in the middle of
// each, the judge killed and started again), and its score is told.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/code.mjs
import { begin, check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer, until } from "./harness.mjs";
import { startReceiver } from "../lib/receiver.mjs";
import { startWorker } from "../lib/workers.mjs";

process.env.ASSAY_OUTBOUND_PRIVATE = "on"; // the receiver is on this machine
const browser = await openBrowser();
const server = await openServer();
const receiver = await startReceiver();

const judge = () => startWorker({ data: server.data }, server.address, { languages: "python,sql" });

/* --- what is asked ------------------------------------------------------------------------- */

async function ask(method, path, body, status = method === "POST" ? 201 : 200) {
  const reply = await fetch(server.address + path, {
    method,
    headers: { "x-api-key": server.key, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const text = await reply.text();
  check(reply.status === status, `${method} ${path} answers ${status}`, `${reply.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : null;
}

const CODING = {
  type: "coding",
  status: "published",
  locale: [{ code: "en", title: "The longest word", description: "Read one line and print its **longest word**; of several the first." }],
  coding: {
    languages: ["python", "javascript"],
    stubs: { python: "line = input()\n", javascript: "const line = require('fs').readFileSync(0, 'utf8').trim();\n" },
    tests: [
      { input: "a quick fox\n", output: "quick\n", sample: true },
      { input: "one two\n", output: "one\n", sample: true },
      { input: "seven eight nine\n", output: "seven\n", weight: 2 },
      { input: "z\n", output: "z\n" },
    ],
  },
  duration: 15,
  weight: 1,
};
const SQL = {
  type: "sql",
  status: "published",
  locale: [{ code: "en", title: "Who earns nothing?", description: "List the **names** of the staff whose pay is not known, in order of their names." }],
  sql: {
    script:
      "CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT NOT NULL, pay REAL);\n" +
      "INSERT INTO staff VALUES (1, 'Grace', 10.5), (2, 'Linus', NULL), (3, 'Ada', NULL);",
    solution: "SELECT name FROM staff WHERE pay IS NULL ORDER BY name",
    variants: [{ script: "INSERT INTO staff VALUES (4, 'Barbara', NULL)" }, { script: "DELETE FROM staff" }],
  },
  duration: 10,
  weight: 1,
};
const WRONG = "line = input()\nprint(max(line.split(), key=len)[::-1])\n";
const RIGHT = "line = input()\nprint(max(line.split(), key=len))\n";
const QUERY = "SELECT name FROM staff\nWHERE pay IS NULL ORDER BY name";

async function write() {
  const coding = await ask("POST", "/questions", CODING);
  const sql = await ask("POST", "/questions", SQL);
  const draft = await ask("POST", "/assessments", { name: "Back end developer", language: "en" });
  await ask("PUT", `/assessments/${draft._id}`, {
    status: "published",
    questions: [{ question: coding._id }, { question: sql._id }],
  });
  return draft._id;
}

/* --- the journey --------------------------------------------------------------------------- */

const at = (page, screen) => until(() => new URL(page.url()).hash.startsWith(`#${screen}`), screen);
const content = (page) => page.locator(".cm-content");
const textIn = (page) => page.locator(".cm-line").evaluateAll((lines) => lines.map((line) => line.textContent).join("\n"));
const saved = (page) => page.locator(".save", { hasText: "All answers saved" }).waitFor({ timeout: 20_000 });
const outcome = (page, text) => page.locator(".outcome h3", { hasText: text }).waitFor({ timeout: 60_000 });
const run = (page) => page.getByRole("button", { name: "Run", exact: true }).click();

async function fill(page, text) {
  await content(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

async function handOver(page, part) {
  await onward(page).click();
  await at(page, `review-${part}`);
  await checkScreen(page, `code review ${part}`);
  await onward(page).click();
  await page.locator("dialog .primary").click();
  await at(page, `end-${part}`);
}

await journey("a program and a query, from the question to the score", async () => {
  const assessment = await write();
  const invited = await ask("POST", "/assessments/ats/attempts", {
    assessment_id: assessment,
    name: "Ada Lovelace",
    email: "ada@example.com",
    user_id: "u-1",
    company_id: "c-1",
    job_id: "j-1",
    callback_url: "https://ats.example/after",
    webhook_url: `${receiver.url}/hook`,
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  const page = await openPage(context, /Failed to load resource/);
  await begin(page, invited.attempt_url);
  await page.evaluate(() => (location.hash = "practice-1"));
  await page.locator(".workbench").waitFor();
  await content(page).waitFor();
  await fill(page, "print(sum(map(int, input().split())))");
  await page.locator(".hint", { hasText: "In this sample you cannot" }).waitFor();
  await checkScreen(page, "code practice");
  await page.evaluate(() => (location.hash = "part-1"));
  await onward(page).click();
  await page.locator(".task", { hasText: "The longest word" }).waitFor();
  await content(page).waitFor();
  check((await textIn(page)).startsWith("line = input()"), "it begins with the starter");
  check((await page.locator(".task").innerText()).includes("quick"), "with the examples in view");
  await checkScreen(page, "code real");

  await run(page);
  await page.locator(".run-state", { hasText: "Nothing can be run at the moment" }).waitFor();
  check(true, "without a judge nothing runs, and that is said");
  const worker = await judge();
  check(!worker.ended, "the judge is connected", worker.log());

  await fill(page, WRONG);
  await run(page);
  await outcome(page, "0 of 2 examples passed");
  await page.locator(".cases details[open]", { hasText: "kciuq" }).waitFor();
  await checkScreen(page, "code real wrong");
  await saved(page);
  await page.reload();
  await outcome(page, "0 of 2 examples passed");
  check((await textIn(page)) === WRONG, "after a reload the text is there", await textIn(page));
  check((await page.locator(".choose-language select").inputValue()) === "python", "its language too");

  await fill(page, RIGHT.slice(0, -2));
  await run(page);
  await page.locator(".outcome.bad pre", { hasText: /SyntaxError|never closed/ }).first().waitFor({ timeout: 60_000 });
  await fill(page, RIGHT);
  await page.keyboard.press("Control+Enter");
  await outcome(page, "All 2 examples passed");
  await page.getByLabel("an input of my own").check();
  await page.getByLabel("Input for your program").fill("how extraordinarily nice\n");
  await run(page);
  await outcome(page, "Your program ran to its end");
  await page.locator(".output", { hasText: "extraordinarily" }).waitFor();
  await checkScreen(page, "code real own input");
  await saved(page);
  await handOver(page, 1);

  for (const screen of ["end-1", "overview", "part-2"]) {
    await at(page, screen);
    await onward(page).click();
  }
  await page.locator(".schema", { hasText: "staff" }).waitFor();
  await content(page).waitFor();
  await fill(page, "SELECT nam FROM staff");
  await run(page);
  await outcome(page, "does not accept this");
  await page.locator(".outcome", { hasText: "no such column: nam" }).waitFor();
  await fill(page, "SELECT name, pay FROM staff");
  await run(page);
  await outcome(page, "This is not the expected result");
  check((await page.locator(".outcome td .null").count()) === 2, "NULL is shown as what it is");
  await checkScreen(page, "sql real wrong");
  await saved(page);
  await page.reload();
  await outcome(page, "This is not the expected result");
  check((await textIn(page)) === "SELECT name, pay FROM staff", "after a reload the query is there");
  await fill(page, QUERY);
  await run(page);
  await outcome(page, "This is the expected result");
  await saved(page);
  await checkScreen(page, "sql real right");

  // The judge is gone when it is handed in: the answers wait for it.
  await worker.stop("SIGKILL");
  await handOver(page, 2);
  for (const screen of ["end-2", "overview", "review"]) {
    await at(page, screen);
    await onward(page).click();
  }
  await page.locator("dialog .primary").click();
  await page.locator("h1", { hasText: "Thank you" }).waitFor();
  await checkScreen(page, "code done");
  await context.close();
  const result = () => ask("GET", `/assessments/ats/attempts/${invited.attempt_id}`);
  const before = await result();
  check(/^pending/.test(before.status), "without a judge the attempt is pending", before.status);
  const another = await judge();
  const after = await until(async () => {
    const now = await result();
    return now.status === "finished" && now;
  }, "the judge to finish it", 120_000);
  check(after.score === 100, "all tests of both passed", JSON.stringify(after).slice(0, 400));
  const given = await ask("GET", `/attempts/${invited.attempt_id}/answers`);
  check(given.every(({ status, score }) => status === "finished" && score === 100), "each answer has its score", JSON.stringify(given).slice(0, 300));
  const read = JSON.stringify(await Promise.all(given.map(({ _id }) => ask("GET", `/answers/${_id}`))));
  for (const text of [RIGHT, QUERY]) check(read.includes(JSON.stringify(text).slice(1, -1)), "what was written can be read", read.slice(0, 500));
  await another.stop();
});

await browser.close();
receiver.stop();
await server.close();
finish();
