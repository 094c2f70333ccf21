// hiring.mjs - a developer in HR works with the Coodesh family from beginning to end: writes questions and an
// assessment, has an ATS invite somebody, who sits it in the browser; reviews the essay; and is told by webhook.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/hiring.mjs
import { begin, check, checkScreen, finish, journey, onward, openBrowser, openPage, openServer, until } from "./harness.mjs";
import { startReceiver } from "../lib/receiver.mjs";

process.env.ASSAY_OUTBOUND_PRIVATE = "on"; // the receiver is on this machine
const browser = await openBrowser();
const server = await openServer();
const receiver = await startReceiver();
const ESSAY = "I moved our billing to a queue. Nothing was lost when a worker died, and we could show why.";

/** A call of the family's client: the reply, which must have that status. */
async function ask(method, path, body, status = method === "POST" ? 201 : 200, headers = {}) {
  const reply = await fetch(server.address + path, {
    method,
    headers: { "x-api-key": server.key, "Content-Type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await reply.text();
  check(reply.status === status, `${method} ${path} answers ${status}`, `${reply.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : null;
}

const told = (attempt, status) =>
  until(
    () => receiver.requests.find(({ json }) => json?.attempt_id === attempt && json.status === status)?.json,
    `the webhook that says ${status}`,
    20_000,
  );

const at = (page, screen) => until(() => new URL(page.url()).hash.startsWith(`#${screen}`), screen);
const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();

/** Makes the questions and the assessment; gives its id. */
async function write() {
  const choice = await ask("POST", "/questions", {
    type: "question",
    status: "published",
    locale: [{ code: "en", title: "Which keyword begins a query?", description: "Think of **SQL**." }],
    question: { type: "radio_multiple", choices: [{ text: "SELECT", correct: true }, { text: "PUSH" }, { text: "GRAB" }] },
    duration: 5,
    weight: 1,
    skills: ["SQL"],
  });
  const essay = await ask("POST", "/questions", {
    type: "essay",
    status: "published",
    locale: [{ code: "en", title: "A migration you led", description: "What could go wrong, and what did you do about it?" }],
    essay: { min_words: 5, max_characters: 2000 },
    criteria: [{ title: "Risks", description: "Names what could go wrong", weight: 1 }],
    duration: 15,
    weight: 3,
  });
  const draft = await ask("POST", "/assessments", { name: "Back end developer", language: "en" });
  check(draft.status === "draft", "a new assessment is a draft", draft.status);
  const made = await ask("PUT", `/assessments/${draft._id}`, {
    status: "published",
    questions: [{ question: choice._id }, { question: essay._id }],
  });
  check(made.status === "published" && made.questions.length === 2, "it is published with both questions");
  return made._id;
}

await journey("from the first question to the webhook", async () => {
  const assessment = await write();
  const [{ payload }] = await ask("GET", "/assessments/ats");
  check(payload.some((one) => one.assessment_id === assessment), "an ATS finds it", JSON.stringify(payload[0]));
  const candidate = { name: "Ada Lovelace", email: "ada@example.com", user_id: "u-1", company_id: "c-1", job_id: "j-1" };
  const invited = await ask("POST", "/assessments/ats/attempts", {
    ...candidate,
    assessment_id: assessment,
    callback_url: "https://ats.example/after",
    webhook_url: `${receiver.url}/hook`,
  });

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB" });
  const page = await openPage(context);
  await begin(page, invited.attempt_url);
  check((await told(invited.attempt_id, "started")).assessment_id === assessment, "the start is told");
  await onward(page).click();
  await heading(page, "Question 1 of 1");
  await checkScreen(page, "hiring choice");
  await page.locator(".option", { hasText: "SELECT" }).click();
  await onward(page).click();
  await handOver(page, 1);
  for (const screen of ["end-1", "overview", "part-2"]) {
    await at(page, screen);
    await onward(page).click();
  }
  await heading(page, "Question 1 of 1");
  await page.locator("textarea").fill(ESSAY);
  await checkScreen(page, "hiring essay");
  await onward(page).click();
  await handOver(page, 2);
  for (const screen of ["end-2", "overview", "review"]) {
    await at(page, screen);
    await onward(page).click();
  }
  await page.locator("dialog .primary").click();
  await heading(page, "Thank you");
  await context.close();
  await told(invited.attempt_id, "pending_review");

  const before = await ask("GET", `/assessments/ats/attempts/${invited.attempt_id}`);
  check(before.status === "pending_review", "the attempt waits for a person", before.status);
  const answers = await ask("GET", `/attempts/${invited.attempt_id}/answers`);
  check(answers.map((one) => one.status).join() === "finished,pending_review", "the choice is scored, the essay waits", JSON.stringify(answers).slice(0, 400));
  const essay = await ask("GET", `/answers/${answers[1]._id}`);
  check(JSON.stringify(essay).includes(ESSAY), "who reviews reads what was written");
  const reviewed = await ask("PUT", `/answers/${essay._id}/reviews/${essay.token}`, { score: 60, review_notes: "Clear, a little short" });
  check(reviewed.status === "finished" && reviewed.score === 60, "the review counts", JSON.stringify(reviewed).slice(0, 300));

  const end = await told(invited.attempt_id, "finished");
  check(end.score === 70, "the webhook has the weighted score: (1 x 100 + 3 x 60) / 4", JSON.stringify(end));
  const after = await ask("GET", `/assessments/ats/attempts/${invited.attempt_id}`);
  check(after.status === "finished" && after.score === 70, "so has the ATS's own question", JSON.stringify(after).slice(0, 300));
  check(after.company_result_string.includes("70"), "and the text for people", after.company_result_string);
});

/** Looks over the answers of a part, and hands it in. */
async function handOver(page, part) {
  await at(page, `review-${part}`);
  await onward(page).click();
  await page.locator("dialog .primary").click();
}

await browser.close();
receiver.stop();
await server.close();
finish();
