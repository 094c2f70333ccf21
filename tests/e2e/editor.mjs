// editor.mjs - programs and queries in the browser: the editor by keyboard, several languages, runs that are
// slow, refused or cut off, a telephone.  The judge is played by this file, so that each of its answers can be had.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/editor.mjs
import { begin, check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer, tabTo, until } from "./harness.mjs";

const QUIET = /ERR_|Failed to load resource/;
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

const SWAPPED = { "all.text": { type: "code", text: "Add two numbers", code: CODE }, "all.essay": { type: "sql", text: "Customers without a city", sql: SQL } };

/** Makes two questions of the sample ones of our types, and plays the judge. */
async function standIn(page) {
  const judge = { asked: [], runs: [], answers: {}, refuse: null, result: () => RIGHT, hold: null };
  const swap = (sitting) => {
    for (const part of sitting.parts) part.items = part.items.map((item) => swapItem(item, judge));
    return sitting;
  };
  await page.route(/\/assay\/v1\/sittings\/[^/]+(\/(start|continue))?(\?.*)?$/, async (route) => {
    try {
      const response = await route.fetch();
      const body = await response.json();
      await route.fulfill({ response, json: body.parts ? swap(body) : body });
    } catch {
      await route.abort().catch(() => undefined); // the page has gone, or the connection
    }
  });
  await page.route(/\/answers$/, async (route) => {
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
