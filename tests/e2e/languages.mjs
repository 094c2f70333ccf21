// languages.mjs - every screen on the way to the end, in every language, on the
// narrowest phone: the longest words must fit.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/languages.mjs
//
// SCREENSHOTS=DIR keeps a picture of every screen.
import { check, checkScreen, finish, journey, openBrowser, openPage, openServer, skip } from "./harness.mjs";

if (Number(process.versions.node.split(".")[0]) < 18) skip("Node 18 or newer is needed");

const browser = await openBrowser();
const server = await openServer();

/** The headings on the way. */
const LANGUAGES = {
  en: ["What you agree to", "How it works", "Questions 1 to 10", "Check before you finish", "Thank you, you are done"],
  pt: ["Com o que você concorda", "Como funciona", "Questões 1 a 10", "Confira antes de finalizar", "Obrigado, você terminou"],
  es: ["A qué da su consentimiento", "Cómo funciona", "Preguntas 1 a 10", "Revise antes de finalizar", "Gracias, ha terminado"],
  de: ["Worin Sie einwilligen", "So läuft es ab", "Fragen 1 bis 10", "Prüfen Sie vor dem Abschluss", "Vielen Dank, Sie sind fertig"],
};

for (const [language, [consent, overview, questions, review, done]] of Object.entries(LANGUAGES))
  await journey(language, async () => {
    const { token } = await server.invite({ email: `${language}@example.com`, language });
    const context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      locale: language,
      // The last one in dark, so that both themes are seen.
      colorScheme: language === "de" ? "dark" : "light",
      hasTouch: true,
    });
    const page = await openPage(context);
    const onward = () => page.locator(".page > .actions .primary, .page form .actions .primary").click();
    const screen = async (title, name) => {
      await page.locator("h1", { hasText: title }).waitFor();
      await checkScreen(page, `${name}-${language}`);
    };

    await page.goto(`${server.address}/t/${token}`);
    await page.locator(".facts").waitFor();
    check((await page.evaluate(() => document.documentElement.lang)) === language, `${language} is chosen`);
    await checkScreen(page, `welcome-${language}`);
    await onward();
    await screen(consent, "consent");
    await page.locator("input[type=checkbox]").check();
    await onward();
    await screen(overview, "overview");
    await onward();
    await screen(questions, "questions");
    for (let i = 0; i < 12; i++) {
      await onward();
      if (i < 11) await page.locator("h1", { hasText: String((i + 1) * 10 + 1) }).waitFor();
    }
    await screen(review, "review");
    await onward();
    await page.locator("dialog[open]").waitFor();
    await checkScreen(page, `confirmation-${language}`);
    await page.locator("dialog .primary").click();
    await screen(done, "done");
    await context.close();
  });

await browser.close();
await server.close();
finish();
