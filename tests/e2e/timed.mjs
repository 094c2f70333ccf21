// timed.mjs - a part with a clock: running out on line and off line, minutes the
// employer adds and a pause, all seen without a reload.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/timed.mjs
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

const browser = await openBrowser();
const server = await openServer();
const BROKEN = /Failed to load resource|ERR_/;
/** The page asks the server every 30 s. */
const POLL_MS = 40_000;
const LIMIT_MS = 75_000;

const heading = (page, text, timeout) => page.locator("h1", { hasText: text }).waitFor({ timeout });
const secondsLeft = async (page) => {
  const text = await page.locator("[role=timer]").innerText();
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text);
  return Number(minutes) * 60 + Number(seconds);
};

/** A candidate in front of the first question of the timed part. */
async function openTimed(email, address = server.address) {
  const { id, token } = await server.attempt("sample-timed", { email });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
  const page = await openPage(context, BROKEN);
  await begin(page, `${address}/t/${token}`);
  await heading(page, "Question 1 of 1");
  await page.locator(".question input").nth(1).click();
  await onward(page).click();
  await heading(page, "End of part 1");
  await onward(page).click();
  await heading(page, "Where you are");
  await onward(page).click();
  await page.locator(".rules", { hasText: "You have 1 minute" }).waitFor();
  const before = await server.sitting(token);
  check(before.parts[1].status === "waiting" && before.parts[1].items.length === 0, "the clock waits for the candidate");
  await page.getByRole("button", { name: "Start part 2" }).click();
  await heading(page, "Question 1 of 2");
  return { id, token, context, page };
}

async function runsOut() {
  const { id, token, page, context } = await openTimed("ana@example.com");
  const left = await secondsLeft(page);
  check(left > 50 && left <= 60, "the timer starts at a minute", left);
  await page.locator(".timer .spoken", { hasText: "One minute left" }).waitFor({ state: "attached" });
  await page.locator(".timer button").click();
  check((await page.locator("[role=timer]").count()) === 0, "the timer can be hidden");
  await page.locator(".timer button").click();
  await checkScreen(page, "timed question");
  await page.reload();
  await heading(page, "Question 1 of 2");
  check((await secondsLeft(page)) <= left, "a reload does not stop the clock");
  await page.locator("input").fill("51");
  await onward(page).click();
  await heading(page, "Question 2 of 2");
  await page.locator("input").fill("late");
  await heading(page, "Time is up", LIMIT_MS);
  await page.locator(".lead", { hasText: "Everything you answered is saved" }).waitFor();
  await checkScreen(page, "time is up");
  await onward(page).click();
  await heading(page, "Where you are");
  await page.locator(".parts .done", { hasText: "finished" }).waitFor();
  check((await server.sitting(token)).parts[1].status === "done", "the part is closed");
  await onward(page).click();
  await heading(page, "Check before you finish");
  await onward(page).click();
  await page.locator("dialog .primary").click();
  await heading(page, "Thank you");
  const stored = standing(await server.answers(id));
  check(stored["timed.2"] === 51 && stored["timed.3"] === "late", "what was answered in time counts", JSON.stringify(stored));
  await context.close();
}

/** The connection breaks before the end: what was answered in time arrives later and counts. */
async function runsOutOffline() {
  const proxy = await openProxy(server.address);
  const { id, page, context } = await openTimed("bo@example.com", proxy.address);
  proxy.mode = "down";
  await page.locator("input").fill("52");
  await page.locator(".save", { hasText: "1 answer is kept on this device" }).waitFor();
  await heading(page, "Time is up", LIMIT_MS);
  await page.locator(".lead", { hasText: "1 answer is kept on this device" }).waitFor();
  await new Promise((wake) => setTimeout(wake, 1_500));
  proxy.mode = "ok";
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.locator(".lead", { hasText: "Everything you answered is saved" }).waitFor({ timeout: 20_000 });
  const answer = (await server.answers(id)).find((one) => one.item_id === "timed.2");
  check(answer.value === 52 && answer.scored && answer.late, "it counts, marked as late", JSON.stringify(answer));
  await onward(page).click();
  await page.locator(".parts .done", { hasText: "finished" }).waitFor({ timeout: POLL_MS });
  await context.close();
  proxy.close();
}

async function employerHelps() {
  const { id, page, context } = await openTimed("cy@example.com");
  const change = (body) => server.call("PATCH", `/assay/v1/attempts/${id}`, body);
  check((await change({ add_minutes: 10 })).status === 200, "the employer adds ten minutes");
  await until(async () => (await secondsLeft(page)) > 120, "the minutes on the timer", POLL_MS);
  check(true, "added minutes are seen without a reload");
  await change({ paused: true });
  await page.locator("input").fill("53"); // the reply to an answer tells at once
  await heading(page, "Paused by Nordwind", POLL_MS);
  check((await page.locator(".timer").count()) === 0, "no timer runs in a pause");
  await checkScreen(page, "paused");
  await change({ paused: false });
  await heading(page, "Question 1 of 2", POLL_MS);
  check((await page.locator("input").inputValue()) === "53", "it goes on where it stopped");
  check((await secondsLeft(page)) > 540, "the pause took no time away", await secondsLeft(page));
  await onward(page).click();
  await onward(page).click();
  await heading(page, "Check part 2");
  await page.locator(".actions .primary", { hasText: "Finish part 2" }).click();
  await page.locator("dialog", { hasText: "Not answered: 2." }).waitFor();
  await page.locator("dialog .primary").click();
  await heading(page, "End of part 2");
  check(standing(await server.answers(id))["timed.2"] === 53, "the answer given in the pause is kept");
  await context.close();
}

/** Asked for before the start, granted by the employer, seen without a reload. */
async function moreTime() {
  const { id, token } = await server.attempt("sample-timed", { email: "di@example.com" });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
  const page = await openPage(context, BROKEN);
  await page.goto(`${server.address}/t/${token}#more-time`);
  await page.locator("textarea").fill("Time and a half, please.");
  await page.locator("form .primary").click();
  await page.locator(".notice", { hasText: "has been sent" }).waitFor();
  check((await server.sitting(token)).accommodation === "requested", "the request is with the employer");
  await server.call("PATCH", `/assay/v1/attempts/${id}`, { accommodation: "granted", time_factor: 150 });
  await page.locator(".notice", { hasText: "1.5 × the usual time" }).waitFor({ timeout: POLL_MS });
  check(true, "the employer's answer is seen without a reload");
  await begin(page, `${server.address}/t/${token}`);
  await heading(page, "Question 1 of 1");
  await page.goto(`${server.address}/t/${token}#part-2`);
  await page.locator(".rules", { hasText: "1.5 minutes" }).waitFor();
  check(true, "the limit holds the extra time");
  await context.close();
}

await Promise.all([
  journey("a part runs out", runsOut),
  journey("a part runs out off line", runsOutOffline),
  journey("the employer adds minutes and pauses", employerHelps),
  journey("more time is asked for", moreTime),
]);
await browser.close();
await server.close();
finish();
