// run.mjs - all browser journeys, a few at a time: most of the time they wait for
// clocks and broken connections.
//
//   ASSAY_BIN=build/release/assay node tests/e2e/run.mjs [NAME...]
//
// Prints what each file says, and the sum.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const AT_ONCE = 2;
/** The longest first, so that nothing long is left for the end. */
const LONGEST = ["screens", "timed", "sitting"];
const HELPERS = ["run", "harness"];

const all = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.slice(0, -".mjs".length))
  .filter((name) => !HELPERS.includes(name));
const names = process.argv.length > 2 ? process.argv.slice(2) : [...new Set([...LONGEST, ...all])];
const begun = Date.now();
const seconds = (since) => Math.round((Date.now() - since) / 1000);
let passed = 0;
let failed = 0;

function run(name) {
  return new Promise((done) => {
    const since = Date.now();
    const child = spawn(process.execPath, [join(folder, name + ".mjs")], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        said += text;
      });
    }
    child.on("close", (code) => {
      const sum = /(\d+) passed, (\d+) failed\s*$/.exec(said);
      passed += Number(sum?.[1] ?? 0);
      failed += Number(sum?.[2] ?? 0) || (code === 0 ? 0 : 1);
      console.log(`e2e/${name} (${seconds(since)} s)\n${said.trimEnd().replace(/^/gm, "  ")}`);
      done();
    });
  });
}

const waiting = [...names];
async function work() {
  while (waiting.length > 0) await run(waiting.shift());
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(`e2e: ${passed} passed, ${failed} failed in ${seconds(begun)} s`);
process.exit(failed > 0 ? 1 : 0);
