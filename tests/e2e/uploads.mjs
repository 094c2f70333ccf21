// uploads.mjs - a large file on a bad line: it goes on where it stopped, after a lost
// reply, a reload of the page and a killed server.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/uploads.mjs
import { randomBytes } from "node:crypto";
import {
  begin,
  check,
  checkScreen,
  finish,
  journey,
  openBrowser,
  openPage,
  openProxy,
  openServer,
  standing,
  until,
} from "./harness.mjs";

const BROKEN = /Failed to load resource|ERR_/;
const PART = 512 * 1024;
const browser = await openBrowser();
const server = await openServer();
const proxy = await openProxy(server.address);
const isPart = ({ method, url }) => method === "PUT" && /\/files\/up_\w+$/.test(url);
const received = (page) => page.locator(".file-row", { hasText: "received" }).waitFor({ timeout: 30_000 });
const work = () => ({ name: "work: größer.pdf", mimeType: "application/pdf", buffer: randomBytes(9 * PART - 7) });

async function open(email) {
  const { id, token } = await server.attempt("sample-all", { email });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
  const page = await openPage(context, BROKEN);
  await begin(page, `${proxy.address}/t/${token}`);
  await page.goto(`${proxy.address}/t/${token}#part-1.page-12`);
  await page.locator(".pick").waitFor();
  return { id, context, page };
}

await journey("a large file", async () => {
  const { id, context, page } = await open("ana@example.com");
  const file = work();
  let parts = 0;
  let bytes = 0;
  let mode = (n) => (n === 2 ? "lose" : n > 4 ? "down" : null);
  proxy.rule = (request) => {
    if (!isPart(request)) return null;
    bytes += Number(request.headers["content-length"]);
    return mode(++parts);
  };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator(".save", { hasText: "kept on this device" }).waitFor({ timeout: 20_000 });
  await page.locator(".file-row", { hasText: "%" }).waitFor();
  await checkScreen(page, "file half way");

  await page.reload();
  await page.locator(".file-row", { hasText: file.name }).waitFor();
  check(true, "the file is kept through a reload");
  const half = bytes;
  await server.kill();
  mode = () => null;
  await server.start();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await received(page);
  check(bytes - half < file.buffer.length - 2 * PART, "it goes on where it stopped", `${bytes - half} of ${file.buffer.length}`);
  await page.locator(".save", { hasText: "All answers saved" }).waitFor();
  const upload = standing(await server.answers(id))["all.file"];
  const got = await server.download(`/assay/v1/uploads/${upload}`);
  check(got.equals(file.buffer), "the employer gets it as it was", got.length);
  await context.close();
});

await journey("another file instead, half way", async () => {
  const { id, context, page } = await open("bo@example.com");
  const [first, second] = [work(), work()];
  let parts = 0;
  proxy.rule = (request) => (isPart(request) && ++parts > 3 ? "down" : null);
  const picker = page.locator("input[type=file]");
  await picker.setInputFiles(first);
  await until(() => parts > 3, "the line to break");
  await picker.setInputFiles(second);
  proxy.rule = () => null;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await received(page);
  await page.locator(".save", { hasText: "All answers saved" }).waitFor();
  const upload = standing(await server.answers(id))["all.file"];
  const got = await server.download(`/assay/v1/uploads/${upload}`);
  check(got.equals(second.buffer), "the one that was chosen last is the answer");
  await context.close();
});

await browser.close();
await server.close();
proxy.close();
finish();
