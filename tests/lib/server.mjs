// server.mjs - starts and ends Assay servers for tests.
//
// ASSAY_BIN names the program (default build/release/assay).  A server lives in
// a folder of its own below the system's temporary one; its log is kept there
// and is searched for sanitizer reports when it stops.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import { promisify } from 'node:util';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const binary = resolve(root, process.env.ASSAY_BIN ?? 'build/release/assay');
const START_MS = Number(process.env.ASSAY_START_MS ?? 20000); // sanitizer builds are slow to start
const STOP_MS = 15000;
// The first report of a sanitizer, with the beginning of its stack.
const SANITIZER =
    /^.*(?:ERROR: (?:Address|Leak)Sanitizer|WARNING: ThreadSanitizer|runtime error:).*$(?:\n.*){0,15}/m;

const running = new Set();
process.on('exit', () => running.forEach((server) => server.child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

// What tests switch on: receivers of webhooks on loopback, and calls as fast as
// they can be made.  The suppressions only matter to sanitizer builds.
const supp = (name) => `suppressions=${join(root, 'tests/lib', name)}:print_suppressions=0`;
const environment = {
    LSAN_OPTIONS: supp('lsan.supp'),
    TSAN_OPTIONS: supp('tsan.supp'),
    ASSAY_OUTBOUND_PRIVATE: 'on',
    ASSAY_RATE_LIMITS: 'off',
    ASSAY_CONTACT_EMAIL: 'operator@example.com',
    ASSAY_REGISTER: 'open',
    ASSAY_REGISTER_CREDITS: '1000',
    ASSAY_LOG: 'info',
    ASSAY_STRIPE_WEBHOOK_SECRET: 'whsec_of_the_tests',
};

export function temporaryFolder(name) {
    return mkdtempSync(join(tmpdir(), `assay-${name}-`));
}

export function removeFolder(path) {
    rmSync(path, { recursive: true, force: true });
}

// Runs a command of the program on a store; resolves to its standard output.
export async function assay(store, ...args) {
    try {
        const done = await promisify(execFile)(binary, [...args, ...storeFlags(store)], {
            env: { ...process.env, ...environment, ...store.env },
            maxBuffer: 1 << 28,
            timeout: 120000,
        });
        return done.stdout;
    } catch (e) {
        throw new Error(`assay ${args.join(' ')}: exit ${e.code ?? e.signal}\n${e.stderr}${e.stdout}`);
    }
}

export async function assayJson(store, ...args) {
    return JSON.parse(await assay(store, ...args, '--json'));
}

// A workspace with its administrator and key: {workspace_id, user_id, email, api_key}.
let made = 0;
export function setup(store, { credits = 1000, name } = {}) {
    made++;
    const unique = `${process.pid}-${made}-${Date.now()}`;
    return assayJson(
        store,
        'setup',
        '--workspace',
        name ?? `Test ${unique}`,
        '--email',
        `admin-${unique}@example.com`,
        '--password',
        'correct horse battery',
        '--credits',
        String(credits),
    );
}

function storeFlags(store) {
    return ['--data', store.data, ...(store.database ? ['--database', store.database] : [])];
}

// A store is {data, database?, env?}: a folder, the URL of a database, more settings.
export async function startServer(store, flags = []) {
    if (!existsSync(binary)) throw new Error(`${binary} does not exist: build it, or set ASSAY_BIN`);
    const log = join(store.data, `server-${Date.now()}-${++made}.log`);
    const fd = openSync(log, 'a');
    const started = process.hrtime.bigint();
    const child = spawn(binary, ['serve', '--listen', '127.0.0.1:0', ...storeFlags(store), ...flags], {
        stdio: ['ignore', fd, fd],
        env: { ...process.env, ...environment, ...store.env },
    });
    closeSync(fd);
    const server = { child, log, store, pid: child.pid };
    running.add(server);
    child.once('exit', (code, signal) => {
        server.ended = { code, signal };
        running.delete(server);
    });
    server.url = await address(server);
    server.start_ms = Number(process.hrtime.bigint() - started) / 1e6;
    server.stop = () => stop(server);
    server.kill = () => kill(server);
    return server;
}

async function address(server) {
    const until = Date.now() + START_MS;
    while (Date.now() < until) {
        const line = /listening on (https?:\/\/[0-9.]+:[0-9]+)/.exec(readFileSync(server.log, 'utf8'));
        if (line) return line[1];
        if (server.ended) break;
        await sleep(5);
    }
    server.child.kill('SIGKILL');
    throw new Error(`the server did not start:\n${readFileSync(server.log, 'utf8')}`);
}

async function stop(server) {
    if (!server.ended) {
        server.child.kill('SIGTERM');
        const late = setTimeout(() => server.child.kill('SIGKILL'), STOP_MS);
        await once(server.child, 'exit');
        clearTimeout(late);
    }
    const report = SANITIZER.exec(readFileSync(server.log, 'utf8'));
    if (report) throw new Error(`${report[0]}\nsee ${server.log}`);
    if (server.ended.code !== 0) {
        throw new Error(
            `the server ended with ${server.ended.code ?? server.ended.signal}, see ${server.log}`,
        );
    }
}

async function kill(server) {
    server.child.kill('SIGKILL');
    if (!server.ended) await once(server.child, 'exit');
}

export function sleep(ms) {
    return new Promise((done) => setTimeout(done, ms));
}

// Calls `probe` until it returns something true, at most `seconds`; returns that, or undefined.
export async function until(seconds, probe) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
        const found = await probe();
        if (found || Date.now() > end) return found || undefined;
        await sleep(25);
    }
}
