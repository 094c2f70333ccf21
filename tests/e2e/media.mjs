// media.mjs - answers that are recorded, drawn or linked, and the files that a question shows: with Chromium's
// pretended camera and microphone, by keyboard, over a reload and on another device.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/media.mjs
import { inflateSync } from "node:zlib";
import { query } from "../lib/sql.mjs";
import { begin, check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer, standing, tabTo, until } from "./harness.mjs";

const PHONE = { width: 360, height: 740 };
const QUIET = /ERR_|Failed to load resource/;
const browser = await openBrowser();
const server = await openServer();
const store = { data: server.data };

/* --- an assessment of each kind --------------------------------------------------- */

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const KINDS = ["link", "audio", "video", "whiteboard"];
const ASKED = {
  link: "Where is your work?",
  audio: "Say who you are.",
  video: "Show us your desk.",
  whiteboard: "Draw how it fits together.",
};
const LIMITS = {
  audio: { accept: "audio/webm,audio/mp4", max_bytes: 5 << 20 },
  video: { accept: "video/webm,video/mp4", max_bytes: 20 << 20 },
  whiteboard: { accept: "image/png", max_bytes: 2 << 20 },
  link: { max: 2000 },
};

async function attach(question, name, type, bytes) {
  const form = new FormData();
  form.append("files", new Blob([bytes], { type }), name);
  const reply = await server.send("POST", `/questions/${question}/attachments`, form);
  check(reply.status === 201, `${name} is attached`, reply.status);
}

/** Makes an assessment of a question with these kinds; gives its code. */
async function assessment(number, kinds) {
  const made = await server.call("POST", "/questions", {
    type: "essay",
    status: "published",
    locale: [{ code: "en", title: `Media ${number}` }],
  });
  const id = BigInt(`0x${made.body._id}`);
  await attach(made.body._id, "plan of the house.png", "image/png", PNG);
  await attach(made.body._id, "Aufgabe für später.pdf", "application/pdf", Buffer.from("%PDF-1.7 the task"));
  const questions = kinds.map((type, i) => ({ id: String(i + 1), type, review: true, text: { en: ASKED[type] }, ...LIMITS[type] }));
  const document = JSON.stringify({ title: { en: "In your own way" }, minutes: 5, questions });
  query(
    store,
    `INSERT INTO question_version (workspace_id, id, question_id, version, document, created_at)
      SELECT workspace_id, ${number}, id, 1, '${document.replaceAll("'", "''")}', 1 FROM question WHERE id = ${id}`,
  );
  query(
    store,
    `INSERT INTO assessment (workspace_id, id, code, name, instrument, created_at, modified_at)
      SELECT workspace_id, ${2000 + number}, 'media-${number}', 'Media', 'q:${number}', 1, 1 FROM question WHERE id = ${id}`,
  );
  return `media-${number}`;
}

const all = await assessment(1, KINDS);
const question = (page, number) => page.locator("h1", { hasText: new RegExp(`^Question ${number}\\b`) }).waitFor();
const saved = (page) => page.locator(".save", { hasText: "All answers saved" }).waitFor({ timeout: 20_000 });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const received = (page) => page.locator(".file-row", { hasText: "received" }).waitFor({ timeout: 20_000 });
const isWebm = (bytes) => bytes.subarray(0, 4).toString("hex") === "1a45dfa3";

async function open(code, email, options = {}) {
  const { id, token } = await server.attempt(code, { email });
  const context = await browser.newContext({ viewport: PHONE, locale: "en", permissions: ["camera", "microphone"], ...options });
  const page = await openPage(context, QUIET);
  await begin(page, `${server.address}/t/${token}`);
  return { id, token, context, page };
}

const answerOf = async (id, number) => standing(await server.answers(id))[`q:1.${number}`];
const fileOf = async (id, number) => server.download(`/assay/v1/uploads/${await answerOf(id, number)}`);

/** Records for a moment. */
async function record(page, ms = 2_500) {
  await button(page, "Record").click();
  await button(page, "Stop").waitFor({ timeout: 10_000 });
  await page.waitForTimeout(ms);
  await button(page, "Stop").click();
}

/** The tEXt chunk with the strokes, and the points of the picture that are not white. */
function pngOf(bytes) {
  const parts = [];
  let strokes = null;
  let header;
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") header = body;
    if (name === "IDAT") parts.push(body);
    if (name === "tEXt" && body.toString("latin1").startsWith("assay-strokes\0")) strokes = JSON.parse(body.toString("latin1", 14));
    at += length + 12;
  }
  return { width: header.readUInt32BE(0), height: header.readUInt32BE(4), strokes, bytes: inflateSync(Buffer.concat(parts)).length };
}

/* --- the journeys ------------------------------------------------------------------- */

await journey("recorded, drawn and linked", async () => {
  const { id, token, context, page } = await open(all, "ana@example.com");
  await question(page, 1);

  // The files of the question stand beside it and come with the link of the sitting alone.
  const files = page.locator(".attachments");
  await files.locator("img").evaluate((img) => img.decode());
  check((await files.locator("img").evaluate((img) => img.naturalWidth)) === 1, "a picture is shown");
  const [download] = await Promise.all([page.waitForEvent("download"), files.locator("a", { hasText: "Aufgabe" }).click()]);
  check(download.suggestedFilename() === "Aufgabe für später.pdf", "a document is a download", download.suggestedFilename());
  const stranger = await fetch(`${server.address}${await files.locator("a").first().getAttribute("href")}`.replace(token, "A".repeat(22)));
  check(stranger.status === 404, "without the link there is none", stranger.status);
  await checkScreen(page, "link with files");

  const field = page.locator("input[type=url]");
  await field.fill("my work");
  await field.blur();
  await page.locator(".error", { hasText: "no address yet" }).waitFor();
  check((await answerOf(id, 1)) === undefined, "what is no address is no answer");
  await field.fill("example.com/work");
  await field.blur();
  await until(async () => (await answerOf(id, 1)) === "https://example.com/work", "the address, completed");
  await onward(page).click();

  // Sound, by keyboard alone.
  await question(page, 2);
  await checkScreen(page, "audio off");
  await tabTo(page, "button.record");
  await page.keyboard.press("Enter");
  await button(page, "Record").waitFor();
  await until(() => page.evaluate(() => document.activeElement.textContent.includes("Record")), "the focus on Record");
  await checkScreen(page, "audio ready");
  await page.keyboard.press("Enter");
  await page.locator(".record-state", { hasText: "Recording starts in" }).waitFor();
  await button(page, "Stop").waitFor({ timeout: 10_000 });
  await until(() => page.evaluate(() => document.activeElement.textContent.includes("Stop")), "the focus on Stop");
  await page.locator(".running", { hasText: /Recording: 0:0[2-9]/ }).waitFor();
  check((await page.locator("meter").evaluate((one) => one.value)) > 0, "the loudness moves");
  await checkScreen(page, "audio recording");
  await page.keyboard.press("Enter");
  await received(page);
  await saved(page);
  await until(() => page.evaluate(() => document.activeElement.textContent.includes("Record again")), "the focus on Record again");
  const length = () => page.locator("audio.playback").evaluate(async (audio) => {
    await audio.play();
    audio.pause();
    return audio.readyState;
  });
  check((await length()) >= 2, "the recording can be played");
  const first = await fileOf(id, 2);
  check(isWebm(first) && first.length > 1000, "the employer gets a WebM", first.length);
  await checkScreen(page, "audio recorded");

  // Once more; the one before stands until the new one is there.
  await button(page, "Record again").click();
  await button(page, "Record").waitFor();
  const before = await answerOf(id, 2);
  await button(page, "Turn off").click();
  await button(page, "Record again").waitFor();
  check((await answerOf(id, 2)) === before, "who only looks keeps the recording");
  await button(page, "Record again").click();
  await record(page);
  await until(async () => (await answerOf(id, 2)) !== before, "another recording", 20_000);
  await saved(page);

  await page.reload();
  await question(page, 2);
  await button(page, "Play my recording").click();
  await page.locator("audio.playback").waitFor();
  check((await length()) >= 2, "after a reload it comes back from the server");
  await onward(page).click();

  // Picture and sound; who goes on while it runs keeps what there is.
  await question(page, 3);
  await button(page, "Turn camera and microphone on").click();
  const live = page.locator(".live video");
  await live.waitFor();
  await until(() => live.evaluate((video) => video.videoWidth > 0), "the picture of the camera");
  await checkScreen(page, "video ready");
  await button(page, "Record").click();
  await button(page, "Stop").waitFor({ timeout: 10_000 });
  await page.waitForTimeout(7_000);
  await onward(page).click();
  await question(page, 4);
  await saved(page);
  const film = await until(async () => (await answerOf(id, 3)) && fileOf(id, 3), "the film", 20_000);
  check(isWebm(film) && film.length > 100_000, "what was recorded until then is kept", film.length);
  const parts = query(store, "SELECT count(*) FROM upload_part")[0][0];
  check(film.length < 300_000 || Number(parts) > 0, "a long one goes in parts", parts);
  await page.goBack();
  await question(page, 3);
  await checkScreen(page, "video recorded");
  await onward(page).click();

  await question(page, 4);
  await checkScreen(page, "whiteboard empty");
  const board = page.locator("canvas");
  await board.scrollIntoViewIfNeeded();
  const draw = async (points) => {
    const box = await board.boundingBox();
    const [[x, y], ...rest] = points.map(([px, py]) => [box.x + px * box.width, box.y + py * box.height]);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const [px, py] of rest) await page.mouse.move(px, py, { steps: 4 });
    await page.mouse.up();
  };
  await draw([[0.2, 0.2], [0.8, 0.2], [0.8, 0.8]]);
  await draw([[0.1, 0.9], [0.9, 0.9]]);
  await page.getByRole("img", { name: "Drawing area with 2 strokes" }).waitFor();
  await board.press("Control+z").catch(() => undefined);
  await button(page, "Undo").focus();
  await page.keyboard.press("Control+z");
  await page.getByRole("img", { name: "Drawing area with 1 stroke", exact: true }).waitFor();
  await button(page, "Eraser").click();
  await draw([[0.5, 0.1], [0.5, 0.3]]);
  await page.getByLabel("Line of text").fill("Größe: 3 m");
  await page.keyboard.press("Enter");
  await page.getByRole("img", { name: "Drawing area with 3 strokes" }).waitFor();
  await received(page);
  await saved(page);
  await until(async () => pngOf(await fileOf(id, 4)).strokes?.length === 3, "the picture with three strokes", 15_000);
  const picture = pngOf(await fileOf(id, 4));
  check(picture.width === 1200 && picture.height === 750, "a picture of 1200 by 750", `${picture.width}x${picture.height}`);
  check(picture.strokes[2].text === "Größe: 3 m", "with its text", JSON.stringify(picture.strokes[2]));
  check(picture.strokes[0].points.length >= 6, "and its points", picture.strokes[0].points.length);
  await checkScreen(page, "whiteboard drawn");

  // On another device the drawing goes on.
  const other = await browser.newContext({ viewport: PHONE, locale: "en" });
  const second = await openPage(other, QUIET);
  await second.goto(`${server.address}/t/${token}#part-1.page-4`);
  await second.getByRole("img", { name: "Drawing area with 3 strokes" }).waitFor({ timeout: 15_000 });
  check(true, "another device has the strokes");
  await button(second, "Undo").click();
  await until(async () => pngOf(await fileOf(id, 4)).strokes?.length === 2, "the drawing changed there", 15_000);
  await saved(second);
  await onward(second).click();
  await second.locator(".lead", { hasText: "All 4 questions are answered" }).waitFor();
  for (const text of ["https://example.com/work", "whiteboard.png"])
    check((await second.locator(".sheets .given", { hasText: text }).count()) >= 1, `the review shows ${text}`);
  await onward(second).click();
  await second.locator("dialog .primary").click();
  await second.locator("h1", { hasText: "Thank you" }).waitFor();
  const late = await fetch(`${server.address}/assay/v1/sittings/${token}/uploads/${await answerOf(id, 4)}`);
  check(late.status === 409, "after the end the link shows nothing any more", late.status);
  await other.close();
  await context.close();
});

await journey("without the devices a file will do", async () => {
  const { id, context, page } = await open(all, "bo@example.com");
  await page.evaluate(() => {
    const refuse = (name) => () => Promise.reject(new DOMException("no", name));
    window.fails = (name) => (navigator.mediaDevices.getUserMedia = refuse(name));
  });
  await page.evaluate(() => (location.hash = "part-1.page-2"));
  await question(page, 2);
  for (const [name, text] of [["NotAllowedError", "was refused"], ["NotFoundError", "No microphone or camera"], ["NotReadableError", "Another program"]]) {
    await page.evaluate((wanted) => window.fails(wanted), name);
    await button(page, "Turn the microphone on").click();
    await page.locator(".error", { hasText: text }).waitFor();
  }
  await checkScreen(page, "audio refused");
  const picker = page.locator("input[type=file]");
  await picker.setInputFiles({ name: "said.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-") });
  await page.locator(".error", { hasText: "not accepted" }).waitFor();
  await picker.setInputFiles({ name: "said.webm", mimeType: "audio/webm", buffer: Buffer.from("1a45dfa3", "hex") });
  await received(page);
  await saved(page);
  check(isWebm(await fileOf(id, 2)), "a file that was recorded elsewhere is the answer");
  await context.close();
});

await journey("a sample of each kind to try, in every language", async () => {
  for (const locale of ["de", "pt", "es"]) {
    const { token } = await server.attempt(all, { email: `${locale}@example.com` });
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale, permissions: ["camera", "microphone"] });
    const page = await openPage(context, QUIET);
    await page.goto(`${server.address}/t/${token}#practice`);
    for (let i = 0; i < KINDS.length; i++) {
      await page.locator(".question").waitFor();
      await checkScreen(page, `${locale} practice ${KINDS[i]}`);
      if (KINDS[i] === "audio") {
        await page.locator("button.record").click();
        await page.locator("meter").waitFor();
        await page.locator("button.record").click();
        await page.locator(".running").waitFor({ timeout: 10_000 });
        await page.waitForTimeout(1_500);
        await page.locator("button.record").click();
        await page.locator("audio.playback").waitFor();
      }
      await onward(page).click();
    }
    await context.close();
  }
  check(query(store, "SELECT count(*) FROM upload WHERE name LIKE 'aufnahme%' OR name LIKE 'grava%'")[0][0] === "0", "nothing of it is sent");
});

await browser.close();
await server.close();
finish();
