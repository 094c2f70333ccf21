// archives.mjs - attack group 35: archives that mean mischief; and packs of cases as they should be.
import assert from "node:assert";
import zlib from "node:zlib";
import { blob, judgeBlobs } from "./sql_judge.mjs";
import { processesLeft } from "./runner.mjs";
import { zip } from "./zip.mjs";

const cat = (archive, more = {}) => ({ language: "bash", source: "cat", cases_sha256: blob(archive), ...more });
const pair = (name, input, expected = input) => [{ name: `${name}.in`, content: input }, { name: `${name}.out`, content: expected }];
const good = pair("1", "x");
const one = (more) => zip([...good, { name: "2.in", content: "y", ...more }, { name: "2.out", content: "y" }]);
const overlap = () => { const [a, b] = pair("1", "x".repeat(40)); return zip([{ ...a, method: 0 }, { ...b, method: 0, at: 0, localName: "1.in" }]); };

const attacks = [
  ["a bomb of zeros", zip([...good, { name: "2.in", content: Buffer.alloc(40 << 20) }, { name: "2.out", content: "" }]), /hundred times/],
  ["a bomb that lies about its size", one({ content: Buffer.alloc(20 << 20), size: 10 }), /longer than it says/],
  ["a bomb of many files", zip(Array.from({ length: 90 }, (_, i) => ({ name: `${i}.${i % 2 ? "in" : "out"}`, content: Buffer.alloc(1 << 20) }))), /hundred times/],
  ["a bomb of files in one place", overlap(), /another one|one place/],
  ["an archive in the archive", one({ content: zip(good) }), /another archive/],
  ["a gzip file in the archive", one({ content: zlib.gzipSync("x"), method: 0 }), /another archive/],
  ["a name with ..", one({ name: "../2.in" }), /leads elsewhere/], ["a name with .. within", one({ name: "a/../../2.in" }), /leads elsewhere/],
  ["a name that is absolute", one({ name: "/etc/2.in" }), /leads elsewhere/], ["a name of Windows", one({ name: "..\\2.in" }), /name with/], ["a drive", one({ name: "C:2.in" }), /name with/],
  ["a name with NUL", one({ name: "2\0.in" }), /name with|no UTF-8/], ["a name of two lines", one({ name: "2\n.in" }), /name with/], ["an empty name", one({ name: "" }), /empty/], ["a name of 300 bytes", one({ name: "x".repeat(300) }), /longer than 255/],
  ["a name that is no UTF-8", one({ name: Buffer.from([0xff, 0x2e, 0x69, 0x6e]) }), /no UTF-8/],
  ["the same name twice", zip([...good, ...good]), /same name/], ["the same name but for case", zip([...good, { name: "1.IN", content: "" }]), /same name/],
  ["a link", one({ mode: 0o120777, content: "/etc/shadow" }), /a link/], ["a device", one({ mode: 0o060644 }), /a device/], ["a FIFO", one({ mode: 0o010644 }), /the like/], ["a link of Windows", one({ host: 0, attributes: 0x400 }), /a link/],
  ["encryption", one({ flags: 0x801 }), /encrypted/], ["another way of packing", one({ method: 12, packed: Buffer.from("BZh9") }), /other than deflate/],
  ["a wrong checksum", one({ crc: 1 }), /checksum/], ["a size that is too large", one({ size: 500 }), /shorter than it says/], ["another name in front of the file", one({ localName: "3.in" }), /another one/],
  ["a place beyond the end", one({ at: 100000 }), /not where/], ["damaged data", one({ packed: Buffer.from([0xff, 0xff, 0xff]) }), /damaged/], ["data cut off", one({ packed: zlib.deflateRawSync("y").subarray(0, 2) }), /damaged/],
  ["more entries than there are", zip(good, { count: 500 }), /damaged/], ["1001 entries", zip(Array.from({ length: 1001 }, (_, i) => ({ name: `${i}.in`, content: "" }))), /1000 entries/],
  ["cut off", zip(good).subarray(0, 60), /whole ZIP/], ["something behind its end", Buffer.concat([zip(good), Buffer.from("x")]), /whole ZIP/],
  ["no pair", zip([{ name: "1.in", content: "" }]), /NN.out to each/], ["something else", zip([...good, { name: "README", content: "" }]), /nothing but pairs/], ["nothing", zip([]), /at least one/],
  ["101 cases", zip(Array.from({ length: 101 }, (_, i) => pair(String(i), "x")).flat()), /at most 100/], ["no text", one({ content: Buffer.from([0x61, 0xff]) }), /UTF-8/],
  ["a file of 17 MiB", zip([{ name: "1.in", content: Buffer.alloc(17 << 20, "0123456789abcdef\n"), method: 0 }, { name: "1.out", content: "" }]), /16 MiB a file/],
];

export function archiveTests() {
  const tests = [];
  const add = (group, name, body) => tests.push({ group, name: `${group} archive ${name}`, body });
  for (const [name, archive, want] of attacks)
    add(35, name, async (slot) => {
      const began = performance.now(), got = await judgeBlobs(cat(archive), slot);
      assert.match(got.refused ?? JSON.stringify(got), want);
      assert.ok(got.refused.startsWith("assay-judge: cases_sha256 "), got.refused);
      assert.ok(performance.now() - began < 15000);
      assert.deepEqual(processesLeft([slot]), []);
    });
  for (const [name, archive, want] of [["a bomb", zip([{ name: "t.csv", content: Buffer.alloc(40 << 20, "1\n") }]), /hundred times/], ["a name with ..", zip([{ name: "../t.csv", content: "a\n" }]), /elsewhere/],
    ["a link", zip([{ name: "t.sql", mode: 0o120777, content: "/etc/shadow" }]), /a link/]])
    add(35, `as a dataset: ${name}`, async (slot) => {
      const got = await judgeBlobs({ language: "sql", preview: true, source: "SELECT 1", dataset_sha256: blob(archive) }, slot);
      assert.deepEqual([got.verdict, want.test(got.fault)], ["SE", true], JSON.stringify(got));
    });

  add(0, "pairs become cases, in the order of their numbers, samples first", async (slot) => {
    const archive = zip([{ name: "t/", content: "", method: 0 }, ...pair("t/10", "ten", "x"), ...pair("t/2", "two"), ...pair("t/sample1", "s"), { name: "t/03.in", content: "three", method: 0 }, { name: "t/03.out", content: "x" }], { comment: "made by hand" });
    const got = await judgeBlobs(cat(archive), slot);
    assert.deepEqual([got.verdict, got.passed, got.total, got.cases.map((c) => c.verdict), got.cases.map((c) => c.stdout)],
      ["WA", 2, 4, ["AC", "AC", "WA", "WA"], ["s", undefined, undefined, undefined]]);
  });
  add(0, "cases of a blob", async (slot) => {
    const got = await judgeBlobs(cat(JSON.stringify([{ input: "a", expected: "a", weight: 3, sample: true }, { input: "b", expected: "c" }])), slot);
    assert.deepEqual([got.verdict, got.passed, got.total, got.cases[0].stdout], ["WA", 3, 4, "a"]);
  });
  for (const [name, more, want] of [["no hash", { cases_sha256: "x" }, /SHA-256/], ["a path", { cases_sha256: "../../../etc/passwd" }, /SHA-256/], ["what is not there", { cases_sha256: "0".repeat(64) }, /not there/],
    ["no cases in it", { cases_sha256: blob("{}") }, /cases must be a list/], ["no JSON in it", { cases_sha256: blob("x") }, /cases must be/], ["a number", { cases_sha256: 1 }, /must be text/]])
    add(39, `cases_sha256: ${name}`, async (slot) => assert.match((await judgeBlobs({ language: "bash", source: "cat", ...more }, slot)).refused ?? "", want));

  add(0, "an input of one's own", async (slot) => {
    const got = await judgeBlobs({ language: "bash", source: "cat; echo oops >&2", stdin: "mine" }, slot);
    assert.deepEqual([got.verdict, got.total, got.cases[0].stdout, got.cases[0].stderr], ["AC", 1, "mine", "oops\n"]);
  });
  for (const [name, stdin] of [["a number", 5], ["more than 64 KiB", "x".repeat(65537)]])
    add(39, `stdin: ${name}`, async (slot) => assert.match((await judgeBlobs({ language: "bash", source: "cat", stdin }, slot)).refused ?? "", /stdin must be text/));
  return tests;
}
