// pg.mjs - a throw-away PostgreSQL cluster for tests.
//
//   const pg = await startPostgres();       // null with a printed reason when there is none
//   const url = await pg.createDatabase("a"); // "postgres://assay@127.0.0.1:PORT/a"
//   await pg.stop();
//
//   node tests/lib/pg.mjs run -- CMD...     // CMD with ASSAY_TEST_PG = URL of a fresh database
//
// It lives in a folder of its own, listens on a free port of 127.0.0.1 only,
// never flushes to disk, and is gone afterwards.  PostgreSQL refuses to run as
// root, so root runs it as the user the Debian package made.
import { execFile, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const INSTALLED = "/usr/lib/postgresql";
const START_MS = 30_000;
const SETTINGS = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "200",
  shared_buffers: "64MB",
  listen_addresses: "127.0.0.1",
};
const run = promisify(execFile);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Folder of the newest installed version's programs, or null. */
function findPrograms() {
  if (!existsSync(INSTALLED)) return null;
  const versions = readdirSync(INSTALLED).filter((v) => existsSync(join(INSTALLED, v, "bin/initdb")));
  return versions.length ? join(INSTALLED, versions.sort((a, b) => b - a)[0], "bin") : null;
}

/** Options of child_process that run a program as a user PostgreSQL accepts. */
function asUser(cwd) {
  if (process.getuid() !== 0) return { cwd };
  const number = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { cwd, uid: number("-u"), gid: number("-g") };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function waitReady(programs, port, server) {
  for (const until = Date.now() + START_MS; Date.now() < until; await pause(50)) {
    if (server.exitCode !== null) break;
    try {
      await run(join(programs, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)]);
      return;
    } catch {
      // Not yet: asked again.
    }
  }
  throw new Error("PostgreSQL did not start: " + server.said.join(""));
}

/** Starts a cluster; null, with the reason on stderr, when PostgreSQL is not installed. */
export async function startPostgres() {
  const programs = findPrograms();
  if (!programs) {
    console.error(`PostgreSQL is not installed (${INSTALLED} has no version): its tests are skipped`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "assay-pg-"));
  const user = asUser(folder);
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const port = await freePort();
  await run(join(programs, "initdb"),
    ["-D", data, "-U", "assay", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"], user);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(programs, "postgres"), ["-D", data, "-p", String(port), "-k", folder, ...settings],
    { ...user, stdio: ["ignore", "ignore", "pipe"] });
  server.said = [];
  server.stderr.on("data", (text) => {
    server.said.push(String(text));
    if (server.said.length > 100) server.said.shift();
  });
  const exited = new Promise((resolve) => server.on("exit", resolve));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const abandon = () => {
    server.kill("SIGQUIT");
    remove();
  };
  process.once("exit", abandon); // when a test ends without stop()
  const url = (name) => `postgres://assay@127.0.0.1:${port}/${name}`;
  const stop = async () => {
    process.removeListener("exit", abandon);
    server.kill("SIGINT"); // fast shutdown: clients are sent away
    await exited;
    remove();
  };
  try {
    await waitReady(programs, port, server);
  } catch (error) {
    await stop();
    throw error;
  }
  const createDatabase = async (name) => {
    await run(join(programs, "createdb"), ["-h", "127.0.0.1", "-p", String(port), "-U", "assay", name]);
    return url(name);
  };
  return { url, createDatabase, stop, port, pid: server.pid };
}

async function main(command) {
  const pg = await startPostgres();
  const env = { ...process.env };
  if (pg) env.ASSAY_TEST_PG = await pg.createDatabase("test");
  const child = spawn(command[0], command.slice(1), { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
  if (pg) await pg.stop();
  process.exitCode = code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [verb, dashes, ...command] = process.argv.slice(2);
  if (verb !== "run" || dashes !== "--" || !command.length) {
    console.error("usage: node tests/lib/pg.mjs run -- COMMAND [ARGUMENT...]");
    process.exitCode = 2;
  } else {
    await main(command);
  }
}
