// sitting.mjs - a candidate sits an assessment in a real browser: 120 statements
// in Portuguese on a phone whose clock is three hours wrong, with the network
// failing in every way in between; and what each kind of link says.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/sitting.mjs
//
// SCREENSHOTS=DIR keeps a picture of every screen.
import {
  check,
  checkScreen,
  finish,
  journey,
  openBrowser,
  openPage,
  openProxy,
  openServer,
  skip,
  until,
} from "./harness.mjs";

if (Number(process.versions.node.split(".")[0]) < 18) skip("Node 18 or newer is needed");

const HOUR_MS = 3_600_000;
const PHONE = { viewport: { width: 360, height: 740 }, locale: "pt-BR", hasTouch: true };
/** What the browser itself writes to the console about a connection that breaks as planned. */
const BROKEN = /Failed to load resource|ERR_/;

const browser = await openBrowser();
const server = await openServer();
const proxy = await openProxy(server.address);
const link = (token) => `${proxy.address}/t/${token}`;

/** The answer to item `n`, counted from one: every point of the scale comes up. */
const pointOf = (n) => (n * 3) % 5;

const statements = (page) => page.locator("fieldset.likert");
const saveLine = (page) => page.locator(".save");
const onward = (page) => page.locator(".page > .actions .primary, .page form .actions .primary");
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();
const focused = (page) => page.evaluate(() => document.activeElement?.tagName);
const saved = (page) => saveLine(page).filter({ hasText: "Todas as respostas salvas" }).waitFor();

/** The page, scripts and styles loaded so far, in bytes as they came over the network. */
const bytesLoaded = (page) =>
  page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter((entry) => !entry.name.includes("/assay/v1/"))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  );

async function answer(page, from, to, first) {
  for (let n = from; n <= to; n++) {
    await statements(page)
      .nth(n - first)
      .locator("label")
      .nth(pointOf(n))
      .click();
  }
}

async function openDialog(page) {
  await onward(page).click();
  await page.locator("dialog[open]").waitFor();
}

await journey("sitting", async () => {
  const { id, token } = await server.invite();
  const context = await browser.newContext(PHONE);
  await context.addInitScript((wrong) => {
    const now = Date.now;
    Date = class extends Date {
      constructor(...parts) {
        super(...(parts.length > 0 ? parts : [now() + wrong]));
      }
      static now() {
        return now() + wrong;
      }
    };
  }, 3 * HOUR_MS);
  const page = await openPage(context, BROKEN);

  await page.goto(link(token));
  await page.locator("select").selectOption("pt");
  await page.locator(".facts", { hasText: "120 questões" }).waitFor();
  check((await page.evaluate(() => document.documentElement.lang)) === "pt", "the page says its language");
  check(
    (await bytesLoaded(page)) <= 30 * 1024,
    "the first screen takes at most 30 KB",
    await bytesLoaded(page),
  );
  await checkScreen(page, "welcome");
  await onward(page).click();

  await heading(page, "Com o que você concorda");
  check((await focused(page)) === "H1", "the heading takes the focus");
  const box = page.locator("input[type=checkbox]");
  check(!(await box.isChecked()), "the consent is not ticked beforehand");
  await onward(page).click();
  await page.locator("#consent-missing", { hasText: "marque a caixa" }).waitFor();
  await checkScreen(page, "consent");
  check((await server.sitting(token)).status === "invited", "nothing starts without consent");
  await box.check();
  await onward(page).click();

  await heading(page, "Como funciona");
  await checkScreen(page, "overview");
  check((await server.sitting(token)).status === "invited", "reading the rules does not start the clock");
  await onward(page).click();

  await heading(page, "Questões 1 a 10 de 120");
  const started = await server.sitting(token);
  check(started.status === "started" && started.locale === "pt", "started in Portuguese", started.status);
  check((await statements(page).count()) === 10, "ten statements a page");
  check((await page.locator("input:checked").count()) === 0, "no answer is chosen beforehand");
  check(
    (await bytesLoaded(page)) <= 60 * 1024,
    "the first question takes at most 60 KB",
    await bytesLoaded(page),
  );
  await checkScreen(page, "questions");
  await answer(page, 1, 10, 1);
  await saved(page);
  check((await server.sitting(token)).answered === 10, "ten answers have arrived");
  await page.locator("#progress-text", { hasText: "10 de 120" }).waitFor();

  // Reloaded at once after a click: what was on its way is not lost.
  await onward(page).click();
  await heading(page, "Questões 11 a 20");
  await answer(page, 11, 20, 11);
  await page.reload();
  await heading(page, "Questões 11 a 20");
  check((await page.locator("input:checked").count()) === 10, "a reload keeps the answers");
  await saved(page);
  check((await server.sitting(token)).answered === 20, "a reload loses no answer");

  // Without a connection, and reloaded without it.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await onward(page).click();
  await heading(page, "Questões 21 a 30");
  await context.setOffline(true);
  proxy.mode = "down";
  await answer(page, 21, 30, 21);
  await saveLine(page).filter({ hasText: "Você está sem conexão. 10 respostas" }).waitFor();
  await checkScreen(page, "offline");
  await context.setOffline(false); // the proxy stays down: what a reload then finds is the kept page
  await page.reload();
  await heading(page, "Questões 21 a 30");
  check(
    (await page.locator("input:checked").count()) === 10,
    "a reload without a connection keeps the answers",
  );
  await saveLine(page).filter({ hasText: "10 respostas" }).waitFor();
  await page.locator(".banner").waitFor({ timeout: 15_000 });
  proxy.mode = "ok";
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await saved(page);
  check((await server.sitting(token)).answered === 30, "what was kept is sent when the connection returns");

  // The server refuses for a while; then its replies are lost after the write.
  await onward(page).click();
  await heading(page, "Questões 31 a 40");
  proxy.mode = "refuse";
  await answer(page, 31, 35, 31);
  await saveLine(page).filter({ hasText: "O servidor não responde" }).waitFor();
  proxy.mode = "lose";
  await answer(page, 36, 40, 31);
  const before = proxy.saves;
  await until(() => proxy.saves > before + 1, "another try");
  proxy.mode = "ok";
  await saved(page);
  check((await server.sitting(token)).answered === 40, "a lost reply loses nothing");

  // An answer may be changed; a page may be left open.
  await page.goBack();
  await heading(page, "Questões 21 a 30");
  await statements(page).nth(0).locator("label").nth(0).click();
  await statements(page).nth(0).locator("label").nth(pointOf(21)).click();
  await page.goForward();
  await heading(page, "Questões 31 a 40");
  for (let first = 41; first <= 111; first += 10) {
    await onward(page).click();
    await heading(page, `Questões ${first} a ${first + 9}`);
    if (first === 111) await answer(page, 111, 119, first);
    else if (first === 51) await keyboardOnly(page, first);
    else await answer(page, first, first + 9, first);
  }
  await onward(page).click();

  await heading(page, "Confira antes de finalizar");
  await page.locator(".lead", { hasText: "1 questão ainda não foi respondida" }).waitFor();
  await checkScreen(page, "review");
  await openDialog(page);
  check(
    (await page.locator("dialog", { hasText: "1 questão" }).count()) === 1,
    "the confirmation names what is open",
  );
  await checkScreen(page, "confirmation");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.locator(".sheets summary").first().click();
  await page.locator(".sheets details[open] a").first().waitFor();
  await checkScreen(page, "review-open");
  await page.locator(".page > .item-list a").click();
  await heading(page, "Questões 111 a 120");
  check((await focused(page)) === "INPUT", "the open question takes the focus");
  await answer(page, 120, 120, 111);
  await onward(page).click();
  await heading(page, "Confira antes de finalizar");
  await page.locator(".lead", { hasText: "120 questões" }).waitFor();
  await saved(page);
  const answers = await server.sitting(token);
  const wrong = answers.parts
    .flatMap((part) => part.items)
    .filter((item, i) => item.answer !== item.options[pointOf(i + 1)].value);
  check(
    wrong.length === 0,
    "every answer on the server is the one given",
    wrong.map((item) => item.item_id).join(),
  );

  await openDialog(page);
  await page.locator("dialog .primary").click();
  await heading(page, "Obrigado, você terminou");
  await checkScreen(page, "done");
  check((await server.sitting(token)).status === "finished", "finished");
  const left = await page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("assay");
        opening.onsuccess = () => {
          const count = opening.result.transaction("answer").objectStore("answer").count();
          count.onsuccess = () => done(count.result);
        };
      }),
  );
  check(left === 0, "nothing stays on the device", left);

  await page.reload();
  await heading(page, "Obrigado, você terminou");
  const results = await until(async () => {
    const reply = await server.esc("GET", `/invites/${id}/results`);
    return reply.status === 200 && reply.body;
  }, "results");
  check(results.dimensions.length === 8, "eight dimensions", results.dimensions.length);
  check(results.email === "ana@example.com", "of the person invited", results.email);
  await context.close();
});

/** Answers one page with Tab and the arrow keys. */
async function keyboardOnly(page, first) {
  for (let n = first; n < first + 10; n++) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    for (let i = 0; i < pointOf(n); i++) await page.keyboard.press("ArrowDown");
  }
  check((await page.locator("input:checked").count()) === 10, "a page is answered by keyboard alone");
}

await journey("two windows", async () => {
  const { token } = await server.invite({ email: "bo@example.com" });
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  const first = await openPage(context);
  await first.goto(link(token));
  await onward(first).click();
  await first.locator("input[type=checkbox]").check();
  await onward(first).click();
  await heading(first, "How it works");
  await onward(first).click();
  await heading(first, "Questions 1 to 10");
  await checkScreen(first, "questions-320-dark");
  await answer(first, 1, 3, 1);

  const second = await openPage(context);
  await second.goto(link(token));
  await heading(second, "Continued elsewhere");
  await checkScreen(second, "elsewhere");
  await second.locator(".primary").click();
  await heading(second, "Welcome back");
  await checkScreen(second, "resume");
  await heading(first, "Continued elsewhere");
  await onward(second).click();
  await heading(second, "Questions 1 to 10");
  check((await second.locator("input:checked").count()) === 3, "the other window has the answers");
  await answer(second, 4, 4, 1);
  await until(async () => (await server.sitting(token)).answered === 4, "four answers");
  check(true, "the other window goes on");
  await context.close();
});

await journey("links", async () => {
  const { id, token } = await server.invite({ email: "cy@example.com" });
  const removed = await server.esc("DELETE", `/invites/${id}`);
  check(removed.status < 300, "the invitation is cancelled", removed.status);
  for (const [language, cancelled, unknown] of [
    ["en", "This invitation was withdrawn", "This link is not known"],
    ["pt", "Este convite foi retirado", "Este link não é conhecido"],
    ["es", "Esta invitación fue retirada", "Este enlace no se conoce"],
    ["de", "Diese Einladung wurde zurückgezogen", "Dieser Link ist nicht bekannt"],
  ]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language });
    const page = await openPage(context, BROKEN); // an unknown link is a 404 on the console
    await page.goto(link(token));
    await page.locator("select").selectOption(language);
    await heading(page, cancelled);
    await checkScreen(page, `cancelled-${language}`);
    await page.goto(link("A".repeat(token.length)));
    await heading(page, unknown);
    await checkScreen(page, `unknown-${language}`);
    await context.close();
  }
  const context = await browser.newContext({ locale: "en" });
  const page = await openPage(context, BROKEN);
  await page.goto(`${proxy.address}/t/x`);
  await heading(page, "not known");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  proxy.mode = "down";
  await page.goto(link(token));
  await heading(page, "could not be loaded");
  await checkScreen(page, "unreachable");
  proxy.mode = "ok";
  await page.locator(".primary").click();
  await heading(page, "withdrawn");
  check(true, "trying again opens the link");
  await context.close();
});

await browser.close();
await server.close();
proxy.close();
finish();
