// docs.mjs - the API reference in a real browser: found by search and by keyboard,
// samples that run as they stand, and operations tried on the server itself, from
// the registration of an account to the report of a candidate.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/docs.mjs
//
// SCREENSHOTS=DIR keeps a picture of every page.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { check, checkScreen, finish, journey, openBrowser, openPage, openServer, until } from "./harness.mjs";

const BYTES_MAX = 40 * 1024;
const FAMILIES = ["esc", "native"];
const DESK = { viewport: { width: 1280, height: 860 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const browser = await openBrowser();
const server = await openServer();
const docs = (place = "") => `${server.address}/docs${place && "#" + place}`;
const documentOf = async (family) => (await fetch(`${server.address}/openapi/${family}.json`)).json();
const idsOf = ({ paths }) =>
  Object.values(paths).flatMap((methods) => Object.values(methods).map((operation) => operation.operationId));

const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();
const operations = (page) => page.locator(".operations a");
const sample = (page, language) => page.locator(`pre[aria-label="The request with ${language}"]`).innerText();
const replyText = (page) => page.locator('pre[aria-label="Body of the reply"]').innerText();

/** Opens an operation without loading the page anew, which would forget the key. */
async function open(page, id, title) {
  await page.evaluate((place) => {
    location.hash = place;
  }, id);
  await heading(page, title);
}

/** Sends the form and gives what the status line says. */
async function send(page) {
  await page.locator(".try button.primary").click();
  const line = page.locator(".answer strong");
  await line.waitFor();
  return line.innerText();
}

/** Sits an assessment by the API, as fast as it goes. */
async function sit(token) {
  const call = async (method, path, body) => {
    const reply = await fetch(`${server.address}/assay/v1/sittings/${token}${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    check(reply.ok, `sitting ${path}`, await reply.clone().text());
    return reply.json();
  };
  const { parts } = await call("POST", "/start", { consent: true, locale: "en" });
  const at = new Date().toISOString();
  const answers = parts
    .flatMap((part) => part.items)
    .map((item, i) => ({
      item_id: item.item_id,
      rev: 1,
      value: item.options[i % item.options.length].value,
      at,
    }));
  await call("PUT", "/answers", { client: "docs-test", sent_at: at, answers });
  await call("POST", "/finish");
}

await journey("search and a public operation", async () => {
  const page = await openPage(await browser.newContext(DESK));
  await page.goto(docs());
  await heading(page, "ESC Profile API");
  const total = idsOf(await documentOf("esc")).length;
  check(
    (await operations(page).count()) === total,
    "every operation is listed",
    await operations(page).count(),
  );
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter((entry) => !entry.name.includes("/openapi/"))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  );
  check(bytes > 0 && bytes <= BYTES_MAX, "the page takes at most 40 KB", bytes);
  await checkScreen(page, "docs-overview");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("get status health");
  check((await operations(page).count()) === 1, "the search leaves one", await operations(page).count());
  await page.keyboard.press("Enter");
  await heading(page, "System status");
  check((await page.evaluate(() => document.activeElement.tagName)) === "H1", "the heading takes the focus");
  check(page.url().endsWith("#esc/health.get"), "the address names the operation", page.url());
  check((await page.title()).startsWith("System status"), "so does the title");
  check((await page.locator(".try input").count()) === 0, "a public operation asks for no key");
  check((await send(page)) === "200 OK", "it answers");
  check("status" in JSON.parse(await replyText(page)), "with its body");
  await checkScreen(page, "docs-health");

  await page.locator("input[type=search]").fill("no such words");
  await page.locator(".search .help").waitFor();
  await page.locator("input[type=search]").fill("");
  await page.locator("header select").selectOption("native");
  await heading(page, "Assay API");
  check(page.url().endsWith("#native"), "the address names the family", page.url());
  await page.goBack();
  await heading(page, "System status");
  await open(page, "esc/nothing.here", "There is no such operation");
  await page.context().close();
});

await journey("from an account to a report", async () => {
  const page = await openPage(await browser.newContext(DESK), /Failed to load resource/);
  await page.goto(docs("esc/register"));
  await heading(page, "Create an account");
  check((await send(page)) === "201 Created", "the example of register is accepted", await replyText(page));
  const { api_key } = JSON.parse(await replyText(page));

  await open(page, "esc/invites.create", "Invite a candidate");
  check((await send(page)) === "401 Unauthorized", "without a key it is refused");
  await page.locator(".try input[type=password]").fill(api_key);
  await page.locator(".answer strong", { hasText: "401" }).waitFor();
  await page.locator(".try button.primary").click();
  await page.locator(".answer strong", { hasText: "201 Created" }).waitFor();
  const invite = JSON.parse(await replyText(page));
  check(invite.email === "ana@example.com", "the example of invites.create is accepted", invite.email);
  await checkScreen(page, "docs-invited");

  const curl = await sample(page, "curl");
  check(!curl.includes(api_key), "samples do not show the key");
  const env = { ...process.env, ASSAY_KEY: api_key };
  await page.locator(".try textarea").fill('{\n  "email": "o\'hara@example.com"\n}');
  const typed = JSON.parse(
    execFileSync("sh", ["-c", await sample(page, "curl")], { env, stdio: ["ignore", "pipe", "ignore"] }),
  );
  check(
    typed.email === "o'hara@example.com",
    "the curl sample runs, with what was typed",
    JSON.stringify(typed),
  );
  await page.locator(".choice label", { hasText: "fetch" }).click();
  const run = new Function(
    "process",
    `return (async () => {${await sample(page, "fetch")}; return result;})()`,
  );
  const fetched = await run({ env });
  check(fetched.email === "o'hara@example.com", "so does the script", JSON.stringify(fetched));

  await open(page, "esc/invites.list", "List invitations");
  check((await page.locator(".try input[type=password]").inputValue()) === api_key, "the key is kept");
  await page.locator(".try .entry", { hasText: "limit" }).locator("input").fill("2");
  check((await sample(page, "curl")).includes("/invites?limit=2'"), "the sample follows the form");
  await send(page);
  check(JSON.parse(await replyText(page)).invites.length === 2, "the query is sent");

  await sit(new URL(invite.invite_url).pathname.split("/").pop());
  await open(page, "esc/invites.report", "PDF report");
  await page.locator(".try button.primary").click();
  check((await page.locator(".answer strong").count()) === 0, "without its id nothing is sent");
  await page.locator(".try .entry", { hasText: "id" }).locator("input[required]").fill(invite.invite_id);
  await page.locator(".try button.primary").click();
  const link = page.locator(".answer a");
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  check(download.suggestedFilename() === "report.pdf", "the file has a name", download.suggestedFilename());
  check(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString() === "%PDF-",
    "and is the report",
  );

  await page.reload();
  await heading(page, "PDF report");
  check((await page.locator(".try input[type=password]").inputValue()) === "", "a reload forgets the key");
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  check(
    kept === 0 && !(await page.evaluate(() => document.cookie)),
    "nothing is stored in the browser",
    kept,
  );
  await page.context().close();
});

await journey("every operation, on a phone and in the dark", async () => {
  const narrow = await openPage(
    await browser.newContext({ ...PHONE, viewport: { width: 320, height: 640 } }),
  );
  const dark = await openPage(await browser.newContext({ ...PHONE, colorScheme: "dark" }));
  for (const family of FAMILIES) {
    const { paths } = await documentOf(family);
    for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
      const id = operation.operationId;
      await narrow.goto(docs(`${family}/${id}`));
      await heading(narrow, operation.summary);
      await checkScreen(narrow, `docs-${family}-${id}`);
    }
    await dark.goto(docs(family));
    await until(async () => (await operations(dark).count()) > 0, "the list on a phone");
    await checkScreen(dark, `docs-${family}-dark`);
    await operations(dark).nth(1).click();
    await dark.locator(".trail").waitFor();
    await checkScreen(dark, `docs-${family}-operation-dark`);
  }
  await narrow.context().close();
  await dark.context().close();
});

await journey("a server that does not answer", async () => {
  const context = await browser.newContext(DESK);
  const page = await openPage(context, /Failed to load resource|ERR_/);
  await page.route("**/openapi/*", (route) => route.abort());
  await page.goto(docs());
  await heading(page, "could not be loaded");
  await checkScreen(page, "docs-failed");
  await page.unroute("**/openapi/*");
  await page.locator("button", { hasText: "Try again" }).click();
  await heading(page, "ESC Profile API");
  await context.close();
});

await browser.close();
await server.close();
finish();
