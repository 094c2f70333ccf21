// commands.test.mjs - commands of `assay` that work on a store: user, gdpr, export; and that help,
// manual page and completion know every command.
//
//   ASSAY_BIN=build/release/assay node --test tests/unit/commands.test.mjs
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bearer, send } from "../lib/http.mjs";
import { startPostgres } from "../lib/pg.mjs";
import { binary, removeFolder, root, setup, startServer, temporaryFolder, until } from "../lib/server.mjs";
import { complete, invite } from "../lib/sitting.mjs";

// What DESIGN.md section 2 promises.
const PROMISED = ["serve", "setup", "key", "demo", "backup", "restore", "verify", "doctor", "migrate", "rescore", "export",
    "user", "gdpr", "webhook", "ops", "config"];

function run(args, input = "") {
    const done = spawnSync(binary, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
    return { status: done.status, out: done.stdout, lines: done.stdout.split("\n").filter(Boolean), errors: done.stderr };
}

test("help, manual page and completion know every command", () => {
    const { out } = run(["help"]);
    const commands = [...out.matchAll(/^ {2}assay (\w+)/gm)].map((found) => found[1]);
    assert.deepEqual(PROMISED.filter((name) => !commands.includes(name)), []);
    const manual = readFileSync(join(root, "packaging/assay.1"), "utf8");
    const completion = readFileSync(join(root, "packaging/assay.bash"), "utf8");
    const docs = readFileSync(join(root, "docs/reference/commands.md"), "utf8");
    for (const name of commands) {
        assert.match(manual, new RegExp(`^\\.BR? "?${name}\\b`, "m"), `the manual page has ${name}`);
        assert.match(docs, new RegExp("^\\| `" + name + "\\b", "m"), `commands.md has ${name}`);
        const { status, out: usage } = run([name, "--help"]);
        assert.ok(status === 0 && usage.startsWith(`usage: assay ${name}`), `${name} --help`);
    }
    for (const name of ["user", "gdpr", "export"]) assert.match(completion, new RegExp(`^ +${name}\\) words=`, "m"));
});

/** The same on each store: `store` is made before, and gone after. */
function onStore(name, open) {
    const stage = {};
    before(async () => {
        stage.store = await open();
        if (!stage.store) return;
        stage.server = await startServer(stage.store);
        stage.account = await setup(stage.store);
        stage.at = ["--data", stage.store.data, ...(stage.store.database ? ["--database", stage.store.database] : [])];
        stage.work = ["--workspace", stage.account.workspace_id, ...stage.at];
    });
    after(async () => {
        if (!stage.store) return;
        await stage.server.stop();
        removeFolder(stage.store.data);
        await stage.store.postgres?.stop();
    });

    test(`user, ${name}`, async (t) => {
        if (!stage.store) return t.skip("there is no PostgreSQL");
        const user = (args, input) => run(["user", ...args, ...stage.work], input);
        const signIn = (email, password) =>
            send({ method: "POST", url: `${stage.server.url}/api/profiles/login/`, body: { username: email, password } });
        const made = user(["create", "--email", "Bo.Ek@example.com", "--name", "Bo Ek", "--role", "hunter"]);
        const password = /password {2}(\w{16})/.exec(made.out)?.[1];
        assert.ok(password, made.errors);
        assert.equal((await signIn("bo.ek@example.com", password)).status, 200);
        assert.match(user(["create", "--email", "bo.ek@EXAMPLE.com"]).errors, /is the address of a member already/);
        const listed = user(["list", "--json"]).lines.map((line) => JSON.parse(line));
        assert.deepEqual(listed.map(({ email, name, role, can_sign_in }) => [email, name, role, can_sign_in]),
            [[stage.account.email, "", "admin", true], ["Bo.Ek@example.com", "Bo Ek", "hunter", true]]);
        assert.match(user(["list"]).out, /hunter +Bo\.Ek@example\.com {2}Bo Ek/);

        const changed = user(["password", "--email", "bo.ek@example.com", "--password", "-"], "another long sentence\n");
        assert.equal(changed.status, 0, changed.errors);
        assert.equal(changed.out, "");
        assert.notEqual((await signIn("bo.ek@example.com", password)).status, 200);
        assert.equal((await signIn("bo.ek@example.com", "another long sentence")).status, 200);
        assert.match(user(["password", "--email", "bo.ek@example.com", "--password", "short"]).errors, /at least 12/);

        assert.match(user(["remove", "--email", stage.account.email]).errors, /last administrator/);
        assert.equal(user(["remove", "--email", "bo.ek@example.com"]).status, 0);
        assert.match(user(["remove", "--email", "bo.ek@example.com"]).errors, /of no member/);
        assert.notEqual((await signIn("bo.ek@example.com", "another long sentence")).status, 200);
        assert.equal(user(["list"]).lines.length, 1);
        for (const wrong of [[], ["create"], ["create", "--email", "x"], ["create", "--email", "c@example.com", "--role", "god"]])
            assert.equal(user(wrong).status, 2, wrong.join(" "));
    });

    test(`export and gdpr, ${name}`, async (t) => {
        if (!stage.store) return t.skip("there is no PostgreSQL");
        const { url } = stage.server;
        const key = stage.account.api_key;
        const done = await complete(url, key, { email: "ada@example.com", first_name: "Ada", last_name: "=2+2" });
        await invite(url, key, { email: "cy@example.com", send_email: false });

        const attempts = run(["export", "attempts", ...stage.work]);
        assert.equal(attempts.status, 0, attempts.errors);
        assert.equal(attempts.lines.length, 3);
        const overHttp = await send({ url: `${url}/assay/v1/exports/attempts`, headers: bearer(key) });
        const cells = (text) => text.replace(/https?:\/\/[^/]+/g, "");
        assert.equal(cells(attempts.out), cells(overHttp.text));
        assert.equal(run(["export", "attempts", "--status", "finished", ...stage.work]).lines.length, 2);

        const results = run(["export", "results", ...stage.work]);
        assert.match(results.lines[0], /^attempt_id,email,.*,scale,value\r$/);
        assert.ok(results.lines.length > 50 && results.lines[1].includes(`,Ada,"'=2+2",`), results.lines[1]);
        const stored = await send({ url: `${url}/assay/v1/attempts/att_${done.invite_id.slice(4)}/result`, headers: bearer(key) });
        const cell = results.lines.find((line) => line.includes(",domains.N.t,"));
        assert.equal(Number(cell.trim().split(",").at(-1)), stored.json.document.domains.N.t);
        assert.equal(run(["export", "results", "--assessment", "disc-28", ...stage.work]).lines.length, 1);
        assert.equal(run(["export", "everything", ...stage.work]).status, 2);

        const gdpr = (...args) => run(["gdpr", ...args, ...stage.work]);
        assert.match(gdpr("list").out, /^0 people are due/);
        const due = gdpr("list", "--days", "0", "--json").lines.map((line) => JSON.parse(line));
        assert.deepEqual(due.map(({ email }) => email).sort(), ["ada@example.com", "cy@example.com"]);
        assert.match(gdpr("list", "--days", "0").out, /2 people are due\n$/);
        assert.match(gdpr("erase", "nobody@example.com").errors, /nobody with that id or address/);
        const erased = gdpr("erase", "CY@example.com");
        assert.equal(erased.status, 0, erased.errors);
        assert.equal(gdpr("list", "--days", "0").lines.length, 2);
        assert.match(gdpr("erase", "--due", "--days", "0").out, /^1 people are anonymised/);
        assert.match(gdpr("list", "--days", "0").out, /^0 people/);
        assert.ok(!run(["export", "attempts", ...stage.work]).out.includes("ada@"));
        await until(10, () => readdirSync(join(stage.store.data, "mail")).every((file) => !file.includes(done.invite_id.slice(4))));
        for (const wrong of [[], ["erase"], ["list", "--days", "x"], ["erase", "a@example.com", "--due"]])
            assert.equal(gdpr(...wrong).status, 2, wrong.join(" "));
    });
}

onStore("sqlite", async () => ({ data: temporaryFolder("commands") }));
onStore("postgres", async () => {
    const postgres = await startPostgres();
    return postgres && { data: temporaryFolder("commands"), database: await postgres.createDatabase("commands"), postgres };
});
