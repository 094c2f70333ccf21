// screens.mjs - every screen of the candidate app in every language it has, in both
// themes, on a phone and on a desk: axe finds nothing, nothing scrolls sideways down
// to 320 points, controls are large enough, the console and the CSP are quiet.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/screens.mjs
//
// SCREENSHOTS=DIR keeps a picture of every screen.
import { check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer } from "./harness.mjs";

const browser = await openBrowser();
const server = await openServer();
const BROKEN = /Failed to load resource|ERR_/;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };
const VARIANTS = [
  ["phone-light", PHONE, "light"],
  ["phone-dark", PHONE, "dark"],
  ["desk-light", DESK, "light"],
  ["desk-dark", DESK, "dark"],
];
let screens = 0;

/** Looks at the screen shown in all variants, and ends as a phone in daylight. */
async function look(page, name, variants = VARIANTS) {
  screens++;
  for (const [variant, size, colorScheme] of variants) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await checkScreen(page, `${name}-${variant}`);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const fits = await page.evaluate(async () => {
    // What lays itself out anew for the width does so with the next frame.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    return document.documentElement.scrollWidth <= innerWidth;
  });
  check(fits, `${name}: no sideways scrolling at 320`);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

async function openWindow(language) {
  const context = await browser.newContext({ viewport: PHONE, locale: "en", permissions: ["camera"] });
  await context.addInitScript((tag) => {
    const token = location.pathname.split("/").filter(Boolean)[1];
    if (token) sessionStorage.setItem(`assay:locale:${token}`, tag);
  }, language);
  return openPage(context, BROKEN);
}

/** Replies about the sitting look as if this were so. */
const pretend = (page, change) =>
  page.route(/\/assay\/v1\/sittings\/[^/]+(\?.*)?$/, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...(await reply.json()), ...change } });
  });

const settled = (page) => page.locator("h1").waitFor();

/** Goes on and waits until the address says so. */
async function next(page) {
  const before = page.url();
  await onward(page).click();
  await page.waitForFunction((old) => location.href !== old, before);
  await settled(page);
}

async function linkStates(language) {
  const page = await openWindow(language);
  const { token } = await server.attempt("sample-all", { email: `link-${language}@example.com` });
  const name = (state) => `${language}-link-${state}`;
  for (const status of ["expired", "cancelled", "scheduled", "blocked", "finished"]) {
    await pretend(page, { status });
    await page.goto(`${server.address}/t/${token}`);
    await settled(page);
    await look(page, name(status));
    await page.unrouteAll();
  }
  await page.goto(`${server.address}/t/${"A".repeat(token.length)}`);
  await settled(page);
  await look(page, name("unknown"));
  await page.route(/\/assay\/v1\//, (route) => route.abort());
  await page.goto(`${server.address}/t/${token}`);
  await page.locator(".primary").waitFor();
  await look(page, name("unreachable"));
  await page.context().close();
}

async function beforeStart(page, language) {
  const name = (screen) => `${language}-${screen}`;
  await settled(page);
  check((await page.evaluate(() => document.documentElement.lang)) === language, `${language} is what the page says`);
  await look(page, name("welcome"));
  await next(page);
  await look(page, name("you"));
  await page.locator("a.away").click();
  await page.locator("textarea").waitFor();
  await page.locator("form .primary").click();
  await look(page, name("more-time"));
  await page.locator("textarea").fill("?");
  await page.locator("form .primary").click();
  await page.locator(".notice").waitFor();
  await look(page, name("more-time-sent"));
  await page.goBack();
  await settled(page);
  await next(page);
  await onward(page).click();
  await page.locator("#consent-missing:not(:empty)").waitFor();
  await page.locator(".page details summary").first().click();
  await look(page, name("consent"));
  for (const box of await page.locator("input[type=checkbox]").all()) await box.check();
  await next(page);
  await page.locator(".findings").waitFor();
  await look(page, name("check"));
  await next(page);
  await look(page, name("begin"));
}

async function practice(page, language) {
  await page.locator(".page > p > button").last().click();
  await page.locator(".question").waitFor();
  for (let i = 1; await page.locator(".question").count(); i++) {
    await look(page, `${language}-practice-${i}`, [VARIANTS[0], VARIANTS[3]]);
    await onward(page).click();
  }
}

/** Something of each kind, so that the chosen look is seen too. */
async function touch(page) {
  const control = page.locator(".question :is(.option, .likert label, table label, select, input, textarea)").first();
  const tag = await control.evaluate((element) => element.localName);
  if (tag === "label") await control.click();
  else if (tag === "select") await control.selectOption({ index: 1 });
  else if ((await control.getAttribute("type")) === "file")
    await control.setInputFiles({ name: "sample.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(1000, "x") });
  else if ((await control.getAttribute("type")) === "date") await control.fill("2026-12-01");
  else await control.fill("12");
}

async function everyType(language) {
  const page = await openWindow(language);
  const { token } = await server.attempt("sample-all", { email: `all-${language}@example.com`, snapshot_s: 3600 });
  await page.goto(`${server.address}/t/${token}`);
  await beforeStart(page, language);
  await practice(page, language);
  await next(page);
  for (let i = 1; await page.locator(".question").count(); i++) {
    if (i === 6) await page.locator(".rank button:enabled").first().click();
    else if (i !== 11) await touch(page);
    if (i === 1) await page.locator(".flag").click();
    await look(page, `${language}-question-${i}`);
    await next(page);
  }
  await page.locator(".sheets").first().waitFor();
  await look(page, `${language}-review`);
  await onward(page).click();
  await page.locator("dialog").waitFor();
  await look(page, `${language}-confirm`);
  let go;
  const held = new Promise((done) => {
    go = done;
  });
  await page.route(/\/finish$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.locator("dialog .primary").click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.locator(".actions").waitFor({ state: "detached" });
  await look(page, `${language}-sending`);
  go();
  await page.locator(".seal").waitFor();
  await page.locator(".page details summary").click();
  await page.locator(".stars label").nth(3).click();
  await look(page, `${language}-done`);
  await page.context().close();
}

async function parts(language) {
  const page = await openWindow(language);
  const { token, id } = await server.attempt("sample-timed", { email: `parts-${language}@example.com`, time_factor: 400 });
  const name = (screen) => `${language}-${screen}`;
  await page.goto(`${server.address}/t/${token}#consent`);
  await page.locator("input[type=checkbox]").first().check();
  for (let i = 0; i < 3; i++) await next(page);
  await look(page, name("part-question"));
  await next(page);
  await look(page, name("part-end"));
  await next(page);
  await look(page, name("parts"));
  await page.goto(`${server.address}/t/${token}#part-2`);
  await page.locator(".rules").waitFor();
  await look(page, name("part-intro"));
  await next(page);
  await page.locator("[role=timer]").waitFor();
  await look(page, name("timed-question"), [VARIANTS[0], VARIANTS[3]]);
  await next(page);
  await next(page);
  await look(page, name("part-review"), [VARIANTS[0], VARIANTS[3]]);
  await server.call("PATCH", `/assay/v1/attempts/${id}`, { paused: true });
  await page.reload();
  await page.locator("h1").waitFor();
  await page.locator("[role=timer]").waitFor({ state: "detached" });
  await look(page, name("paused"));
  await page.context().close();
}

const opened = await openWindow("en");
const { token } = await server.attempt("sample-all", { email: "languages@example.com" });
await opened.goto(`${server.address}/t/${token}`);
await settled(opened);
const languages = await opened.locator("select option").evaluateAll((options) => options.map(({ value }) => value));
await opened.context().close();
check(languages.length >= 3, "three languages at least", languages.join());
await Promise.all(
  languages.map((language) =>
    journey(language, async () => {
      await linkStates(language);
      await everyType(language);
      await parts(language);
    }),
  ),
);
console.log(`${screens} screens in ${languages.join(", ")}`);
await browser.close();
await server.close();
finish();
