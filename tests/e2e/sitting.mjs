// sitting.mjs - one whole pa-leadership assessment with the keyboard alone, on a
// screen of 360 points, in Portuguese: in the middle the network is cut and the
// browser is killed right after an answer.  The report shows what was answered.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/sitting.mjs
//
// LONG=1 cuts the network for two minutes, else for twenty seconds.
// SCREENSHOTS=DIR keeps a picture of every screen.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bytesLoaded,
  check,
  checkScreen,
  finish,
  journey,
  openPage,
  openProfile,
  openProxy,
  openServer,
  skip,
  tabTo,
  until,
} from "./harness.mjs";

if (Number(process.versions.node.split(".")[0]) < 18) skip("Node 18 or newer is needed");

const CUT_MS = process.env.LONG ? 120_000 : 20_000;
const KILO = 1024;
/** What the browser itself writes to the console about a connection that breaks as planned. */
const BROKEN = /Failed to load resource|ERR_/;
const PAGES = 12;

const server = await openServer();
const proxy = await openProxy(server.address);

/** The answer to item `n`, counted from one: every point of the scale comes up. */
const pointOf = (n) => (n * 3) % 5;
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();
const saved = (page) => page.locator(".save", { hasText: "Todas as respostas salvas" }).waitFor({ timeout: 30_000 });
const answeredOnServer = async (token) => (await server.sitting(token)).answered;

async function budget(page, name, maxKilo) {
  const { app, api } = await bytesLoaded(page);
  const kilo = (bytes) => (bytes / KILO).toFixed(1);
  console.log(`budget: ${name}: ${kilo(app + api)} KB of ${maxKilo} KB, ${kilo(api)} KB of it replies`);
  check(app + api <= maxKilo * KILO, `${name} takes at most ${maxKilo} KB with all replies`, app + api);
}

/** Goes on to the next screen. */
async function onward(page) {
  await tabTo(page, ".actions .primary");
  await page.keyboard.press("Enter");
}

/** Answers statements of the page shown, the focus standing before the first of them. */
async function answer(page, from, to) {
  for (let n = from; n <= to; n++) {
    await tabTo(page, ".likert input");
    await page.keyboard.press("Space");
    for (let i = 0; i < pointOf(n); i++) await page.keyboard.press("ArrowDown");
  }
}

const folder = mkdtempSync(join(tmpdir(), "assay-profile-"));

async function openWindow() {
  const { context, kill } = await openProfile(folder, ["--lang=pt-BR", "--accept-lang=pt-BR", "--window-size=360,740"]);
  const page = await openPage(context, BROKEN);
  await page.setViewportSize({ width: 360, height: 740 });
  return { page, kill };
}

await journey("sitting", async () => {
  const { id, token } = await server.invite({ language: "pt" });
  const link = `${proxy.address}/t/${token}`;
  let { page, kill } = await openWindow();

  await page.goto(link);
  await heading(page, /./);
  await tabTo(page, ".language select");
  if ((await page.evaluate(() => document.documentElement.lang)) !== "pt") await page.keyboard.press("P");
  await page.locator(".facts", { hasText: "120 questões" }).waitFor();
  check((await page.evaluate(() => document.documentElement.lang)) === "pt", "the page says its language");
  await budget(page, "first screen", 30);
  await checkScreen(page, "welcome");
  await onward(page);

  await heading(page, "É você?");
  check((await page.evaluate(() => document.activeElement.tagName)) === "H1", "the heading takes the focus");
  await onward(page);

  await heading(page, "Com o que você concorda");
  const boxes = page.locator("input[type=checkbox]");
  check((await boxes.count()) === 2, "two boxes: the assessment, and being recorded");
  check((await page.locator("input:checked").count()) === 0, "no consent is ticked beforehand");
  await onward(page);
  await page.locator("#consent-missing", { hasText: "marque a primeira caixa" }).waitFor();
  check((await server.sitting(token)).status === "invited", "nothing starts without consent");
  await page.keyboard.press("Space"); // the focus is on the box that is missing
  await tabTo(page, "input[type=checkbox]");
  await page.keyboard.press("Space");
  await onward(page);

  await heading(page, "Está tudo pronto?");
  await page.locator(".findings").waitFor();
  await onward(page);
  await heading(page, "Como funciona");
  check((await server.sitting(token)).status === "invited", "reading the rules does not start the clock");
  await onward(page);

  await heading(page, "Questões 1 a 10 de 120");
  const started = await server.sitting(token);
  check(started.status === "started" && started.locale === "pt", "started in Portuguese", started.status);
  check((await page.locator("fieldset.likert").count()) === 10, "ten statements a page");
  check((await page.locator("input:checked").count()) === 0, "no answer is chosen beforehand");
  await budget(page, "to the first question", 60);
  await answer(page, 1, 10);
  await saved(page);
  check((await answeredOnServer(token)) === 10, "ten answers have arrived");

  for (let sheet = 2; sheet <= PAGES; sheet++) {
    const from = sheet * 10 - 9;
    await onward(page);
    await heading(page, `Questões ${from} a ${from + 9}`);
    if (sheet === 4) await cutNetwork(page, token);
    else if (sheet === 8) ({ page, kill } = await killBrowser(page, kill, token, link));
    else await answer(page, from, sheet === PAGES ? from + 8 : from + 9);
  }

  await tabTo(page, ".flag"); // of the last statement, which stays open
  await page.keyboard.press("Enter");
  await onward(page);
  await heading(page, "Confira antes de finalizar");
  await page.locator(".lead", { hasText: "1 questão ainda não foi respondida" }).waitFor();
  await page.locator("h2", { hasText: "Marcadas para rever" }).waitFor();
  await onward(page);
  await page.locator("dialog", { hasText: "Sem resposta: 120." }).waitFor();
  check(true, "the confirmation names what is open");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await tabTo(page, ".item-list a[href$='120']");
  await page.keyboard.press("Enter");
  await heading(page, "Questões 111 a 120");
  check((await page.evaluate(() => document.activeElement.type)) === "radio", "the open question takes the focus");
  await page.keyboard.press("Space");
  for (let i = 0; i < pointOf(120); i++) await page.keyboard.press("ArrowDown");
  await onward(page);
  await page.locator(".lead", { hasText: "120 questões" }).waitFor();
  await saved(page);
  const stored = await server.sitting(token);
  const wrong = stored.parts
    .flatMap((part) => part.items)
    .filter((item, i) => item.answer !== item.options[pointOf(i + 1)].value);
  check(wrong.length === 0, "every answer on the server is the one given", wrong.map((item) => item.item_id).join());

  await onward(page);
  await tabTo(page, "dialog .primary");
  await page.keyboard.press("Enter");
  await heading(page, "Obrigado, você terminou");
  check((await server.sitting(token)).status === "finished", "finished");
  check((await rowsLeft(page)) === 0, "nothing stays on the device");
  await tabTo(page, ".stars input");
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  await tabTo(page, "form button");
  await page.keyboard.press("Enter");
  await page.locator(".notice", { hasText: "Obrigado" }).waitFor();
  check(true, "the rating is taken");
  await page.reload();
  await heading(page, "Obrigado, você terminou");
  await kill();

  await report(id, stored);
});

/** The network goes, for long; the candidate goes on meanwhile and reloads the page. */
async function cutNetwork(page, token) {
  await saved(page);
  const cut = Date.now();
  proxy.mode = "down";
  await answer(page, 31, 40);
  await page.locator(".save", { hasText: "10 respostas" }).waitFor();
  await page.locator(".banner").waitFor({ timeout: 20_000 });
  await checkScreen(page, "cut off");
  await page.reload();
  await heading(page, "Questões 31 a 40");
  check((await page.locator("input:checked").count()) === 10, "a reload without a connection keeps the answers");
  await new Promise((wake) => setTimeout(wake, Math.max(0, cut + CUT_MS - Date.now())));
  check((await answeredOnServer(token)) === 30, "nothing arrived while the network was cut");
  proxy.mode = "ok";
  await saved(page);
  check((await answeredOnServer(token)) === 40, "what was kept is sent when the network is back");
  console.log(`the network was cut for ${Math.round((Date.now() - cut) / 1000)} s`);
}

/** The browser is killed a moment after an answer that the server cannot have. */
async function killBrowser(page, kill, token, link) {
  await answer(page, 71, 74);
  await saved(page);
  proxy.mode = "down";
  await answer(page, 75, 75);
  await new Promise((wake) => setTimeout(wake, 100));
  await kill();
  proxy.mode = "ok";
  check((await answeredOnServer(token)) === 74, "the last answer had not arrived");
  const again = await openWindow();
  await again.page.goto(link);
  await heading(again.page, "Que bom que você voltou");
  await until(async () => (await answeredOnServer(token)) === 75, "the answer given before the browser was killed");
  check(true, "the answer given before the browser was killed arrives");
  await onward(again.page);
  await heading(again.page, "Questões 71 a 80");
  check((await again.page.locator("input:checked").count()) === 5, "it goes on where it stopped");
  for (let n = 71; n <= 75; n++) await tabTo(again.page, ".flag"); // past what is answered
  await answer(again.page, 76, 80);
  return again;
}

function rowsLeft(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("assay");
        opening.onsuccess = () => {
          const count = opening.result.transaction("answer").objectStore("answer").count();
          count.onsuccess = () => done(count.result);
        };
      }),
  );
}

/** The result is the one these answers give: the same answers sent by hand score the same. */
async function report(id, stored) {
  const results = async (invite) =>
    until(async () => {
      const reply = await server.esc("GET", `/invites/${invite}/results`);
      return reply.status === 200 && reply.body;
    }, "results");
  const sat = await results(id);
  check(sat.email === "ana@example.com", "the result is of the person invited", sat.email);
  check(sat.dimensions.length === 8, "with eight dimensions", sat.dimensions.length);
  const other = await server.invite({ email: "bo@example.com" });
  const path = `/assay/v1/sittings/${other.token}`;
  await server.call("POST", `${path}/start`, { consent: true, locale: "pt" });
  const at = new Date().toISOString();
  const answers = stored.parts
    .flatMap((part) => part.items)
    .map((item, i) => ({ item_id: item.item_id, rev: 1, value: item.options[pointOf(i + 1)].value, at }));
  await server.call("PUT", `${path}/answers`, { client: "hand", answers });
  await server.call("POST", `${path}/finish`, {});
  const byHand = await results(other.id);
  const scores = ({ dimensions }) => JSON.stringify(dimensions.map(({ key, value, raw }) => [key, value, raw]));
  check(scores(sat) === scores(byHand), "the report shows what was answered", `${scores(sat)} ${scores(byHand)}`);
}

rmSync(folder, { recursive: true, force: true });
await server.close();
proxy.close();
finish();
