// adaptive.mjs - an adaptive test in the browser: one question at a time, with a reload, a restart of the
// server and a broken connection in the middle; then its result and its report.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/adaptive.mjs
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { poolOf } from "../lib/adaptive.mjs";
import { begin, check, checkScreen, finish, journey, onward, openBrowser, openPage, openProxy, openServer, until } from "./harness.mjs";

const browser = await openBrowser();
const server = await openServer();
const BROKEN = /Failed to load resource|ERR_/;
const ASKED = 12;
const SKILLS = ["Logic", "Numbers", "Verbal reasoning"];

const heading = (page, text, timeout) => page.locator("h1", { hasText: text }).waitFor({ timeout });
const question = (page) => page.locator(".question").getAttribute("id");
const give = (page) => page.getByRole("button", { name: "Give this answer" }).click();

/** Posts as a client of the Coodesh family does. */
async function coodesh(path, body) {
  const headers = { "x-api-key": server.key, "content-type": "application/json" };
  const reply = await fetch(server.address + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}

/** An assessment of a pool, and of other things beside it. */
async function adaptive(n, rules, others = [], minutes = undefined) {
  const pool = await coodesh("/questions", poolOf(n, { skills: SKILLS, adaptive: rules, minutes }));
  const questions = [{ question: pool._id }, ...others];
  return (await coodesh("/assessments", { name: "Adaptive", status: "published", questions })).code;
}

/** Answers the question shown, right or wrong, and waits for what follows. */
async function answer(page, right) {
  const before = await question(page);
  await page.locator(".question input").nth(right ? 0 : 1).click();
  await give(page);
  await page.waitForFunction((id) => document.querySelector(".question")?.id !== id, before);
}

async function wholeTest() {
  const code = await adaptive(45, { items_min: ASKED, items_max: ASKED, se_target: 0 });
  const { id, token } = await server.attempt(code);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
  const page = await openPage(context, BROKEN);
  await begin(page, `${server.address}/t/${token}`, async (name) => {
    if (name === "overview") await page.locator(".rules", { hasText: "chosen by your answers" }).waitFor();
  });
  await heading(page, `Question 1 of at most ${ASKED}`);
  await checkScreen(page, "adaptive question");
  check((await page.getByRole("button", { name: "Back" }).count()) === 0, "there is no way back");
  await give(page);
  await page.locator("[role=alert]", { hasText: "Answer the question, or leave it out" }).waitFor();
  for (let i = 1; i <= 4; i++) {
    await heading(page, `Question ${i} of at most ${ASKED}`);
    await answer(page, i % 3 !== 0);
  }
  await page.locator(".question input").nth(1).click(); // begun, not given
  const fifth = await question(page);
  await page.reload();
  await heading(page, `Question 5 of at most ${ASKED}`);
  check((await question(page)) === fifth, "a reload shows the same question");
  check(await page.locator(".question input").nth(1).isChecked(), "and what was begun");
  check((await server.answers(id)).length === 4, "which was not sent");
  await answer(page, true);
  await server.restart();
  const sixth = await question(page);
  await page.reload();
  await heading(page, `Question 6 of at most ${ASKED}`);
  check((await question(page)) === sixth, "so does a restart of the server");
  await page.getByRole("button", { name: "Leave it out" }).click();
  for (let i = 7; i < ASKED; i++) {
    await heading(page, `Question ${i} of at most ${ASKED}`);
    await answer(page, i % 3 !== 0);
  }
  await heading(page, `Question ${ASKED} of at most ${ASKED}`);
  await page.goBack();
  await page.goForward();
  await heading(page, `Question ${ASKED} of at most ${ASKED}`);
  await page.locator(".question input").nth(0).click();
  await give(page);
  await heading(page, "That was the last question");
  await checkScreen(page, "adaptive end");
  await onward(page).click();
  await heading(page, "Thank you");
  await context.close();
  await results(id);
}

async function results(id) {
  const { body } = await server.call("GET", `/assay/v1/attempts/${id}/result`);
  const { theta, se, low, high, percent, stop, questions, answered, skills, items } = body.document;
  check(stop === "max_items" && questions === ASKED && answered === ASKED - 1, "twelve were asked", JSON.stringify(body.document));
  check(Math.abs(theta) < 3 && se > 0.3 && se < 1, "ability and its standard error", `${theta} ${se}`);
  check(Math.abs(high - low - 3.92 * se) < 1e-9, "the interval of 95 %");
  check(skills.length === 3 && skills.every((skill) => skill.percent > 0 && skill.questions === 4), "each skill has its value", JSON.stringify(skills));
  check(items.length === ASKED && items[5].response === null, "what was left out says nothing");
  const pdf = join(server.data, "report.pdf");
  writeFileSync(pdf, await server.download(`/assay/v1/attempts/${id}/report?language=en`));
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
  check(text.includes("Percentile") && text.includes(`${percent}%`), "the report says the percentile", text.slice(0, 600));
  check(text.includes(`Standard error ${se.toFixed(2)}`), "and the standard error");
  check(SKILLS.every((skill) => text.split(skill).length >= 3), "and each skill, in the table and the radar");
  check(text.includes("The shape of the skills"), "and their shape");
}

/** The answer is kept while there is no connection; the next question comes with it, after a reload too. */
async function withoutConnection() {
  const code = await adaptive(12, { items_min: 3, items_max: 3 }, [{ instrument: "numerical" }]);
  const proxy = await openProxy(server.address);
  const { id, token } = await server.attempt(code, { email: "bo@example.com" });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en" });
  const page = await openPage(context, BROKEN);
  await begin(page, `${proxy.address}/t/${token}`);
  await heading(page, "Question 1 of at most 3");
  proxy.mode = "down";
  await page.locator(".question input").nth(0).click();
  await give(page);
  await page.locator("[role=status]", { hasText: "The next question comes as soon as" }).waitFor();
  await checkScreen(page, "adaptive offline");
  check(await page.locator(".question input").nth(1).isDisabled(), "what was given cannot be changed");
  proxy.mode = "ok";
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await heading(page, "Question 2 of at most 3", 20_000);

  proxy.mode = "lose"; // it arrives, and nobody hears so
  await page.locator(".question input").nth(0).click();
  await give(page);
  await until(async () => (await server.answers(id)).length === 2, "the answer to arrive");
  proxy.mode = "ok";
  await page.reload();
  await heading(page, "Question 3 of at most 3", 20_000);
  check((await server.answers(id)).length === 2, "it is stored once");
  await answer(page, true).catch(() => undefined); // the part is over: no further question
  await heading(page, "End of part 1");
  await onward(page).click();
  await heading(page, "Where you are");
  await page.locator(".parts .done", { hasText: "finished" }).waitFor();
  await context.close();
  proxy.close();
}

/** Two devices: the answer that came first stands, and the other device goes on from it. */
async function twoDevices() {
  const code = await adaptive(12, { items_min: 6, items_max: 6 });
  const { id, token } = await server.attempt(code, { email: "cy@example.com" });
  const context = await browser.newContext({ locale: "en" });
  const page = await openPage(context, BROKEN);
  await begin(page, `${server.address}/t/${token}`);
  await heading(page, "Question 1 of at most 6");
  const first = await question(page);
  const sent = { client: "phone", answers: [{ item_id: first, rev: 1, value: 2, at: new Date().toISOString() }] };
  const reply = await server.call("PUT", `/assay/v1/sittings/${token}/answers`, sent);
  check(reply.status === 200, "the other device answers first");
  await page.locator(".question input").nth(0).click();
  await give(page);
  await heading(page, "Question 2 of at most 6");
  check((await question(page)) === reply.body.next.item_id, "and this one goes on from there");
  const stored = await server.answers(id);
  check(stored.length === 1 && stored[0].value === 2, "the first answer stands", JSON.stringify(stored));
  await page.locator(".save", { hasText: "All answers saved" }).waitFor();
  await context.close();
}

/** The other languages, on the narrowest screen. */
async function languages() {
  const code = await adaptive(9, true);
  for (const [locale, text] of [["pt", "Pergunta 1 de no máximo 9"], ["es", "Pregunta 1 de 9 como máximo"], ["de", "Frage 1 von höchstens 9"]]) {
    const { token } = await server.attempt(code, { email: `${locale}@example.com`, language: locale });
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale });
    const page = await openPage(context, BROKEN);
    await begin(page, `${server.address}/t/${token}`);
    await heading(page, text);
    await checkScreen(page, `adaptive ${locale}`);
    await context.close();
  }
}

await journey("an adaptive test from start to report", wholeTest);
await journey("without a connection", withoutConnection);
await journey("two devices", twoDevices);
await journey("other languages", languages);
await browser.close();
await server.close();
finish();
