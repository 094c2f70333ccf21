// setup.mjs - a server on an empty store prints a link; whoever opens it makes the first
// workspace in a browser, with the keyboard alone.  The link then works no more.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/setup.mjs
//
// SCREENSHOTS=DIR keeps a picture of every screen.
import { check, checkScreen, finish, journey, openBrowser, openEmptyServer, openPage, tabTo } from "./harness.mjs";

const BROKEN = /Failed to load resource|ERR_/;
const browser = await openBrowser();
const server = await openEmptyServer();
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();
const TITLES = { en: "Set up this server", pt: "Configurar este servidor", es: "Configurar este servidor", de: "Diesen Server einrichten" };

async function open(locale, width = 360, colorScheme = "light") {
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale, colorScheme });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  return { context, page: await openPage(context, BROKEN) };
}

await journey("every language, both themes", async () => {
  for (const [locale, title] of Object.entries(TITLES)) {
    for (const [width, theme] of [[320, "light"], [1280, "dark"]]) {
      const { context, page } = await open(locale, width, theme);
      await page.goto(server.link);
      await heading(page, title);
      check((await page.evaluate(() => document.documentElement.lang)) === locale, `${locale} is what the page says`);
      await page.locator("form .primary").click();
      await page.locator("#workspace-wrong:not(:empty)").waitFor();
      await checkScreen(page, `setup-${locale}-${theme}`);
      await context.close();
    }
  }
});

await journey("the first workspace, with the keyboard", async () => {
  const { context, page } = await open("en");
  await page.goto(server.link);
  await heading(page, TITLES.en);
  await tabTo(page, "#workspace");
  await page.keyboard.type("Nordwind");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Ana Souza");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ana");
  await page.keyboard.press("Tab");
  await page.keyboard.type("too short");
  await page.keyboard.press("Enter");
  await page.locator("#email-wrong", { hasText: "such as ana@example.com" }).waitFor();
  await page.locator("#password-wrong", { hasText: "at least 12" }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.id);
  check((await focused()) === "email", "the first field that is wrong takes the focus", await focused());
  await page.keyboard.type("@example.com");
  await page.keyboard.press("Tab");
  await page.keyboard.type("a sentence to remember");
  await context.setOffline(true);
  await page.keyboard.press("Enter");
  await page.locator("[role=alert]", { hasText: "did not answer" }).waitFor();
  check((await page.locator("#email").inputValue()) === "ana@example.com", "nothing is lost without a connection");
  await context.setOffline(false);
  await page.locator("#password").press("Enter");
  await heading(page, "Your server is ready");
  check((await page.evaluate(() => document.activeElement.tagName)) === "H1", "the heading takes the focus");
  const key = await page.locator("#key").inputValue();
  check(/^pk_live_\w{32}$/.test(key), "there is a key", key.slice(0, 8));
  await tabTo(page, ".copy button");
  await page.keyboard.press("Enter");
  await page.locator("[role=status]", { hasText: "Copied" }).waitFor();
  check((await page.evaluate(() => navigator.clipboard.readText())) === key, "the key is on the clipboard");
  await checkScreen(page, "setup-done");
  const invited = await fetch(`${server.address}/api/v1/invites`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ email: "bo@example.com", product_type: "pa-leadership", send_email: false }),
  });
  check(invited.status === 201, "and it invites", invited.status);

  await page.reload();
  await heading(page, "does not work any more");
  await checkScreen(page, "setup-gone");
  check(!(await page.content()).includes(key), "the key is shown once");
  await context.close();
});

await journey("a server that is set up", async () => {
  check((await server.restart()) === null, "prints no link");
  const { context, page } = await open("de");
  await page.goto(`${server.address}/setup`);
  await heading(page, "gilt nicht mehr");
  await context.close();
});

await browser.close();
await server.close();
finish();
