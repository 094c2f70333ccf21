// person.mjs - who asks and who is asked: the candidate corrects the name before the start.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/person.mjs
//
// SCREENSHOTS=DIR keeps a picture of every screen.
import { check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer } from "./harness.mjs";

const browser = await openBrowser();
const server = await openServer();
const BROKEN = /Failed to load resource|ERR_/;
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();

await journey("a name with a slip in it", async () => {
  const { id, token } = await server.attempt("sample-all", { first_name: "Anna", last_name: "Sousa" });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
  const page = await openPage(context, BROKEN);
  await page.goto(`${server.address}/t/${token}`);
  await onward(page).click();
  await heading(page, "Is this you?");
  const [first, last] = [page.locator("#first-name"), page.locator("#last-name")];
  check((await first.inputValue()) === "Anna" && (await last.inputValue()) === "Sousa", "the name stands there already");
  check((await page.locator("input").count()) === 2, "the address cannot be written to");

  await first.fill(" ");
  await last.fill("");
  await onward(page).click();
  await page.locator(".error", { hasText: "Please write your name" }).waitFor();
  check(await first.evaluate((field) => field === document.activeElement), "what is missing takes the focus");
  await checkScreen(page, "name missing");

  await first.fill("Ana");
  await last.fill("Souza e Silva");
  await context.setOffline(true);
  await onward(page).click();
  await page.locator(".error", { hasText: "could not be saved" }).waitFor();
  check((await last.inputValue()) === "Souza e Silva", "without a connection nothing that was written is lost");
  await context.setOffline(false);
  await onward(page).click();
  await heading(page, "What you agree to");
  const attempt = async () => (await server.call("GET", `/assay/v1/attempts/${id}`)).body;
  const { first_name, last_name, email } = await attempt();
  check(`${first_name} ${last_name}` === "Ana Souza e Silva", "the employer sees the name as corrected", first_name);
  check(email === "ana@example.com", "the address stays", email);

  // It is not asked a second time, and may still be corrected until the start.
  await page.goto(`${server.address}/t/${token}`);
  await page.locator(".lead", { hasText: "Ana" }).waitFor();
  await onward(page).click();
  await heading(page, "What you agree to");
  await page.locator(".actions button").first().click();
  await heading(page, "Is this you?");
  check((await last.inputValue()) === "Souza e Silva", "going back shows what was written");
  await last.fill("Souza");
  await onward(page).click();
  await heading(page, "What you agree to");
  check((await attempt()).last_name === "Souza", "it can be corrected again before the start");
  await context.close();
});

await browser.close();
await server.close();
finish();
