// join.mjs - the page of a public link: who opens it joins, in four languages, with and without
// JavaScript, and lands in the assessment.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/join.mjs
import { check, checkScreen, finish, journey, openBrowser, openPage, openServer } from "./harness.mjs";

const DESK = { viewport: { width: 1280, height: 860 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const browser = await openBrowser();
const server = await openServer();
const tg = async (method, path, body) => {
  const headers = { Authorization: `Token ${server.key}`, "Content-Type": "application/json" };
  const reply = await fetch(server.address + path, { method, headers, body: JSON.stringify(body) });
  return reply.json();
};
const open = (change) => tg("PUT", "/api/assessments/public_links/6", { active: true, label: "Main", assessment: 6, ...change });
const link = (await open()).invitation_link.replace(/^https?:\/\/[^/]+/, server.address);
const landed = async (page) => {
  await page.waitForURL(/\/t\/\w{22}$/);
  await page.locator("h1").waitFor();
};

await journey("a phone, in each language, light and dark", async () => {
  for (const [locale, button, colorScheme] of [
    ["en-GB", "Continue", "light"],
    ["pt-BR", "Continuar", "dark"],
    ["es-ES", "Continuar", "light"],
    ["de-AT", "Weiter", "dark"],
  ]) {
    const page = await openPage(await browser.newContext({ ...PHONE, locale, colorScheme }));
    await page.goto(link);
    const language = locale.slice(0, 2);
    check((await page.locator("html").getAttribute("lang")) === language, `${locale}: the page is in ${language}`);
    check((await page.locator("button").innerText()) === button, `${locale}: ${button}`);
    await checkScreen(page, `join-${language}-${colorScheme}`);
    await page.context().close();
  }
});

await journey("what is wrong is said beside the field, and what was typed stays", async () => {
  const page = await openPage(await browser.newContext({ ...PHONE, locale: "pt-BR" }), /status of 400/);
  await page.goto(link);
  await page.locator("form").evaluate((form) => {
    form.noValidate = true; // as an old browser
  });
  await page.fill("#email", "nobody");
  await page.click("button");
  await page.locator("#email-error").waitFor();
  check((await page.locator("#email").inputValue()) === "nobody", "the address is still there");
  check((await page.locator("#first_name").getAttribute("aria-describedby")) === "first_name-error", "the field names its error");
  check(await page.locator("#first_name").evaluate((field) => field === document.activeElement), "the first bad field has the focus");
  await checkScreen(page, "join-wrong");
  await page.context().close();
});

await journey("by keyboard, into the assessment", async () => {
  const page = await openPage(await browser.newContext({ ...DESK, locale: "de-DE" }));
  await page.goto(link);
  await page.focus("#first_name");
  await page.keyboard.type("Jürgen");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Groß");
  await page.keyboard.press("Tab");
  await page.keyboard.type("juergen@example.com");
  await page.keyboard.press("Enter");
  await landed(page);
  check(/Jürgen/.test(await page.locator("main").innerText()), "the assessment knows the name");
  await page.goBack();
  check(page.url() === link, "back leads to the form, not to a second joining");
  await page.context().close();
});

await journey("without JavaScript, and a second time", async () => {
  const page = await (await browser.newContext({ ...DESK, javaScriptEnabled: false })).newPage();
  const join = async () => {
    await page.goto(link);
    await page.fill("#first_name", "Ana");
    await page.fill("#email", "ana@example.com");
    await page.click("button");
  };
  await join();
  await page.waitForURL(/\/t\/\w{22}$/);
  await join();
  check(/already/.test(await page.locator("h1").innerText()), "the second time the mail is pointed at");
  await page.context().close();
});

await journey("a link that is closed, and an invitation's own link", async () => {
  const page = await openPage(await browser.newContext(PHONE), /status of 404/);
  await open({ active: false });
  await page.goto(link);
  check(/not open/.test(await page.locator("h1").innerText()), "a closed link says so");
  await checkScreen(page, "join-closed");
  const { results } = await tg("GET", "/api/assessments/candidature?assessment=6&search=ana@");
  await page.goto(results[0].invitation_link.replace(/^https?:\/\/[^/]+/, server.address));
  await landed(page);
  check(/Ana/.test(await page.locator("main").innerText()), "the invitation leads to Ana's assessment");
  await page.context().close();
});

await browser.close();
await server.close();
finish();
