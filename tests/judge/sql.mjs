// sql.mjs - assay-sql in the real sandbox: what statements can read and change, and attack group 36.
import assert from "node:assert";
import path from "node:path";
import fs from "node:fs";
import { MIB, RUN, file, inFolder, run } from "./runner.mjs";

const SQL = path.join(path.dirname(RUN), "assay-sql");
const script = `
  CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, age REAL);
  INSERT INTO person VALUES (1, 'Ada', 36.5), (2, 'Grace', NULL), (3, 'Zoë', 41);
  CREATE VIEW adult AS SELECT * FROM person WHERE age >= 40;
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO person SELECT i + 10, 'p' || i, i FROM n;`;

// One run of assay-sql: {answer, result, ms}.
async function sql(at, slot, dirs, mode, statements, more = {}) {
  const database = mode === "build" ? "/box/data.db" : "/data/data.db";
  const got = await run({ ...at, slot, in: dirs.program, data: dirs.data, argv: ["/in/assay-sql", mode, database], cpu_ms: 5000, wall_ms: 15000,
    memory_bytes: 256 * MIB, pids: 4, stdout_bytes: 9 * MIB, file_bytes: mode === "build" ? 64 * MIB : 0, ...more }, { stdin: statements });
  assert.ok(got.result && !got.result.error, JSON.stringify(got.result));
  return { ...got, answer: got.result.limit === "none" && got.stdout.length > 0 ? JSON.parse(got.stdout.toString()) : null };
}

// Makes the dataset where its script is run: in a sandbox, from which only the file comes out.
async function dataset(at, slot) {
  const program = inFolder({ "assay-sql": { path: SQL } });
  const built = await sql(at, slot, { program }, "build", script, { collect: ["data.db"], collect_bytes: 64 * MIB });
  assert.equal(built.result.exit, 0, built.stdout.toString());
  const head = 256 + 8, dir = file("data");
  fs.mkdirSync(dir, { mode: 0o755 });
  fs.writeFileSync(path.join(dir, "data.db"), built.collected.subarray(head), { mode: 0o444 });
  return { program, data: dir };
}

const works = [
  ["query", "SELECT id, name, age FROM person WHERE id < 4 ORDER BY id", { columns: ["id", "name", "age"], rows: [[1, "Ada", 36.5], [2, "Grace", null], [3, "Zoë", 41]] }],
  ["query", "SELECT 1; SELECT 2 AS two; -- the end", { columns: ["two"], rows: [[2]] }],
  ["query", "", { columns: [], rows: [] }],
  ["query", "SELECT count(*) AS n FROM adult", { columns: ["n"], rows: [[2962]] }],
  ["query", "PRAGMA table_info(adult)", null],
  ["query", "SELECT x'00ff' AS b, 9e999 AS r", { columns: ["b", "r"], rows: [[{ blob: "00ff" }, { real: "inf" }]] }],
  ["change", "UPDATE person SET name = 'x' WHERE id = 1; SELECT name FROM person WHERE id = 1", { columns: ["name"], rows: [["x"]] }],
  ["change", "BEGIN; DELETE FROM person; ROLLBACK; SELECT count(*) AS n FROM person", { columns: ["n"], rows: [[3003]] }],
  ["change", "CREATE TABLE t (a); CREATE INDEX i ON person (name); ALTER TABLE t RENAME TO u; DROP TABLE u; CREATE VIEW w AS SELECT 1 AS a; SELECT a FROM w",
    { columns: ["a"], rows: [[1]] }],
];

// Group 36: what each must end as: a word of the error, or a limit of the sandbox.
const attacks = [
  ["query", "a change in a query", "DELETE FROM person", /not authorized/],
  ["query", "ATTACH", "ATTACH '/box/x.db' AS x", /not authorized|too many attached/],
  ["change", "ATTACH", "ATTACH '/box/x.db' AS x", /not authorized|too many attached/],
  ["query", "PRAGMA writable_schema", "PRAGMA writable_schema = 1", /not authorized/],
  ["change", "PRAGMA mmap_size", "PRAGMA mmap_size = 1000000000", /not authorized/],
  ["change", "PRAGMA max_page_count", "PRAGMA max_page_count = 1000000000", /not authorized/],
  ["query", "load_extension", "SELECT load_extension('/in/assay-sql')", /not authorized/],
  ["query", "fts3_tokenizer", "SELECT fts3_tokenizer('simple')", /not authorized|no such function/],
  ["change", "VACUUM INTO", "VACUUM INTO '/box/copy.db'", /not authorized|authoriz/],
  ["change", "a virtual table", "CREATE VIRTUAL TABLE f USING fts5(a)", /not authorized/],
  ["change", "a trigger", "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END", /not authorized/],
  ["change", "writing the schema", "UPDATE sqlite_master SET sql = 'x'", /may not be modified|not authorized/],
  ["change", "a shadow of the schema", "CREATE TABLE sqlite_x (a)", /reserved|not authorized/],
  ["query", "endless recursion", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", /too many steps|too long|limit:cpu/],
  ["query", "cross join", "SELECT count(*) FROM person a, person b, person c, person d WHERE a.age + b.age + c.age + d.age < 0", /too many steps|too long|limit:cpu/],
  ["query", "printf giant", "SELECT length(printf('%.*c', 2000000000, 'x'))", /not authorized/],
  ["query", "format giant", "SELECT length(format('%.*c', 2000000000, 'x'))", /not authorized/],
  ["query", "group_concat", "SELECT group_concat(hex(zeroblob(10000))) FROM person a, person b", /too big|out of memory|string or blob|too long|too many steps|limit:/],
  ["query", "zeroblob", "SELECT zeroblob(2000000000)", /too big/],
  ["query", "randomblob", "SELECT hex(randomblob(2000000000))", /too big/],
  ["query", "replace that grows", "SELECT replace(replace(hex(zeroblob(100000)), '0', 'xxxxxxxxxx'), 'x', 'yyyyyyyyyy')", /too big/],
  ["change", "growth", "CREATE TABLE g (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO g SELECT zeroblob(900000) FROM n", /full|out of memory|limit:memory/],
  ["query", "a result of too many rows", "SELECT 1 FROM person a, person b", /100000 rows/],
  ["query", "a result of too many bytes", "SELECT hex(zeroblob(400000)) FROM person", /8 MiB/],
  ["query", "a second statement", "SELECT 1; DROP TABLE person", /not authorized/],
  ["query", "statements of more than 64 KiB", `SELECT '${"x".repeat(70000)}'`, /too long|too big/],
  ["query", "deep expression", `SELECT ${"(".repeat(2000)}1${")".repeat(2000)}`, /depth|overflow|too large/i],
  ["query", "deep expression of signs", `SELECT ${"- ".repeat(3000)}1`, /depth|overflow|too large/i],
  ["query", "many columns", `SELECT ${Array(300).fill(1).join()}`, /too many columns/],
  ["query", "many compound selects", Array(100).fill("SELECT 1").join(" UNION ALL "), /too many terms/],
  ["query", "a pattern that is long", `SELECT 'a' LIKE '${"%a".repeat(400)}'`, /too complex/],
  ["query", "NUL", "SELECT 1;\0SELECT 2", /U\+0000/],
  ["query", "no UTF-8", Buffer.from([0x53, 0xff]), /UTF-8/],
  ["query", "a parameter number that is large", "SELECT ?9999", /variable number/],
];

export function sqlTests(at) {
  const tests = [];
  let made = null;
  const dirs = (slot) => (made ??= dataset(at, slot));
  for (const [mode, statements, want] of works)
    tests.push({ group: 0, name: `${at.level}/${at.mode} sql ${mode} ${statements.slice(0, 40)}`, body: async (slot) => {
      const got = await sql(at, slot, await dirs(slot), mode, statements);
      assert.equal(got.result.exit, 0, got.stdout.toString());
      if (want) assert.deepEqual(got.answer, want);
    } });
  for (const [mode, name, statements, want] of attacks)
    tests.push({ group: 36, name: `${at.level}/${at.mode} 36 ${mode}: ${name}`, body: async (slot) => {
      const got = await sql(at, slot, await dirs(slot), mode, statements);
      const how = got.answer?.error ?? `limit:${got.result.limit} exit:${got.result.exit} ${got.stdout.toString().slice(0, 200)}`;
      assert.match(how, want);
      assert.ok(got.ms < 30000);
    } });
  return tests;
}
