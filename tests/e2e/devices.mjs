// devices.mjs - one attempt on several devices: one goes on at a time, the other says so,
// and nothing that was answered, flagged or begun on either is lost.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/devices.mjs
import {
  begin,
  check,
  checkScreen,
  finish,
  journey,
  onward,
  openBrowser,
  openPage,
  openProxy,
  openServer,
  standing,
  until,
} from "./harness.mjs";

const BROKEN = /Failed to load resource|ERR_/;
const browser = await openBrowser();
const server = await openServer();
const proxy = await openProxy(server.address);
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();
const saved = (page) => page.locator(".save", { hasText: "All answers saved" }).waitFor({ timeout: 20_000 });
const choose = (page, statement, point) =>
  page.locator("fieldset.likert").nth(statement).locator("label").nth(point).click();
const active = async (token) => (await server.sitting(token)).active_client;
/** The connection is back, as the browser notices it. */
const online = (page) => page.evaluate(() => dispatchEvent(new Event("online")));

async function device(width = 360) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale: "en" });
  return { context, page: await openPage(context, BROKEN) };
}

await journey("one goes on at a time", async () => {
  const { id, token } = await server.attempt("pa-leadership", { email: "one@example.com" });
  const phone = await device();
  const desk = await device(1280);
  await begin(phone.page, `${proxy.address}/t/${token}`);
  await heading(phone.page, "Questions 1 to 10");
  for (const n of [0, 1, 2]) await choose(phone.page, n, 3);
  await saved(phone.page);
  const first = await active(token);
  check(first !== null, "the device that starts is known");

  // Looking on another device takes nothing away; going on does.
  await desk.page.goto(`${server.address}/t/${token}`);
  await heading(desk.page, "Welcome back");
  check((await active(token)) === first, "who only looks does not take it");
  await onward(desk.page).click();
  await heading(desk.page, "Questions 1 to 10");
  check((await desk.page.locator("input:checked").count()) === 3, "the answers are there");
  await until(async () => (await active(token)) !== first, "the other device to have it");
  await choose(desk.page, 3, 1);
  await saved(desk.page);

  // The first hears of it with its next answer, which is not lost.
  await choose(phone.page, 4, 4);
  await heading(phone.page, "Continued elsewhere");
  await checkScreen(phone.page, "elsewhere on a device");
  check((await phone.page.locator(".save").count()) === 0, "and has nothing left to send");
  const item = (await server.sitting(token)).parts[0].items;
  const log = async () => standing(await server.answers(id));
  check((await log())[item[4].item_id] === item[4].options[4].value, "the answer given meanwhile is kept");

  // Taken back, and the other one steps back by itself.
  await onward(phone.page).click();
  await heading(phone.page, "Questions 1 to 10");
  check((await phone.page.locator("input:checked").count()) === 5, "all five answers are shown");
  await until(async () => (await active(token)) === first, "the phone to have it again");
  await choose(phone.page, 5, 2);
  await saved(phone.page);
  await desk.page.locator("h1", { hasText: "Continued elsewhere" }).waitFor({ timeout: 40_000 });
  check(true, "the other device steps back without a touch");

  // Both were in it: reloaded, each knows its place.
  await desk.page.reload();
  await heading(desk.page, "Continued elsewhere");
  await phone.page.reload();
  await heading(phone.page, "Questions 1 to 10");
  check((await phone.page.locator("input:checked").count()) === 6, "a reload changes nothing");
  await phone.context.close();
  await desk.context.close();
});

await journey("answers kept without a connection", async () => {
  const { id, token } = await server.attempt("pa-leadership", { email: "two@example.com" });
  const phone = await device();
  const desk = await device();
  await begin(phone.page, `${proxy.address}/t/${token}`);
  await heading(phone.page, "Questions 1 to 10");
  await choose(phone.page, 0, 0);
  await saved(phone.page);
  proxy.mode = "down";
  await choose(phone.page, 0, 1);
  await choose(phone.page, 1, 1);
  await phone.page.locator(".save", { hasText: "2 answers" }).waitFor();
  await phone.page.waitForTimeout(50);

  await desk.page.goto(`${server.address}/t/${token}#part-1.page-1`);
  await heading(desk.page, "Questions 1 to 10");
  await choose(desk.page, 0, 4);
  await saved(desk.page);
  proxy.mode = "ok";
  await online(phone.page);
  await heading(phone.page, "Continued elsewhere");
  const items = (await server.sitting(token)).parts[0].items;
  await until(async () => (await server.answers(id)).length === 4, "what the phone had kept");
  const stands = standing(await server.answers(id));
  check(stands[items[0].item_id] === items[0].options[4].value, "of two answers the later one stands");
  check(stands[items[1].item_id] === items[1].options[1].value, "and what only the phone had is there");
  await onward(phone.page).click();
  await heading(phone.page, "Questions 1 to 10");
  const shown = await phone.page.locator("fieldset.likert").nth(0).locator("input").nth(4).isChecked();
  check(shown, "the phone then shows what the desk answered");
  await until(async () => (await server.events(id)).events.filter(({ kind }) => kind === "device_change").length >= 2,
    "both changes of device in the record");
  await phone.context.close();
  await desk.context.close();
});

await journey("an answer taken back on another device", async () => {
  const { id, token } = await server.attempt("sample-all", { email: "three@example.com" });
  const phone = await device();
  const desk = await device();
  await begin(phone.page, `${server.address}/t/${token}`);
  await phone.page.goto(`${server.address}/t/${token}#part-1.page-3`);
  await phone.page.locator(".option", { hasText: "Quick" }).click();
  await saved(phone.page);
  await desk.page.goto(`${server.address}/t/${token}#part-1.page-3`);
  await desk.page.locator(".option", { hasText: "Quick" }).click();
  const log = async () => standing(await server.answers(id))["all.adjectives"];
  await until(async () => (await log()) === null, "the answer to be taken back");
  await phone.page.reload();
  await heading(phone.page, "Continued elsewhere");
  await onward(phone.page).click();
  await phone.page.locator(".option").first().waitFor();
  check((await phone.page.locator("input:checked").count()) === 0, "it is not shown as answered any more");
  await phone.context.close();
  await desk.context.close();
});

await journey("flags", async () => {
  const { token } = await server.attempt("pa-leadership", { email: "four@example.com" });
  const phone = await device();
  const desk = await device();
  const flagged = async () => (await server.sitting(token)).flagged.length;
  await begin(phone.page, `${proxy.address}/t/${token}`);
  await heading(phone.page, "Questions 1 to 10");
  await phone.page.locator(".flag").nth(1).click();
  await phone.page.locator(".flag").nth(2).click();
  await until(async () => (await flagged()) === 2, "two flags on the server");
  // Without a connection it is kept, through a reload.
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  proxy.mode = "down";
  await phone.page.locator(".flag").nth(1).click();
  await phone.page.locator(".flag").nth(5).click();
  await phone.page.locator(".flag").nth(6).click();
  await phone.page.reload();
  await heading(phone.page, "Questions 1 to 10");
  const pressed = (page) => page.locator(".flag[aria-pressed=true]").count();
  check((await pressed(phone.page)) === 3, "a reload without a connection keeps flags");
  check((await flagged()) === 2, "which the server does not know yet");
  proxy.mode = "ok";
  await online(phone.page);
  await until(async () => (await flagged()) === 3, "three flags on the server");

  await desk.page.goto(`${server.address}/t/${token}#review`);
  await desk.page.locator("h2", { hasText: "Flagged" }).waitFor();
  check((await desk.page.locator(".item-list").first().locator("li").count()) === 3, "another device has the flags");
  await desk.page.locator(".item-list a").first().click();
  await heading(desk.page, "Questions 1 to 10");
  await desk.page.locator(".flag[aria-pressed=true]").first().click();
  await desk.page.close(); // at once: what was not sent goes with the page
  await until(async () => (await flagged()) === 2, "two flags on the server again");
  await phone.page.reload();
  await heading(phone.page, "Continued elsewhere");
  await onward(phone.page).click();
  await heading(phone.page, "Questions 1 to 10");
  check((await pressed(phone.page)) === 2, "and the first device has them as well");
  await phone.context.close();
  await desk.context.close();
});

await browser.close();
await server.close();
proxy.close();
finish();
