// items.mjs - every type of question answered as a candidate does, the page loaded
// again in between, and the answer log read through the API.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/items.mjs
import {
  begin,
  check,
  checkScreen,
  finish,
  journey,
  onward,
  openBrowser,
  openPage,
  openServer,
  standing,
  until,
} from "./harness.mjs";

const browser = await openBrowser();
const server = await openServer();

const question = (page, number) => page.locator("h1", { hasText: new RegExp(`^Questions? ${number}\\b`) }).waitFor();
const option = (page, text) => page.locator(".option", { hasText: text });
const saved = (page) => page.locator(".save", { hasText: "All answers saved" }).waitFor();
const PDF = { name: "work-sample.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(300_000, "x") };

await journey("every type of question", async () => {
  const { id, token } = await server.attempt("sample-all");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en-GB" });
  const page = await openPage(context, /ERR_INTERNET_DISCONNECTED/);
  await begin(page, `${server.address}/t/${token}`);
  const next = async (number) => {
    await onward(page).click();
    await question(page, number);
  };

  await question(page, 1);
  await page.locator(".likert label").nth(3).click();
  await page.locator(".flag").click();
  await next(2);

  // One half of a choice is kept on the device, and is no answer yet.
  const ends = page.locator(".end");
  await ends.nth(0).locator("label").nth(1).click();
  await page.locator("#progress-text", { hasText: "1 of 12" }).waitFor();
  await saved(page);
  await page.reload();
  await question(page, 2);
  check(await ends.nth(0).locator("input").nth(1).isChecked(), "half an answer survives a reload");
  check(standing(await server.answers(id))["all.tetrad"] === undefined, "and is not sent");
  await ends.nth(1).locator("label").nth(1).click();
  await page.locator(".count", { hasText: "cannot be both" }).waitFor();
  check((await page.locator("input:checked").count()) === 1, "the same word cannot be both");
  await ends.nth(0).locator("label").nth(0).click();
  await checkScreen(page, "tetrad answered");
  await next(3);

  await option(page, "Quick").click();
  await option(page, "Friendly").click();
  await page.locator(".count", { hasText: "2 chosen" }).waitFor();
  await next(4);
  await option(page, "10:15").click();
  await next(5);
  await option(page, "29").click();
  await option(page, "23").click();
  await option(page, "21").click();
  await page.locator(".count", { hasText: "You have chosen 2 already" }).waitFor();
  check((await page.locator("input:checked").count()) === 2, "no more than may be chosen");
  await next(6);

  await page.locator(".count", { hasText: "Not ordered yet" }).waitFor();
  await page.getByRole("button", { name: "Move up: Plan" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".count", { hasText: "Plan is now number 1" }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.ariaLabel);
  await until(async () => (await focused()) === "Move down: Plan", "the focus on the button that is left");
  await page.getByRole("button", { name: "Move up: Build" }).click();
  await next(7);

  for (const [i, capital] of ["Lisbon", "Lima", "Vienna"].entries())
    await page.locator("select").nth(i).selectOption({ label: capital });
  await next(8);
  const field = page.locator(".measured input");
  await field.fill("250");
  await field.blur();
  await page.locator(".error", { hasText: "not a number in that range" }).waitFor();
  await checkScreen(page, "number wrong");
  await field.fill("25,0");
  await page.locator("#progress-text", { hasText: "8 of 12" }).waitFor();
  await next(9);
  await page.locator("input[type=date]").fill("2026-12-01");
  await next(10);
  await page.locator("input[type=text]").fill("Archivist");
  await next(11);
  await page.locator("textarea").fill("I once trusted a plan that nobody had read. ".repeat(3).trim());
  await page.locator(".count", { hasText: "27 words" }).waitFor();
  await next(12);

  const picker = page.locator("input[type=file]");
  await picker.setInputFiles({ name: "program.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") });
  await page.locator(".error", { hasText: "not accepted" }).waitFor();
  await picker.setInputFiles({ ...PDF, name: "first.pdf" });
  await page.locator(".file-row", { hasText: "received" }).waitFor();
  await page.locator("button", { hasText: "Remove" }).click();
  await page.locator(".drop", { hasText: "drop it here" }).waitFor();
  await context.setOffline(true);
  await picker.setInputFiles(PDF);
  await page.locator(".file-row", { hasText: "waiting to be sent" }).waitFor();
  await page.locator(".save", { hasText: "kept on this device" }).waitFor();
  await context.setOffline(false);
  await page.locator(".file-row", { hasText: "received" }).waitFor({ timeout: 20_000 });
  await checkScreen(page, "file");
  await saved(page);

  await page.reload();
  await page.locator(".file-row", { hasText: PDF.name }).waitFor();
  await onward(page).click();
  await page.locator(".lead", { hasText: "All 12 questions are answered" }).waitFor();
  for (const text of ["Most: Meetings", "Quick, Friendly", "10:15", "23, 29", "25 %", "December 1, 2026", PDF.name])
    check((await page.locator(".sheets .given", { hasText: text }).count()) >= 1, `the review shows ${text}`);
  await page.locator("h2", { hasText: "Flagged" }).waitFor();

  const upload = standing(await server.answers(id))["all.file"];
  const expected = {
    "all.likert": 4,
    "all.tetrad": { most: 0, least: 1 },
    "all.adjectives": [1, 3],
    "all.single": 2,
    "all.multiple": [2, 4],
    "all.ranking": [2, 1, 4, 3],
    "all.matching": { 1: 3, 2: 1, 3: 2 },
    "all.number": 25,
    "all.date": "2026-12-01",
    "all.text": "Archivist",
    "all.essay": "I once trusted a plan that nobody had read. ".repeat(3).trim(),
    "all.file": upload,
  };
  const stored = standing(await server.answers(id));
  for (const [item, value] of Object.entries(expected)) {
    const same = JSON.stringify(stored[item]) === JSON.stringify(value);
    check(same, `${item} is what was answered`, JSON.stringify(stored[item]));
  }
  check(/^up_/.test(upload), "the file is an upload", upload);
  const file = await server.download(`/assay/v1/uploads/${upload}`);
  check(Buffer.compare(file, PDF.buffer) === 0, "with the bytes that were chosen", file.length);

  await onward(page).click();
  await page.locator("dialog .primary").click();
  await page.locator("h1", { hasText: "Thank you" }).waitFor();
  await page.locator("summary", { hasText: "Have my data deleted" }).click();
  await page.locator("button", { hasText: "Ask for deletion" }).click();
  await page.locator("dialog .primary").click();
  await page.locator(".notice", { hasText: "has been sent" }).waitFor();
  check(true, "the wish for deletion is sent");
  await context.close();
});

await journey("tests of the library: passages, tables and code stand above their questions", async () => {
  for (const [code, part] of [["sql", "pre, table"], ["verbal", "p"]]) {
    const { id, token } = await server.attempt(code, { email: `${code}@example.com` });
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "pt-BR" });
    const page = await openPage(context);
    await begin(page, `${server.address}/t/${token}`);
    await page.locator(".rules").waitFor();
    await page.locator(".page > .actions .primary").click();
    await page.locator("h1", { hasText: /^Questão 1\b/ }).waitFor();
    check((await page.locator(".stimulus").locator(part).count()) > 0, `${code}: what it is about is shown`);
    check(!/\[\]|\["/.test(await page.locator(".stimulus").innerText()), `${code}: as text, not as a tree`);
    await checkScreen(page, `${code} question 1`);
    const number = page.locator(".measured input");
    await ((await number.count()) ? number.fill("1") : page.locator(".option").first().click());
    await page.locator(".save", { hasText: "salvas" }).waitFor();
    check(standing(await server.answers(id))[`${code}.01`] === 1, `${code}: the answer is stored`);
    await context.close();
  }
});

await journey("what happens meanwhile is recorded, if the candidate agrees", async () => {
  const { id, token } = await server.attempt("sample-all", { snapshot_s: 2, email: "bo@example.com" });
  const context = await browser.newContext({ locale: "en", permissions: ["camera"] });
  const page = await openPage(context);
  await begin(page, `${server.address}/t/${token}`);
  await page.locator(".camera", { hasText: "Camera on" }).waitFor();
  await page.goto(`${server.address}/t/${token}#part-1.page-11`);
  await page.locator("textarea").waitFor();
  const paste = (text) =>
    page.locator("textarea").evaluate((area, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, text);
  await paste("short");
  await paste("A text of more than thirty characters from elsewhere.");
  await page.locator(".question legend, .question label").first().dispatchEvent("copy");
  const kinds = async () => (await server.events(id)).events.map(({ kind }) => kind);
  await until(async () => {
    const seen = await kinds();
    return seen.includes("paste") && seen.filter((kind) => kind === "snapshot").length >= 2;
  }, "a paste and two snapshots");
  const { events } = await server.events(id);
  const pasted = events.filter(({ kind }) => kind === "paste");
  check(pasted.length === 1 && pasted[0].count === 53, "one paste of 53 characters", JSON.stringify(pasted));
  check(pasted[0]?.item_id === "all.essay", "with its question", pasted[0]?.item_id);
  const picture = await server.download(`/assay/v1/uploads/${events.find(({ kind }) => kind === "snapshot").detail}`);
  check(picture.subarray(0, 2).toString("hex") === "ffd8", "a snapshot is a JPEG", picture.length);
  await context.close();

  const other = await server.attempt("sample-all", { email: "cy@example.com" });
  const shy = await browser.newContext({ locale: "en" });
  const quiet = await openPage(shy);
  await quiet.goto(`${server.address}/t/${other.token}#consent`);
  await quiet.locator("input[type=checkbox]").first().check();
  for (let i = 0; i < 3; i++) {
    const before = quiet.url();
    await onward(quiet).click();
    await quiet.waitForFunction((old) => location.href !== old, before);
  }
  await question(quiet, 1);
  await quiet.locator(".likert label").nth(0).click();
  await saved(quiet);
  const view = await server.call("GET", `/assay/v1/attempts/${other.id}`);
  check(view.body.recorded === false, "who did not agree is not recorded, and the employer sees that");
  const recorded = (await server.sitting(other.token)).recorded;
  check(recorded.join() === "answers,times", "and the candidate too", recorded.join());
  await shy.close();
});

await browser.close();
await server.close();
finish();
