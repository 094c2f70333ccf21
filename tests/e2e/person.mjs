// person.mjs - who asks and who is asked: the employer's name, logo and colour; the
// candidate corrects the name before the start.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/person.mjs
//
// SCREENSHOTS=DIR keeps a picture of every screen.
import { deflateSync } from "node:zlib";
import { bytesLoaded, check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer } from "./harness.mjs";

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

/** The checksum of PNG (ISO 3309). */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A picture of one colour. */
function png(width, height, [r, g, b]) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8); // 8 bits, red green blue
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([r, g, b]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

const SVG = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40">
<style>.ring{fill:none;stroke:#a3005c;stroke-width:6}</style><circle class="ring" cx="20" cy="20" r="14"/>
<path d="M20 8v24M8 20h24" stroke="#a3005c" stroke-width="3"/><text x="44" y="28" font-size="24"
 font-family="sans-serif" fill="#2a1a24">Nordwind</text></svg>`;

async function setLogo(type, bytes) {
  const form = new FormData();
  form.append("file", new Blob([bytes], { type }), "logo");
  return (await server.send("PUT", "/assay/v1/brand/logo", form)).status;
}

const setBrand = (fields) => server.call("PATCH", "/assay/v1/brand", fields);
const buttonColour = (page) => page.locator(".primary").evaluate((button) => getComputedStyle(button).backgroundColor);
const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

await journey("the employer's face", async () => {
  check((await setLogo("image/svg+xml", SVG)) === 200, "an SVG is a logo");
  const { token } = await server.attempt("sample-all", { email: "face@example.com" });
  const link = `${server.address}/t/${token}`;
  for (const colour of ["#a3005c", "#ffd400", "#000000", "#ffffff", "#7a8288", "#00e5ff"]) {
    const { status, body } = await setBrand({ name: "Nordwind & Söhne", accent: colour });
    check(status === 200, `${colour} is taken`, status);
    for (const theme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme: theme, locale: "de" });
      const page = await openPage(context, BROKEN);
      await page.goto(link);
      await page.locator(".lead", { hasText: "Nordwind & Söhne" }).waitFor();
      await page.locator(".brand img").evaluate((img) => img.decode());
      check((await page.locator(".brand img").getAttribute("alt")) === "Nordwind & Söhne", "the logo says its name");
      check((await buttonColour(page)) === rgb(body[theme].accent), `${colour} ${theme}: the button has the colour in force`);
      await checkScreen(page, `brand ${colour} ${theme}`);
      await page.goto(`${link}#consent`);
      await page.locator("input[type=checkbox]").first().check();
      await checkScreen(page, `brand consent ${colour} ${theme}`);
      await context.close();
    }
  }
});

await journey("the employer's face within the budget", async () => {
  const { token } = await server.attempt("sample-all", { email: "small@example.com" });
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "pt-BR" });
  const page = await openPage(context, BROKEN);
  await page.goto(`${server.address}/t/${token}`);
  await page.locator(".brand img").evaluate((img) => img.decode());
  const { app, api } = await bytesLoaded(page);
  const kilo = ((app + api) / 1024).toFixed(1);
  console.log(`budget: first screen with logo and colours: ${kilo} KB of 30 KB`);
  check(app + api <= 30 * 1024, "the first screen with logo and colours takes at most 30 KB", kilo);
  await checkScreen(page, "brand at 320");

  // A PNG goes as well; where it cannot be loaded, the name stands there.
  check((await setLogo("image/png", png(300, 60, [0x0a, 0x5c, 0xa3]))) === 200, "a PNG is a logo");
  await page.reload();
  const shown = await page.locator(".brand img").evaluate(async (img) => (await img.decode(), img.naturalWidth));
  check(shown === 300, "it is shown", shown);
  await page.route(/\/logo/, (route) => route.abort());
  check((await setLogo("image/svg+xml", SVG)) === 200, "and another one in its place");
  await page.reload();
  await page.locator(".brand", { hasText: "Nordwind & Söhne" }).waitFor();
  check((await page.locator(".brand img").count()) === 0, "without the picture there is the name");
  await context.close();

  const dressed = SVG.replace("<circle", "<script>parent.hacked = 1</script><circle");
  check((await setLogo("image/svg+xml", dressed)) === 422, "a logo with a script is not taken");
  await setBrand({ name: null, accent: null });
});

await browser.close();
await server.close();
finish();
