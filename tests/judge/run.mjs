// run.mjs - tests of the judge's programs: node tests/judge/run.mjs [--filter PATTERN]
//
// Attacks run at every level and in every mode that this machine has; what it
// lacks is named, and so is a group of JUDGE.md 8 without a test.
// ASSAY_JUDGE_BUILD=build/asan takes the programs from there.
import os from "node:os";
import { archiveTests } from "./archives.mjs";
import { attacks, requests } from "./attacks.mjs";
import { languageTests } from "./languages.mjs";
import { machine } from "./runner.mjs";
import { sqlTests } from "./sql.mjs";
import { sqlJudgeTests } from "./sql_judge.mjs";
import { installedLanguages, submissionTests } from "./submissions.mjs";

const filter = process.argv.includes("--filter") ? process.argv[process.argv.indexOf("--filter") + 1] : "";
const began = performance.now();
const { can, missing } = await machine();
for (const text of missing) console.log(`judge: skipped: ${text}`);
if (can.length === 0) console.log("judge: no sandbox can be built on this machine; only requests are tested");

const { installed, missing: absent } = can.length > 0 ? await installedLanguages() : { installed: [], missing: [] };
for (const text of absent) console.log(`judge: skipped: language ${text}`);

const judged = can.length > 0 ? [...submissionTests().filter((test) => !test.language || installed.includes(test.language)), ...sqlJudgeTests(), ...archiveTests(), ...languageTests(installed)] : [];
const tests = [...judged, ...can.flatMap(attacks), ...can.slice(0, 1).flatMap(sqlTests), ...requests()].filter((test) => new RegExp(filter).test(test.name));
let next = 0, failed = 0;

// Attacks that need a server: a lost worker (41), a wrong token and a blob of another's job (42).
const elsewhere = { 41: "tests/fault/judge.mjs", 42: "tests/fault/judge.mjs" };
if (can.length > 0 && filter === "")
  for (let group = 1; group <= 44; group++) {
    if (elsewhere[group]) console.log(`judge: group ${group} is tested by ${elsewhere[group]}`);
    else if (!tests.some((test) => test.group === group)) { failed++; console.log(`judge: FAILED: group ${group} has no test`); }
  }

// One slot a processor, and never more than 16; 32 above each is for tests that need two.  Those below are left to
// workers that run on this machine meanwhile: what is left of a run is known by the user of its slot.
const FIRST_SLOT = 16;
async function work(slot) {
  while (next < tests.length) {
    const test = tests[next++];
    const from = performance.now();
    try {
      await test.body(slot);
    } catch (error) {
      failed++;
      console.log(`judge: FAILED ${test.name}: ${error.message}`);
    }
    if (process.env.VERBOSE) console.log(`judge: ${test.name} ${Math.round(performance.now() - from)} ms`);
  }
}
await Promise.all(Array.from({ length: Math.min(16, os.availableParallelism() + 1) }, (_, i) => work(FIRST_SLOT + i)));
const groups = new Set(tests.map((test) => test.group).filter((group) => group > 0));
console.log(`judge: ${tests.length - failed} of ${tests.length} tests passed, ${groups.size} groups of attacks, at ${can.map((at) => `${at.level}/${at.mode}`).join(" ")}, in ${Math.round(performance.now() - began) / 1000} s`);
process.exitCode = failed === 0 ? 0 : 1;
