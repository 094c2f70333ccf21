// upgrade.mjs - the server is upgraded while candidates sit: the chunks their pages were built
// with are gone.  A page that needs one loads itself anew, once; one whose shell is kept goes
// on with what it has; nothing that was answered is lost.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/upgrade.mjs
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  begin,
  buildWeb,
  check,
  checkScreen,
  finish,
  journey,
  onward,
  openBrowser,
  openPage,
  openServer,
  standing,
  until,
} from "./harness.mjs";

const BROKEN = /Failed to load resource|ERR_|dynamically imported module|Refused to apply style/;
const browser = await openBrowser();
const server = await openServer();
const newer = buildWeb("a newer version");
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor({ timeout: 20_000 });
const saved = (page, text = "All answers saved") => page.locator(".save", { hasText: text }).waitFor({ timeout: 20_000 });
const entry = (page) => page.locator("script[type=module]").getAttribute("src");
const newerPage = readFileSync(join(newer, "t/index.html"), "utf8");
const answer = async (page, from, to) => {
  for (let n = from; n <= to; n++) await page.locator("fieldset.likert").nth(n - 1).locator("label").nth(n % 5).click();
};

/** A window that counts how often its page was loaded. */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en", ...options });
  const page = await openPage(context, BROKEN);
  const seen = { loads: 0 };
  page.on("load", () => seen.loads++);
  return { context, page, seen };
}

await journey("the new version has other names", async () => {
  const names = readdirSync(join(newer, "a"));
  const gone = await Promise.all(names.map(async (name) => (await fetch(`${server.address}/a/${name}`)).status));
  const kept = names.filter((_, i) => gone[i] !== 404);
  check(kept.every((name) => name.startsWith("icon-")), "no script or style of the new version is one of the old", kept.join());
});

await journey("without a kept shell", async () => {
  const { id, token } = await server.attempt("pa-leadership", { email: "ana@example.com" });
  const { context, page, seen } = await open({ serviceWorkers: "block" });
  await page.goto(`${server.address}/t/${token}`);
  await page.locator(".facts").waitFor();
  const first = await entry(page);
  await server.restart(newer);
  check((await fetch(server.address + first)).status === 404, "the script of the open page is gone");
  await onward(page).click();
  await heading(page, "Is this you?");
  check(seen.loads === 2, "the page has loaded itself anew, once", seen.loads);
  const second = await entry(page);
  check(second !== first && newerPage.includes(second), "and is that of the new version", second);

  // In the middle, with answers that no server has yet; and back to the version before.
  await begin(page, `${server.address}/t/${token}`);
  await heading(page, "Questions 1 to 10");
  await answer(page, 1, 4);
  await saved(page);
  const loads = seen.loads;
  const restarted = server.restart();
  await answer(page, 5, 6);
  await restarted;
  await page.locator(".foot summary").click();
  await page.locator(".foot select").selectOption("es");
  await heading(page, "Preguntas 1 a 10");
  check(seen.loads === loads + 1, "a language that is gone loads the page anew, once", seen.loads - loads);
  check((await entry(page)) === first, "with the version that is served");
  check((await page.locator("input:checked").count()) === 6, "and all that was answered");
  await saved(page, "guardadas");
  check(Object.keys(standing(await server.answers(id))).length === 6, "every answer is on the server");

  // To and fro once more: each page is loaded once, so that nothing goes on for ever.
  await server.restart(newer);
  await page.locator(".foot summary").click();
  await page.locator(".foot select").selectOption("de");
  await page.waitForTimeout(1_500);
  check(seen.loads === loads + 1, "a page that was loaded before is not loaded again by itself", seen.loads - loads);
  await heading(page, "Preguntas 1 a 10");
  await answer(page, 7, 7);
  await until(async () => Object.keys(standing(await server.answers(id))).length === 7, "the next answer");
  check(true, "it goes on with what it has");
  await context.close();
  await server.restart();
});

await journey("with the shell kept", async () => {
  const { id, token } = await server.attempt("pa-leadership", { email: "bo@example.com" });
  const { context, page, seen } = await open();
  await begin(page, `${server.address}/t/${token}`);
  await heading(page, "Questions 1 to 10");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await answer(page, 1, 3);
  await saved(page);
  const first = await entry(page);
  const loads = seen.loads;
  await server.restart(newer);
  await page.locator(".foot summary").click();
  await page.locator(".foot select").selectOption("pt");
  await heading(page, "Questões 1 a 10");
  await answer(page, 4, 5);
  await saved(page, "salvas");
  check(seen.loads === loads, "the page goes on with the version it was opened with", seen.loads - loads);
  await page.reload();
  await heading(page, "Questões 1 a 10");
  check((await entry(page)) !== first, "a reload brings the new one");
  check((await page.locator("input:checked").count()) === 5, "with all answers");
  check(Object.keys(standing(await server.answers(id))).length === 5, "which are on the server");
  await context.close();
  await server.restart();
});

await journey("a chunk that does not come for another reason", async () => {
  const { token } = await server.attempt("pa-leadership", { email: "cy@example.com" });
  const { context, page, seen } = await open({ serviceWorkers: "block" });
  await page.goto(`${server.address}/t/${token}`);
  await page.locator(".facts").waitFor();
  await page.route(/\/a\/before-/, (route) => route.abort());
  await onward(page).click();
  await heading(page, "could not be loaded");
  await checkScreen(page, "chunk missing");
  check(seen.loads === 1, "the page is not loaded again: the server has no other", seen.loads);
  await page.unrouteAll();
  await page.locator(".primary").click();
  await heading(page, "Is this you?");
  check(seen.loads === 1, "and it goes on when it comes", seen.loads);
  await context.close();
});

await browser.close();
await server.close();
rmSync(newer, { recursive: true, force: true });
finish();
