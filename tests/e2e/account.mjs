// account.mjs - the links of account mails, opened in a browser: confirm an address, set a password
// anew, join a workspace.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/account.mjs
//
// SCREENSHOTS=DIR keeps a picture of every screen.
import { createHash } from "node:crypto";
import { mails } from "../lib/mail.mjs";
import { removeFolder, setup, startServer, temporaryFolder, until } from "../lib/server.mjs";
import { query } from "../lib/sql.mjs";
import { check, checkScreen, finish, journey, openBrowser, openPage, tabTo } from "./harness.mjs";

const BROKEN = /Failed to load resource|ERR_/;
const store = { data: temporaryFolder("account") };
const server = await startServer(store);
const workspace = await setup(store, { name: "Nordwind" });
const browser = await openBrowser();
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();
const post = (path, body) =>
  fetch(server.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
const mail = async (kind) => (await until(10, () => mails(store, kind, "ada@example.com")[0])).link;

async function open(locale, width = 360, colorScheme = "light") {
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale, colorScheme });
  return { context, page: await openPage(context, BROKEN) };
}

function invite(email, token) {
  const hash = createHash("sha256").update(token).digest("hex");
  const id = Math.floor(Math.random() * 2 ** 40);
  query(
    store,
    `INSERT INTO member (workspace_id, id, email, email_fold, name, role, invited_at, created_at)
     VALUES (${workspace.workspace_id}, ${id}, '${email}', '${email}', '', 'manager', 1, 1)`,
  );
  query(
    store,
    `INSERT INTO member_token (workspace_id, hash, member_id, kind, created_at, expires_at)
     VALUES (${workspace.workspace_id}, '${hash}', ${id}, 'invite', 1, ${Date.now() + 60000})`,
  );
  return `${server.url}/account#invite=${token}`;
}

await journey("confirm an address", async () => {
  const made = await post("/auth/signup", {
    email: "ada@example.com",
    password: "a long sentence",
    displayName: "Ada Lovelace",
  });
  check(made.status === 201, "an account", made.status);
  const link = await mail("confirmation");
  for (const [locale, title] of [["en", "Is this address yours?"], ["pt", "Este endereço é seu?"], ["es", "¿Es suya esta dirección?"], ["de", "Gehört diese Adresse Ihnen?"]]) {
    const { context, page } = await open(locale, locale === "de" ? 320 : 360);
    await page.goto(link);
    await heading(page, title);
    await checkScreen(page, `account-confirm-${locale}`);
    await context.close();
  }
  const { context, page } = await open("en");
  await page.goto(link);
  await tabTo(page, "form .primary");
  await page.keyboard.press("Enter");
  await heading(page, "Your address is confirmed");
  check((await page.evaluate(() => document.activeElement.tagName)) === "H1", "the heading takes the focus");
  await page.reload();
  await page.locator("form .primary").click();
  await heading(page, "does not work any more");
  await checkScreen(page, "account-gone");
  await context.close();
});

await journey("set a password anew", async () => {
  await post("/auth/forgot/password", { email: "ada@example.com" });
  const { context, page } = await open("en", 1280, "dark");
  await page.goto(await mail("reset"));
  await heading(page, "Set a new password");
  await page.locator("#password").fill("short");
  await page.keyboard.press("Enter");
  await page.locator("#password-wrong", { hasText: "at least 8" }).waitFor();
  await page.locator("#password").fill("another sentence");
  await page.locator("#repeat").fill("another sentense");
  await page.keyboard.press("Enter");
  await page.locator("#repeat-wrong", { hasText: "differ" }).waitFor();
  await checkScreen(page, "account-reset");
  await page.locator("#repeat").fill("another sentence");
  await page.keyboard.press("Enter");
  await heading(page, "Your new password is set");
  await context.close();
  const entered = await post("/auth/signin", { email: "ada@example.com", password: "another sentence" });
  check(entered.status === 201, "and it is good", entered.status);
});

await journey("join a workspace", async () => {
  const { context, page } = await open("pt");
  await page.goto(invite("bo@example.com", "invitation-of-bo"));
  await heading(page, "Nordwind convida você");
  await page.locator("form .primary").click();
  await page.locator("#name-wrong:not(:empty)").waitFor();
  await page.locator("#name").fill("Bo Nordmann");
  await page.locator("#password").fill("uma frase longa");
  await page.locator("#repeat").fill("uma frase longa");
  await checkScreen(page, "account-invite");
  await context.setOffline(true);
  await page.keyboard.press("Enter");
  await page.locator("[role=alert]", { hasText: "não respondeu" }).waitFor();
  await context.setOffline(false);
  await page.locator("form .primary").click();
  await heading(page, "Você entrou em Nordwind");
  await context.close();
  const entered = await post("/auth/signin", { email: "bo@example.com", password: "uma frase longa" });
  const { user } = await entered.json();
  check(user.displayName === "Bo Nordmann" && user.company.name === "Nordwind", "a member is there", JSON.stringify(user));
});

await journey("no password where passwords are not good", async () => {
  query(store, `UPDATE workspace SET password_login = 0 WHERE id = ${workspace.workspace_id}`);
  const { context, page } = await open("de");
  await page.goto(invite("cy@example.com", "invitation-of-cy"));
  await heading(page, "Nordwind lädt Sie ein");
  check((await page.locator("#password").count()) === 0, "none is asked for");
  await page.locator("#name").fill("Cy");
  await page.keyboard.press("Enter");
  await heading(page, "Sie gehören jetzt zu Nordwind");
  await context.close();
});

await journey("a link that is none", async () => {
  const { context, page } = await open("en");
  await page.goto(`${server.url}/account`);
  await heading(page, "does not work any more");
  await context.close();
});

await browser.close();
await server.stop();
removeFolder(store.data);
finish();
