// calc.test.mjs - `assay calc` against every case of the reference files.
//
//   ASSAY_BIN=build/release/assay node --test tests/unit/calc.test.mjs
//
// A case is sent as it stands in the file; every member of it that is no input
// must come back equal: letters and whole numbers exactly, other numbers within
// 1e-6, special functions within 1e-9 of their size (PSYCHOMETRICS.md 12).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = process.env.ASSAY_BIN ?? "build/release/assay";
const data = join(dirname(fileURLToPath(import.meta.url)), "../data");
const reference = JSON.parse(readFileSync(join(data, "psych-reference.json"), "utf8"));
const absolute = (tolerance) => (want, got) => Math.abs(want - got) <= tolerance;
const irt = JSON.parse(readFileSync(join(data, "irt-reference.json"), "utf8"));
const relative = (tolerance) => (want, got) => Math.abs(want - got) <= tolerance * Math.abs(want);

// Abilities: EAP 1e-6, and what is told at it; information at a given theta 1e-8; standard errors, the other
// estimators and l_z 1e-5; members named ...4 have four decimals.
const ability = (want, got, where) => Math.abs(want - got) <=
    (/4$/.test(where) ? 6e-5 : /at_zero/.test(where) ? 1e-8 : /mle|wle|map|lz|sd$|se$/.test(where) ? 1e-5 : 1e-6);
// The pool of an adaptive sequence, in the variant it names; its own content targets keep their order.
const cat = irt.cat.map((one) => ({
    ...one,
    items: irt.cat_bank.items.map(({ a, b, c, skill, bucket }) => ({
        a: one.bank === "bank1" ? 1 : a, b, c: one.bank === "bank3" ? c : 0, skill, bucket })),
}));
const calibrations = [
    { data: irt.calibration.data, model: 1, ...irt.calibration.rasch_common_slope },
    { data: irt.calibration.data, model: 2, ...irt.calibration.two_pl },
];
const fitted = (want, got, where) => Math.abs(want - got) <= (/logLik/.test(where) ? 1e-2 : /\.b/.test(where) ? 1e-2 : 2e-3);

// Kind, its cases, the members that are input and the rule for numbers.
const KINDS = [
    { kind: "adverse_impact", cases: reference.adverse_impact, input: ["reference", "group"] },
    { kind: "agreement", cases: [reference.agreement, reference.agreement.cohen, reference.agreement.icc],
      input: ["table", "ratings"] },
    { kind: "answer_copying", cases: reference.answer_copying,
      input: ["items", "theta_source", "theta_copier", "source", "copier"] },
    { kind: "big_five", cases: reference.big_five, input: ["sex", "age", "responses"] },
    { kind: "calibration", cases: calibrations, input: ["model"], options: ["--files", data], near: fitted },
    { kind: "cat", cases: cat, near: ability,
      input: ["bank", "estimator", "start_theta", "selection", "min_items", "max_items", "se_target",
              "content_targets", "responses", "items"] },
    { kind: "conversions", cases: reference.conversions, input: ["z"] },
    { kind: "disc", cases: reference.disc.cases, input: ["responses"] },
    { kind: "drives", cases: reference.drives.cases, input: ["raw_self", "raw_concept"] },
    { kind: "graded", cases: irt.graded.cases.map((one) => ({ items: irt.graded.items, ...one })), near: ability,
      input: ["items", "responses"] },
    { kind: "irt_score", cases: irt.score, input: ["items", "responses", "prior", "grid61"], near: ability },
    { kind: "mantel_haenszel", cases: reference.mantel_haenszel, input: [], options: ["--files", data] },
    { kind: "match", cases: reference.match, input: ["z", "target"] },
    { kind: "percentile_ranks", cases: reference.percentile_ranks, input: ["scores"] },
    { kind: "reliability", cases: reference.reliability, input: [], options: ["--files", data] },
    { kind: "response_time", cases: reference.response_time, input: ["seconds"] },
    { kind: "severity", cases: reference.severity, input: ["events", "analyses"] },
    { kind: "special_functions", cases: reference.special_functions.values, input: ["f", "args"],
      near: relative(1e-9) },
    { kind: "winnowing", cases: reference.winnowing, input: ["hashes", "w"] },
];
const LABELS = ["id", "description", "data"];

function calc(kind, lines, ...options) {
    const run = spawnSync(bin, ["calc", kind, ...options], { input: lines.join("\n"), encoding: "utf8" });
    assert.equal(run.error, undefined);
    return { status: run.status, errors: run.stderr, lines: run.stdout.trimEnd().split("\n") };
}

// The members of a case that are to be computed, at any depth.
function computed(item, input) {
    if (Array.isArray(item) || item === null || typeof item !== "object")
        return item;
    return Object.fromEntries(Object.entries(item)
        .filter(([name]) => !input.includes(name) && !LABELS.includes(name))
        .map(([name, value]) => [name, computed(value, input)]));
}

// Everything in `want` must be in `got`; `got` may have more members.
function compare(want, got, near, where) {
    if (typeof want === "number" && typeof got === "number") {
        assert.ok(want === got || near(want, got, where), `${where}: ${got} instead of ${want}`);
    } else if (Array.isArray(want)) {
        assert.equal(got?.length, want.length, `${where}: length`);
        want.forEach((item, i) => compare(item, got[i], near, `${where}[${i}]`));
    } else if (want !== null && typeof want === "object") {
        assert.ok(got !== null && typeof got === "object", `${where} is missing`);
        for (const [name, value] of Object.entries(want))
            compare(value, got[name], near, `${where}.${name}`);
    } else {
        assert.equal(got, want, where);
    }
}

for (const { kind, cases, input, near = absolute(1e-6), options = [] } of KINDS)
    test(`${kind}: ${cases.length} cases`, () => {
        const run = calc(kind, cases.map((item) => JSON.stringify(item)), ...options);
        assert.equal(run.status, 0, run.lines.join("\n") + run.errors);
        assert.equal(run.lines.length, cases.length);
        cases.forEach((item, i) => {
            const want = computed(item, input), got = JSON.parse(run.lines[i]);
            const where = `${kind} ${item.id ?? i}`;
            assert.ok(Object.keys(want).length > 0);
            compare(want, got, near, where);
        });
    });

test("a bad line is answered in its place and ends with status 1", () => {
    const run = calc("conversions", ['{"z":0}', "", '{"z":"high"}', "{", "[1]", '{"z":1,"z":2}', '{"z":1}']);
    assert.equal(run.status, 1);
    const answers = run.lines.map((line) => JSON.parse(line));
    assert.deepEqual(answers.map((answer) => answer.line), [undefined, 3, 4, 5, 6, undefined]);
    assert.equal(answers[1].error, "z must be a number");
    assert.equal(answers[5].T, 60);
});

test("bad input is refused, not computed", () => {
    const responses = Array(120).fill(3);
    const bad = {
        answer_copying: [{ items: [{ b: 0 }], source: [1], copier: [1] },
                         { items: [{ b: 0 }], theta_source: 0, theta_copier: 0, source: [2], copier: [1] },
                         { items: [{ b: 0 }], theta_source: 0, theta_copier: 0, source: [1], copier: [1, 0] }],
        winnowing: [{ hashes: [1] }, { hashes: [-1], w: 4 }, { hashes: [1], w: 0 }, { hashes: [5000000000], w: 1 }],
        big_five: [{ responses: responses.slice(1) }, { responses: [...responses.slice(1), 6] }, {},
                   { responses, sex: "x" }, { responses, sex: "male", age: -1 }],
        match: [{ z: [0], target: [{ min: 1, max: 0 }] }, { z: [0, 1], target: [{ min: 0, max: 1 }] },
                { z: [0], target: [{ min: 0, max: 1, weight: -1 }] },
                { z: [0], target: [{ min: 0, max: 1 }], sem: -1 },
                { z: [0], target: [null] }],
        percentile_ranks: [{ scores: [null], queries: [] }, { scores: [1], queries: [1] }],
        special_functions: [{ f: "sine", args: [1] }, { f: "normal_cdf", args: [] }, { args: [1] },
                            { f: "normal_quantile", args: [2] },
                            { f: "hypergeometric_lower", args: [1, -1, 2, 3] },
                            { f: "f_upper", args: [1, -1, 3] },
                            { f: "beta_cdf", args: [0.5, 0, -1] }],
    };
    for (const [kind, cases] of Object.entries(bad)) {
        const run = calc(kind, cases.map((item) => JSON.stringify(item)));
        assert.equal(run.status, 1);
        run.lines.forEach((line, i) => {
            const answer = JSON.parse(line);
            assert.equal(answer.line, i + 1, `${kind}: ${line}`);
            assert.equal(typeof answer.error, "string");
        });
    }
});

test("an unknown kind names those there are and ends with status 2", () => {
    const run = calc("horoscope", []);
    assert.equal(run.status, 2);
    for (const { kind } of KINDS)
        assert.match(run.errors, new RegExp(`\\b${kind}\\b`));
});
