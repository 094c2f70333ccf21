// attacks.mjs - each attack of assay-attack against the real assay-run: how it ends, in what time, and that nothing is left.
import assert from "node:assert";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { ATTACK, MIB, file, groupsLeft, inFolder, processesLeft, run, sleep, start } from "./runner.mjs";

const table = JSON.parse(execFileSync(ATTACK, { encoding: "utf8" }));
const attackIn = () => inFolder({ attack: { path: ATTACK } });

const request = (at, name, more = {}) => ({
  ...at, argv: ["/in/attack", name], cpu_ms: 1000, wall_ms: name === "sleep" ? 1500 : 20000, memory_bytes: 128 * MIB, ...more,
});

// The group, the processes and the files of a run are gone when its runner has ended.
async function assertNothingLeft(slots, pids) {
  assert.deepEqual(groupsLeft(pids), [], "a cgroup is left");
  let left = processesLeft(slots);
  for (let i = 0; left.length > 0 && i < 20; i++) { await sleep(25); left = processesLeft(slots); }
  assert.deepEqual(left, [], "a process is left");
}

async function held(at, attack) {
  const more = attack.refusal ? { collect: ["prog"], collect_bytes: MIB } : {};
  const { child, done } = start(request(at, attack.name, more));
  const got = await done;
  assert.ok(got.result && !got.result.error, `no result: ${JSON.stringify(got.result)} ${got.stderr}`);
  assert.equal(got.result.limit, attack.limit, `limit; ${got.stderr} ${JSON.stringify(got.result)}`);
  if (attack.limit === "none") assert.equal(got.result.exit, 0, got.stderr);
  if (attack.limit === "memory") assert.ok(got.result.oom_kills > 0);
  if (attack.limit === "cpu") assert.ok(got.result.cpu_us > 1000_000 && got.result.cpu_us < 1500_000, `cpu ${got.result.cpu_us}`);
  if (attack.limit === "stdout") assert.equal(got.stdout.length, MIB);
  if (attack.limit === "stderr") assert.equal(got.stderr.length, 65536);
  if (attack.refusal) assert.deepEqual([got.result.collect_refused, got.collected.length], [attack.refusal, 0]);
  if (attack.name === "daemon" || attack.name === "child_keeps_stdout") assert.ok(got.ms < 15000, `it took ${got.ms} ms`);
  await assertNothingLeft([at.slot], [child.pid]);
}

export function attacks(at) {
  const dir = attackIn(), tests = [];
  const add = (group, name, body) => tests.push({ group, name: `${at.level}/${at.mode} ${group} ${name}`, body });
  for (const attack of table)
    add(attack.group, attack.name, (slot) => held({ ...at, slot, in: dir }, attack));

  add(27, "runner_killed", async (slot) => {
    const { child, done } = start(request({ ...at, slot, in: dir }, "daemon", { argv: ["/bin/bash", "-c", "sleep 29 & sleep 30"] }));
    for (let i = 0; i < 200 && processesLeft([slot]).length < 2; i++) await sleep(25);
    child.kill("SIGKILL");
    await done;
    for (let i = 0; i < 100 && processesLeft([slot]).length > 0; i++) await sleep(25);
    assert.deepEqual(processesLeft([slot]), []);
    // Whoever runs next on this machine takes away the group that could not be removed.
    await run({ ...at, slot, argv: ["/bin/true"] });
    assert.deepEqual(groupsLeft([child.pid]), []);
  });
  add(27, "runner_asked_to_stop", async (slot) => {
    const { child, done } = start(request({ ...at, slot, in: dir }, "sleep"));
    for (let i = 0; i < 200 && processesLeft([slot]).length < 2; i++) await sleep(10);
    child.kill("SIGTERM");
    const got = await done;
    assert.match(got.result.error?.message ?? got.result.limit, /stopped|wall/);
    await assertNothingLeft([slot], [child.pid]);
  });
  add(37, "nothing_persists", async (slot) => {
    const first = await run(request({ ...at, slot, in: dir }, "leave_state"));
    const second = await run(request({ ...at, slot, in: dir }, "find_state"));
    assert.deepEqual([first.result.exit, second.result.exit], [0, 0], first.stderr + second.stderr);
    assert.deepEqual(fs.readdirSync(dir), ["attack"]);
  });
  add(43, "two_slots", async (slot) => {
    const both = await Promise.all([0, 32].map((more) => run(request({ ...at, slot: slot + more, in: dir }, "neighbours"))));
    assert.deepEqual(both.map((got) => got.result.exit), [0, 0], both.map((got) => got.stderr).join());
    // One burns on all it can get; the other's own CPU time is enough for its work.
    const [burner, worker] = await Promise.all([
      run(request({ ...at, slot, in: dir }, "four_burners")),
      run({ ...at, slot: slot + 32, argv: ["/bin/bash", "-c", "for ((i=0;i<20000;i++)); do :; done; echo done"], wall_ms: 30000 })]);
    assert.equal(burner.result.limit, "cpu");
    assert.equal(worker.stdout.toString(), "done\n");
  });
  add(44, "never_uid_0", async (slot) => {
    const { child, done } = start({ ...at, slot, argv: ["/bin/bash", "-c", "cat /proc/self/uid_map; id -u"] });
    const got = await done;
    const [map, id] = got.stdout.toString().trim().split("\n");
    assert.deepEqual([map.trim().split(/\s+/).map(Number), Number(id)],
      at.mode === "user" ? [[1000, 64001 + slot, 1], 1000] : [[0, 0, 4294967295], 64001 + slot]);
    assert.ok(child.pid > 0);
  });
  return tests;
}

// --- requests that must be refused: groups 38, 39, 44 ----------------------------
const bad = [
  ["39", "no argv", {}, "argv"],
  ["39", "argv is text", { argv: "/bin/true" }, "argv"],
  ["39", "argv is relative", { argv: ["true"] }, "argv"],
  ["39", "an argument is a number", { argv: ["/bin/true", 1] }, "argv"],
  ["39", "too many arguments", { argv: ["/bin/true", ...Array(64).fill("x")] }, "argv"],
  ["38", "an argument of more than 4 KiB", { argv: ["/bin/true", "x".repeat(4097)] }, "argv"],
  ["39", "negative CPU", { argv: ["/bin/true"], cpu_ms: -1 }, "cpu_ms"],
  ["39", "no CPU", { argv: ["/bin/true"], cpu_ms: 0 }, "cpu_ms"],
  ["39", "CPU beyond the ceiling", { argv: ["/bin/true"], cpu_ms: 30001 }, "cpu_ms"],
  ["39", "broken CPU", { argv: ["/bin/true"], cpu_ms: 1.5 }, "cpu_ms"],
  ["39", "CPU as text", { argv: ["/bin/true"], cpu_ms: "1000" }, "cpu_ms"],
  ["39", "memory beyond the ceiling", { argv: ["/bin/true"], memory_bytes: 2 ** 40 }, "memory_bytes"],
  ["39", "too little memory", { argv: ["/bin/true"], memory_bytes: 1 }, "memory_bytes"],
  ["39", "too many processes", { argv: ["/bin/true"], pids: 129 }, "pids"],
  ["39", "null", { argv: ["/bin/true"], wall_ms: null }, "wall_ms"],
  ["39", "a slot that is none", { argv: ["/bin/true"], slot: 64 }, "slot"],
  ["44", "a user id of choice", { argv: ["/bin/true"], uid: 0 }, "uid"],
  ["39", "the network", { argv: ["/bin/true"], network: true }, "network"],
  ["39", "an environment", { argv: ["/bin/true"], env: { LD_PRELOAD: "/in/x.so" } }, "env"],
  ["39", "shadow as configuration", { argv: ["/bin/true"], binds: ["/etc/shadow"] }, "binds"],
  ["39", "configuration with ..", { argv: ["/bin/true"], binds: ["/etc/R/../shadow"] }, "binds"],
  ["38", "an artefact with a slash", { argv: ["/bin/true"], collect: ["../etc/shadow"] }, "collect"],
  ["38", "an artefact that is ..", { argv: ["/bin/true"], collect: [".."] }, "collect"],
  ["39", "a mode that is none", { argv: ["/bin/true"], mode: "container" }, "mode"],
  ["39", "a level that is none", { argv: ["/bin/true"], level: "D" }, "level"],
  ["39", "/in is relative", { argv: ["/bin/true"], in: "etc" }, "in"],
];
const badTexts = [
  ["39", "no JSON", "{", "request"], ["39", "nothing", "", "request"], ["39", "a list", "[]", "request"],
  ["39", "the same member twice", '{"argv":["/bin/true"],"slot":0,"slot":1}', "request"],
  ["38", "a NUL in an argument", '{"argv":["/bin/true","a\\u0000b"]}', "request"],
  ["39", "nested deeply", '{"argv":' + "[".repeat(40) + "]".repeat(40) + "}", "request"],
  ["39", "larger than 256 KiB", JSON.stringify({ argv: ["/bin/true"], in: "/" + "x".repeat(300000) }), "request"],
];

export function requests() {
  const tests = [];
  for (const [group, name, body, field] of bad)
    tests.push({ group: Number(group), name: `${group} ${name}`, body: async () => {
      const got = await run(body);
      assert.deepEqual([got.status, got.result.error?.field], [2, field], JSON.stringify(got.result));
    } });
  for (const [group, name, text, field] of badTexts)
    tests.push({ group: Number(group), name: `${group} ${name}`, body: async () => {
      const got = await run(null, { text });
      assert.deepEqual([got.status, got.result.error?.field], [2, field], JSON.stringify(got.result));
    } });
  tests.push({ group: 38, name: "38 odd arguments reach the program as they are", body: async (slot) => {
    const odd = ["line\nline", "'\"$(id)`id`;|&", "-o", "--", "", "\u{1F600}"];
    const got = await run({ slot, argv: ["/usr/bin/printf", "[%s]", ...odd], allow_weak: true });
    assert.equal(got.stdout.toString(), odd.map((text) => `[${text}]`).join(""));
  } });
  // An attack that finds nothing to do anywhere would prove nothing: outside of a sandbox these get through.
  for (const name of ["read_host", "read_proc", "sockets", "setuid", "environment"])
    tests.push({ group: 0, name: `outside of a sandbox ${name} gets through`, body: async () => {
      assert.throws(() => execFileSync(ATTACK, [name], { stdio: "ignore" }));
    } });
  tests.push({ group: 39, name: "39 a writable file as stdin is refused", body: async () => {
    const got = await new Promise((resolve) => resolve(startWritable()));
    assert.equal(got.error?.field, "stdin");
  } });
  return tests;
}

function startWritable() {
  const out = file("res"), req = file("req"), input = file("in");
  fs.writeFileSync(req, JSON.stringify({ argv: ["/bin/true"] }));
  const fds = [fs.openSync(input, "w+"), "ignore", "ignore", fs.openSync(req, "r"), fs.openSync(out, "w")];
  try { execFileSync(process.env.ASSAY_RUN ?? (process.env.ASSAY_JUDGE_BUILD ?? "build/release") + "/assay-run", { stdio: fds }); } catch { /* it ends with 1 */ }
  return JSON.parse(fs.readFileSync(out, "utf8"));
}
