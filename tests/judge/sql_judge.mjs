// sql_judge.mjs - SQL submissions as an administrator judges them: what is equal, what order counts, variants, previews, datasets.
import assert from "node:assert";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { file } from "./runner.mjs";
import { judge } from "./submissions.mjs";
import { zip } from "./zip.mjs";

const script = `
  CREATE TABLE e (id INTEGER PRIMARY KEY, name TEXT, dept TEXT COLLATE NOCASE, salary REAL, boss INTEGER);
  INSERT INTO e VALUES (1, 'Ada', 'IT', 100, NULL), (2, 'Bob', 'it', 80, 1), (3, 'Cy', 'HR', 80, 1), (4, 'Dee', 'HR', 60, 3), (5, NULL, 'Ops', 60, 3), (6, 'eve', NULL, NULL, 3);`;

// Keeps bytes where submissions refer to them by hash.
const blobs = file("blobs");
fs.mkdirSync(blobs);
export function blob(bytes) {
  const hash = crypto.createHash("sha256").update(bytes).digest("hex");
  fs.writeFileSync(path.join(blobs, hash), bytes);
  return hash;
}
export const judgeBlobs = (submission, slot) => judge(submission, slot, { blobs });
const sql = (solution, source, more = {}) => ({ language: "sql", script, solution, source, ...more });

// [what, solution, right ones, wrong ones]: right and wrong are other queries.
const orders = [
  ["no order: any order", "SELECT name FROM e", ["SELECT name FROM e ORDER BY id DESC"], ["SELECT name FROM e WHERE id > 1", "SELECT name FROM e UNION ALL SELECT 'Ada'"]],
  ["a key that is a column", "SELECT name, salary FROM e ORDER BY salary", ["SELECT name, salary FROM e ORDER BY salary, id DESC", "SELECT name, salary FROM e ORDER BY salary, id"],
    ["SELECT name, salary FROM e ORDER BY salary DESC", "SELECT name, salary FROM e ORDER BY name"]],
  ["a key that is not shown", "SELECT name FROM e ORDER BY salary DESC", ["SELECT name FROM e ORDER BY salary DESC, id DESC"], ["SELECT name FROM e ORDER BY name", "SELECT name FROM e ORDER BY salary"]],
  ["two keys", "SELECT name FROM e ORDER BY salary DESC, name", ["SELECT name FROM e ORDER BY -salary IS NULL, salary DESC, name"], ["SELECT name FROM e ORDER BY salary DESC, name DESC"]],
  ["a position", "SELECT id, salary FROM e ORDER BY 2 DESC", ["SELECT id, salary FROM e ORDER BY salary DESC, id DESC"], ["SELECT id, salary FROM e ORDER BY id DESC"]],
  ["an alias", "SELECT id, salary * 2 AS twice FROM e ORDER BY twice DESC", ["SELECT id, salary * 2 FROM e ORDER BY salary DESC, id DESC"], ["SELECT id, salary * 2 FROM e ORDER BY id DESC"]],
  ["a quoted alias", 'SELECT id, salary AS "the ""pay""" FROM e ORDER BY "the ""pay""" DESC', ["SELECT id, salary FROM e ORDER BY salary DESC, id DESC"], ["SELECT id, salary FROM e ORDER BY id DESC"]],
  ["an alias that hides a column", "SELECT upper(name) AS name, name AS other FROM e ORDER BY name", ["SELECT upper(name), name FROM e ORDER BY upper(name)"], ["SELECT upper(name), name FROM e ORDER BY name COLLATE BINARY DESC"]],
  ["an expression of aliases", "SELECT dept, sum(salary) AS s, count(*) AS n FROM e GROUP BY dept ORDER BY s / n DESC", ["SELECT dept, sum(salary), count(*) FROM e GROUP BY dept ORDER BY avg(salary) * 1.0 DESC, dept DESC"],
    ["SELECT dept, sum(salary), count(*) FROM e GROUP BY dept ORDER BY dept"]],
  ["an expression", "SELECT name FROM e WHERE name IS NOT NULL ORDER BY length(name)", ["SELECT name FROM e WHERE name IS NOT NULL ORDER BY length(name), name DESC"], ["SELECT name FROM e WHERE name IS NOT NULL ORDER BY length(name) DESC"]],
  ["a key with CASE", "SELECT name FROM e ORDER BY CASE WHEN dept = 'HR' THEN 0 ELSE 1 END", ["SELECT name FROM e ORDER BY dept <> 'hr' OR dept IS NULL, id DESC"], ["SELECT name FROM e ORDER BY id"]],
  ["a collation said", "SELECT dept FROM e WHERE id < 4 ORDER BY dept COLLATE NOCASE", ["SELECT dept FROM e WHERE id < 4 ORDER BY lower(dept), id DESC"], ["SELECT dept FROM e WHERE id < 4 ORDER BY dept DESC"]],
  ["a collation of the column", "SELECT dept FROM e WHERE id < 4 ORDER BY dept", ["SELECT dept FROM e WHERE id < 4 ORDER BY lower(dept), id DESC", "SELECT dept FROM e WHERE id < 4 ORDER BY lower(dept), id"], ["SELECT dept FROM e WHERE id < 4 ORDER BY id"]],
  ["a collation that splits", "SELECT dept FROM e WHERE id < 3 ORDER BY dept COLLATE BINARY", ["SELECT dept FROM e WHERE id < 3 ORDER BY id"], ["SELECT dept FROM e WHERE id < 3 ORDER BY id DESC"]],
  ["NULLS LAST", "SELECT name, salary FROM e ORDER BY salary DESC NULLS LAST", ["SELECT name, salary FROM e ORDER BY salary IS NULL, salary DESC, id DESC"], ["SELECT name, salary FROM e ORDER BY salary DESC NULLS FIRST"]],
  ["DISTINCT", "SELECT DISTINCT salary FROM e ORDER BY salary", ["SELECT salary FROM e GROUP BY 1 ORDER BY 1"], ["SELECT DISTINCT salary FROM e ORDER BY 1 DESC"]],
  ["DISTINCT with a table's name", "SELECT DISTINCT a.salary FROM e AS a ORDER BY a . salary DESC", ["SELECT salary FROM e GROUP BY 1 ORDER BY 1 DESC"], ["SELECT DISTINCT salary FROM e ORDER BY 1"]],
  ["DISTINCT by what is not shown", "SELECT DISTINCT salary FROM e ORDER BY salary DESC, length(dept)", ["SELECT salary FROM e GROUP BY 1 ORDER BY 1 DESC"], ["SELECT DISTINCT salary FROM e ORDER BY 1"]],
  ["UNION", "SELECT name FROM e WHERE id < 3 UNION SELECT dept FROM e WHERE id = 3 ORDER BY name DESC", ["SELECT 'HR' UNION SELECT 'Bob' UNION SELECT 'Ada' ORDER BY 1 DESC"], ["SELECT 'HR' UNION SELECT 'Bob' UNION SELECT 'Ada' ORDER BY 1"]],
  ["LIMIT", "SELECT id FROM e ORDER BY salary DESC LIMIT 1 OFFSET 0", ["SELECT 1"], ["SELECT 2"]],
  ["WITH before it", "WITH t AS (SELECT dept, count(*) AS n FROM e GROUP BY dept ORDER BY dept) SELECT dept FROM t ORDER BY n DESC", ["SELECT dept FROM e GROUP BY dept ORDER BY count(*) DESC, dept DESC"], ["SELECT dept FROM e GROUP BY dept ORDER BY count(*)"]],
  ["all columns", "SELECT * FROM e ORDER BY salary", ["SELECT * FROM e ORDER BY salary, id DESC"], ["SELECT * FROM e ORDER BY id"]],
  ["a window function as key", "SELECT id FROM e ORDER BY rank() OVER (ORDER BY salary DESC)", ["SELECT id FROM e ORDER BY salary DESC, id DESC"], ["SELECT id FROM e ORDER BY id DESC"]],
  ["IS DISTINCT FROM in the list", "SELECT id, boss IS NOT DISTINCT FROM 1 FROM e ORDER BY salary DESC", ["SELECT id, boss IS 1 FROM e ORDER BY salary DESC, id DESC"], ["SELECT id, boss IS 1 FROM e ORDER BY id DESC"]],
  ["a comment behind it", "SELECT id FROM e ORDER BY salary DESC -- the richest first", ["SELECT id FROM e ORDER BY salary DESC, id DESC"], ["SELECT id FROM e ORDER BY id DESC"]],
  ["a comment without an end", "SELECT id FROM e ORDER BY salary DESC; /* and so on", ["SELECT id FROM e ORDER BY salary DESC, id DESC"], ["SELECT id FROM e ORDER BY id DESC"]],
  ["comments within", "SELECT id FROM e /* ORDER */ ORDER -- x\n BY /* , */ salary /* , */ DESC", ["SELECT id FROM e ORDER BY salary DESC, id DESC"], ["SELECT id FROM e ORDER BY id DESC"]],
  ["in a text only", "SELECT id, ' ORDER BY ' FROM e", ["SELECT id, ' ORDER BY ' FROM e ORDER BY id DESC"], ["SELECT id, ' order by ' FROM e"]],
  ["in a name only", 'SELECT id AS "x ORDER BY y" FROM e', ["SELECT id FROM e ORDER BY id DESC"], []],
  ["in a comment only", "SELECT id FROM e -- ORDER BY id\n", ["SELECT id FROM e ORDER BY id DESC"], []],
  ["in a sub-query only", "SELECT id FROM (SELECT id FROM e ORDER BY salary LIMIT 3)", ["SELECT id FROM (SELECT id FROM e ORDER BY salary LIMIT 3) ORDER BY id DESC"], []],
  ["in WITH only", "WITH t AS (SELECT id FROM e ORDER BY salary) SELECT id FROM t", ["SELECT id FROM e ORDER BY id DESC"], []],
  ["in a window only", "SELECT id, row_number() OVER (ORDER BY id) FROM e", ["SELECT id, id FROM e ORDER BY id DESC"], []],
  ["in a named window only", "SELECT id, row_number() OVER w FROM e WINDOW w AS (ORDER BY id)", ["SELECT id, id FROM e ORDER BY id DESC"], []],
  ["of the last statement only", "SELECT id FROM e ORDER BY id; SELECT id FROM e", ["SELECT id FROM e ORDER BY id DESC"], []],
  ["a column called order", 'SELECT id AS "order" FROM e ORDER BY "order"', ["SELECT id FROM e ORDER BY id"], ["SELECT id FROM e ORDER BY id DESC"]],
];

// [solution, source, verdict]
const cells = [
  ["SELECT 1", "SELECT 1.0", "AC"], ["SELECT 1", "SELECT 1.0000001", "AC"], ["SELECT 1", "SELECT 1.00001", "WA"], ["SELECT 1", "SELECT '1'", "WA"],
  ["SELECT 1000000", "SELECT 1000001", "WA"], ["SELECT 9007199254740993", "SELECT 9007199254740992", "WA"], ["SELECT 0", "SELECT 0.1 + 0.2 - 0.3", "AC"],
  ["SELECT 1e300", "SELECT 1e300 * 1.0000001", "AC"], ["SELECT 9e999", "SELECT 9e999", "AC"], ["SELECT 9e999", "SELECT -9e999", "WA"], ["SELECT 9e999", "SELECT 1e308", "WA"],
  ["SELECT NULL", "SELECT NULL", "AC"], ["SELECT NULL", "SELECT 0", "WA"], ["SELECT NULL", "SELECT ''", "WA"], ["SELECT 'a'", "SELECT 'A'", "WA"], ["SELECT 'a'", "SELECT 'a '", "WA"],
  ["SELECT x'61'", "SELECT x'61'", "AC"], ["SELECT x'61'", "SELECT 'a'", "WA"], ["SELECT 1 AS a", "SELECT 1 AS b", "AC"], ["SELECT 1, 2", "SELECT 2, 1", "WA"], ["SELECT 1", "SELECT 1, 1", "WA"],
  ["SELECT 1 UNION ALL SELECT 1", "SELECT 1", "WA"], ["SELECT 1 WHERE 0", "SELECT 2 WHERE 0", "AC"], ["SELECT 1 WHERE 0", "", "WA"],
  // Rows with several reals that rounding puts into another order.
  ["VALUES (1.0, 2.0), (1.0000000001, 1.0)", "VALUES (1.0, 1.0), (1.0000000001, 2.0)", "AC"], ["VALUES (1.0, 2.0), (1.0000000001, 1.0)", "VALUES (1.0, 1.0), (1.0000000001, 1.0)", "WA"],
  // Each is near its neighbour, and still the sets differ.
  ["VALUES (1.0), (1.0000009), (1.0000018)", "VALUES (1.0), (1.0), (1.0)", "WA"],
  ["SELECT avg(salary) FROM e", "SELECT sum(salary) / count(salary) FROM e", "AC"],
  ["SELECT 1", "SELECT", "CE"], ["SELECT 1", "SELECT nobody FROM e", "CE"], ["SELECT 1", "DELETE FROM e", "CE"], ["SELECT 1", "SELECT abs(-9223372036854775808)", "RE"],
  ["SELECT 1", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", "TLE"], ["SELECT 1", "SELECT a.id FROM e a, e b, e c, e d, e f, e g, e h", "OLE"],
  ["SELECT nothing", "SELECT 1", "SE"],
];

const change = (solution, source, check, more = {}) => sql(solution, source, { mode: "change", check, ...more });
const raise = "UPDATE e SET salary = salary * 1.1 WHERE dept = 'HR'";
const all = "SELECT * FROM e";
const changes = [
  ["the same change", change(raise, "UPDATE e SET salary = salary * 11 / 10 WHERE id IN (3, 4)", all), "AC"],
  ["another change", change(raise, "UPDATE e SET salary = salary * 1.1", all), "WA"],
  ["nothing is done", change(raise, "", all), "WA"],
  ["a result of one's own does not count", change(raise, `${raise}; SELECT 1`, all), "AC"],
  ["a transaction that stays open is not done", change(raise, `BEGIN; ${raise}`, all), "WA"],
  ["a comment without an end does not reach the check", change(raise, `${raise} /* and`, all), "AC"],
  ["a text without an end is an error", change(raise, `${raise}; SELECT '`, all), "CE"],
  ["a constraint", change(raise, "INSERT INTO e (id) VALUES (1)", all), "RE"],
  ["without a check the last result counts", change("DELETE FROM e WHERE id = 1; SELECT count(*) FROM e", "SELECT 5", undefined), "AC"],
  ["a table for oneself does not stand in for another", change(raise, "CREATE TEMP TABLE e AS SELECT 1", all), "CE"],
];

export function sqlJudgeTests() {
  const tests = [];
  const add = (name, body, group = 0) => tests.push({ group, name: `${group} sql ${name}`, body });
  const verdict = async (submission, slot) => { const got = await judgeBlobs(submission, slot); return got.refused ?? got.verdict; };
  for (const [what, solution, right, wrong] of orders)
    add(`order: ${what}`, async (slot) => {
      for (const [want, list] of [["AC", [solution, ...right]], ["WA", wrong]])
        for (const source of list) assert.equal(await verdict(sql(solution, source), slot), want, source);
    });
  for (const [solution, source, want] of cells)
    add(`${solution} | ${source.slice(0, 40)} is ${want}`, async (slot) => assert.equal(await verdict(sql(solution, source), slot), want));
  for (const [what, submission, want] of changes) add(`change: ${what}`, async (slot) => assert.equal(await verdict(submission, slot), want));

  add("names matter when the question says so", async (slot) => {
    assert.equal(await verdict(sql("SELECT 1 AS a", "SELECT 1 AS A", { names_matter: true }), slot), "AC");
    assert.equal(await verdict(sql("SELECT 1 AS a", "SELECT 1 AS b", { names_matter: true }), slot), "WA");
  });
  add("variants: each counts with its weight", async (slot) => {
    const got = await judgeBlobs(sql("SELECT count(*) FROM e", "SELECT 6", { variants: [{ sample: true, weight: 1 }, { script: "DELETE FROM e", weight: 3 }, { script: "INSERT INTO e SELECT id + 10, name, dept, salary, boss FROM e", weight: 4 },
      { script: "UPDATE e SET name = NULL", weight: 2 }] }), slot);
    assert.deepEqual([got.verdict, got.passed, got.total, got.cases.map((one) => one.verdict)], ["WA", 3, 10, ["AC", "WA", "WA", "AC"]]);
    assert.deepEqual([got.columns, got.rows, got.expected_rows], [["6"], [[6]], [[6]]]);
  });
  add("variants: a dataset of its own stands alone", async (slot) =>
    assert.equal(await verdict(sql("SELECT a FROM t", "SELECT a FROM t", { script: "CREATE TABLE t (a); INSERT INTO t VALUES (1)", variants: [{}, { dataset_sha256: blob(zlib.gzipSync("CREATE TABLE t (a)")) }] }), slot), "AC"));
  add("preview: rows, cut, and no solution", async (slot) => {
    const got = await judgeBlobs({ language: "sql", script, source: "SELECT id, name, x'00ff' AS b, 0.5 AS r FROM e ORDER BY id", preview: true, rows_max: 2 }, slot);
    assert.deepEqual([got.verdict, got.columns, got.rows, got.rows_n, got.truncated], ["AC", ["id", "name", "b", "r"], [[1, "Ada", { blob: "00ff" }, 0.5], [2, "Bob", { blob: "00ff" }, 0.5]], 6, true]);
    assert.equal(got.expected_rows, undefined);
  });
  add("preview: the error is told", async (slot) => {
    const got = await judgeBlobs({ language: "sql", script, source: "SELECT nobody FROM e", preview: true }, slot);
    assert.deepEqual([got.verdict, got.message], ["CE", "no such column: nobody"]);
  });
  add("preview: large values are cut", async (slot) => {
    const got = await judgeBlobs({ language: "sql", script, source: "SELECT hex(zeroblob(2000)) FROM e a, e b, e c, e d", preview: true, rows_max: 1000 }, slot);
    assert.equal(got.rows[0][0].length, 1000);
    assert.ok(JSON.stringify(got).length < 300000 && got.truncated && got.rows.length > 200 && got.rows_n === 1296);
  });
  add("no word of a hidden variant is in the report", async (slot) => {
    const got = await judgeBlobs(sql("SELECT name FROM e", "SELECT name, abs(CASE name WHEN 'SECRET-1' THEN -9223372036854775808 END) FROM e", {
      variants: [{ weight: 1 }, { script: "INSERT INTO e (name) VALUES ('SECRET-1')" }] }), slot);
    assert.equal(got.verdict, "WA");
    assert.deepEqual(got.cases.map((one) => one.verdict), ["WA", "RE"]);
    assert.ok(!/SECRET|overflow|Ada|rows|columns/.test(JSON.stringify(got)), JSON.stringify(got));
  }, 40);

  // --- datasets
  const csv = 'id,name,"the ""pay""",zip\r\n1,Ada,1.5,007\r\n2,"Bob, jr",,10\r\n\r\n3,"",2,"two\nlines"\r\n';
  const people = 'SELECT id, typeof(id), name, "the ""pay""", typeof("the ""pay"""), zip FROM ';
  const rows = [[1, "integer", "Ada", 1.5, "real", "007"], [2, "integer", "Bob, jr", null, "null", "10"], [3, "integer", "", 2, "real", "two\nlines"]];
  const preview = async (submission, slot) => judgeBlobs({ language: "sql", preview: true, ...submission }, slot);
  for (const [what, table, more] of [["plain CSV", "data", { dataset_sha256: blob(csv), dataset_format: "csv" }], ["CSV in gzip", "data", { dataset_sha256: blob(zlib.gzipSync(csv)), dataset_format: "csv" }],
    ["CSV in an archive", "staff", { dataset_sha256: blob(zip([{ name: "d/staff.csv", content: csv }, { name: "d/more.sql", content: "CREATE TABLE more (a)" }])) }]])
    add(`dataset: ${what}`, async (slot) => {
      const got = await preview({ source: people + table, ...more }, slot);
      assert.deepEqual(got.rows, rows, JSON.stringify(got));
    });
  const dump = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t (a);\nINSERT INTO t VALUES (1);\nCOMMIT;\n";
  for (const [what, bytes] of [["a script", dump], ["a script in gzip", zlib.gzipSync(dump)], ["a script in gzip of two members", Buffer.concat([zlib.gzipSync(dump.slice(0, 40)), zlib.gzipSync(dump.slice(40))])]])
    add(`dataset: ${what}, then the request's`, async (slot) =>
      assert.deepEqual((await preview({ source: "SELECT a FROM t", dataset_sha256: blob(bytes), script: "INSERT INTO t VALUES (2)" }, slot)).rows, [[1], [2]]));
  const bad = [
    ["no such hash", { dataset_sha256: "0".repeat(64) }, /dataset_sha256 names a file that is not there/], ["a script with an error", { script: "CREATE TABLE" }, /cannot be built: incomplete input/],
    ["a script that attaches", { script: "ATTACH '/box/x' AS x" }, /not authorized/], ["no gzip", { dataset_sha256: blob(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])) }, /damaged/],
    ["a gzip bomb", { dataset_sha256: blob(zlib.gzipSync(Buffer.alloc(60 << 20))) }, /a hundred times/], ["CSV with rows of another length", { dataset_sha256: blob("a,b\n1,2\n3\n"), dataset_format: "csv" }, /row 3/],
    ["CSV with a name twice", { dataset_sha256: blob("a,A\n1,2\n"), dataset_format: "csv" }, /two columns/], ["CSV with an open quote", { dataset_sha256: blob('a\n"1\n'), dataset_format: "csv" }, /quote/],
    ["no UTF-8", { dataset_sha256: blob(Buffer.from("SELECT '\xff'", "latin1")) }, /UTF-8/], ["an archive of something else", { dataset_sha256: blob(zip([{ name: "a.exe", content: "x" }])) }, /neither/],
    ["a script that never ends", { script: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n" }, /too many steps|too long|limit/],
    ["a dataset that is too large", { script: "CREATE TABLE g (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) INSERT INTO g SELECT zeroblob(900000) FROM n" }, /full|memory|limit/],
  ];
  for (const [what, more, want] of bad)
    add(`dataset: ${what} is our fault`, async (slot) => {
      const got = await preview({ source: "SELECT 1", ...more }, slot);
      assert.deepEqual([got.verdict, want.test(got.fault)], ["SE", true], JSON.stringify(got));
    });
  for (const [field, more] of [["source", { source: undefined }], ["source", { source: "x".repeat(65537) }], ["solution", { solution: undefined }], ["mode", { mode: "drop" }], ["rows_max", { rows_max: 1001 }],
    ["variants", { variants: {} }], ["variants", { variants: Array(21).fill({}) }], ["weight", { variants: [{ weight: -1 }] }], ["dataset_format", { dataset_format: "xml" }], ["script", { script: 7 }]])
    add(`submission with wrong ${field} is refused`, async (slot) =>
      assert.ok((await judgeBlobs(sql("SELECT 1", "SELECT 1", more), slot)).refused?.startsWith(`assay-judge: ${field} `), field), 39);
  return tests;
}
