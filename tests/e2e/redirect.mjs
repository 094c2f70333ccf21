// redirect.mjs - an invitation of the Predictive Index family: its link opens in the language it names,
// the first look is noted, and after the end the candidate is taken where the employer wants.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/redirect.mjs
import http from "node:http";
import { begin, check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer, until } from "./harness.mjs";

const LONGER_THAN_THE_WAIT_MS = 8_000;
const browser = await openBrowser();
const server = await openServer();
const seen = [];
const target = http.createServer((request, reply) => {
  seen.push(request.url);
  // Its icon is named: Chromium would ask for one while our page, whose policy forbids it, is still shown.
  reply.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><link rel="icon" href="data:,"><title>Welcome</title>`);
});
await new Promise((listening) => target.listen(0, "127.0.0.1", listening));
const there = `http://127.0.0.1:${target.address().port}/next?candidate=1`;

const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();

async function assess(fields) {
  const person = { firstName: "Ana", lastName: "Silva", email: `ana-${Date.now()}@example.com` };
  const sent = { ...person, redirectUrl: there, ...fields };
  const { status, body } = await server.call("POST", "/api/v1/behavioralassessments", sent);
  if (status !== 201) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

const stateOf = async (id) => (await server.call("GET", `/api/v1/behavioralassessments/${id}`)).body.assessmentState;

const at = (page, screen) => until(() => new URL(page.url()).hash.startsWith(`#${screen}`), screen);

/** From the first list to the end: some words of each. */
async function answer(page) {
  for (const way of [["part-1", "end-1", "overview"], ["part-2", "end-2", "overview"]]) {
    for (const screen of way) {
      await at(page, screen);
      if (screen.startsWith("part"))
        for (const word of [0, 3, 7, 12, 20, 41]) await page.locator(".option").nth(word).click();
      await onward(page).click();
    }
  }
  await at(page, "review");
  await onward(page).click();
  await page.locator("dialog .primary").click();
}

await journey("in Portuguese, and on to the employer's page", async () => {
  const made = await assess({ languageLocale: "pt-BR" });
  check((await stateOf(made.assessmentId)) === 0, "created");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en-GB" });
  const page = await openPage(context);
  await begin(page, made.assessmentUrl, async (name) => {
    if (name !== "welcome") return;
    check((await page.evaluate(() => document.documentElement.lang)) === "pt", "the link's language");
    await until(async () => (await stateOf(made.assessmentId)) === 20, "the first look");
    check(true, "opened");
  });
  await until(async () => (await stateOf(made.assessmentId)) === 30, "the start");
  await answer(page);
  await heading(page, "Obrigado");
  await page.locator("p", { hasText: "Em alguns segundos" }).waitFor();
  await checkScreen(page, "onward");
  check((await stateOf(made.assessmentId)) === 40, "completed");
  await page.waitForURL(there, { timeout: LONGER_THAN_THE_WAIT_MS });
  check(seen[0] === "/next?candidate=1", "the employer's page was asked for", seen.join());

  await page.goto(made.assessmentUrl);
  await heading(page, "Obrigado");
  await page.locator(".actions .primary", { hasText: "Continuar" }).waitFor();
  check((await page.locator("p", { hasText: "Em alguns segundos" }).count()) === 0, "who comes back is left here");
  await page.locator(".actions .primary").first().click();
  await page.waitForURL(there);
  check(true, "and goes on when he wants to");
  await context.close();
});

await journey("who begins to do something stays; another language can be chosen", async () => {
  const made = await assess({});
  const context = await browser.newContext({ locale: "pt-BR" });
  const page = await openPage(context);
  await begin(page, made.assessmentUrl.replace("lang=en-US", "lang=de-DE"), async (name) => {
    if (name === "welcome")
      check((await page.evaluate(() => document.documentElement.lang)) === "de", "the language written into the link");
  });
  await answer(page);
  await heading(page, "Vielen Dank");
  await page.locator("summary").first().click();
  await page.waitForTimeout(LONGER_THAN_THE_WAIT_MS);
  check(page.url().startsWith(server.address), "nobody is taken away while reading", page.url());
  check((await page.locator("p", { hasText: "In wenigen Sekunden" }).count()) === 0, "and the page does not say so any more");
  await context.close();
});

await browser.close();
target.close();
await server.close();
finish();
