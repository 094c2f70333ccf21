// runner.mjs - starting the real assay-run, and looking for what it may have left behind.
import { spawn, execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const build = path.resolve(process.env.ASSAY_JUDGE_BUILD ?? "build/release");
export const RUN = path.join(build, "assay-run");
export const ATTACK = path.resolve("build/release/assay-attack");
export const JUDGE = path.join(build, "assay-judge");
export const MIB = 1 << 20;

export const folder = fs.mkdtempSync(path.join(os.tmpdir(), "assay-judge-test-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
let serial = 0;
export const file = (name) => path.join(folder, `${name}-${process.pid}-${serial++}`);

// A directory to be shown as /in, with copies of these files: {name: path or text}.
export function inFolder(files) {
  const dir = file("in");
  fs.mkdirSync(dir, { mode: 0o755 });
  for (const [name, from] of Object.entries(files)) {
    if (from.path) fs.copyFileSync(from.path, path.join(dir, name));
    else fs.writeFileSync(path.join(dir, name), from.text);
    fs.chmodSync(path.join(dir, name), 0o555);
  }
  fs.chmodSync(dir, 0o755);
  return dir;
}

// Starts a run; the promise gives {status, result, stdout, stderr, collected, ms}.
export function start(request, { stdin = "", user, text } = {}) {
  const names = Object.fromEntries(["in", "out", "err", "req", "res", "col"].map((n) => [n, file(n)]));
  fs.writeFileSync(names.in, stdin);
  fs.writeFileSync(names.req, text ?? JSON.stringify(request));
  const fds = [fs.openSync(names.in, "r"), fs.openSync(names.out, "w"), fs.openSync(names.err, "w"), fs.openSync(names.req, "r"),
    fs.openSync(names.res, "w"), fs.openSync(names.col, "w")];
  const began = performance.now();
  const [program, args] = user ? ["setpriv", [`--reuid=${user}`, `--regid=${user}`, "--clear-groups", RUN]] : [RUN, []];
  const child = spawn(program, args, { stdio: fds });
  for (const fd of fds) fs.closeSync(fd);
  const done = new Promise((resolve) => child.on("exit", (status, signal) => {
    const read = (n) => { const data = fs.readFileSync(names[n]); return data; };
    const out = { status, signal, ms: performance.now() - began, stdout: read("out"), stderr: read("err").toString(), collected: read("col") };
    const answer = read("res").toString();
    out.result = answer ? JSON.parse(answer) : null;
    for (const n of Object.values(names)) fs.rmSync(n, { force: true });
    resolve(out);
  }));
  return { child, done };
}
export const run = (request, options) => start(request, options).done;

// --- what may be left ----------------------------------------------------------
const groupRoots = () => fs.readFileSync("/proc/self/mountinfo", "utf8").split("\n")
  .filter((line) => / - cgroup2? /.test(line)).map((line) => line.split(" ")[4]);

// Groups of runs whose runner is one of `pids`.
export function groupsLeft(pids) {
  const found = [];
  const look = (dir, depth) => {
    let entries = [];
    try { entries = fs.readdirSync(dir, { withFileTypes: true }); } catch { return; }
    for (const entry of entries) {
      if (!entry.isDirectory()) continue;
      const at = path.join(dir, entry.name), pid = /^job-\d+-(\d+)$/.exec(entry.name)?.[1];
      if (pid && pids.includes(Number(pid))) found.push(at);
      if (depth > 0) look(at, depth - 1);
    }
  };
  for (const root of groupRoots()) look(root, 3);
  return found;
}

// Processes of the slots' users: 64001 and up are nobody else's.
export function processesLeft(slots) {
  const found = [];
  for (const pid of fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
      const uid = Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)[1]);
      if (slots.includes(uid - 64001) && !/^State:\s+Z/m.test(status)) found.push(`${pid} ${/^Name:\s+(.*)/m.exec(status)[1]}`);
    } catch { /* it ended meanwhile */ }
  }
  return found;
}
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Which levels and modes this machine has: each tried with /bin/true.
export async function machine() {
  const can = [], missing = [];
  for (const mode of ["user", "root"])
    for (const level of ["A", "B"]) {
      const got = await run({ mode, level, slot: 63, argv: ["/bin/true"] });
      if (got.status === 0) can.push({ mode, level });
      else missing.push(`level ${level} in mode ${mode}: ${got.result?.error?.message ?? "no answer"}`);
    }
  return { can, missing };
}
export const has = (program) => { try { execFileSync("which", [program], { stdio: "ignore" }); return true; } catch { return false; } };
