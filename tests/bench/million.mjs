// million.mjs - lists and the CSV export over a million attempts (DESIGN.md section 8).
//
//   node bench/million.mjs
//
// The rows are written by sqlite3 into a store of its own; then the server lists
// pages at random places, filtered and not, and exports everything.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bearer, send } from '../lib/http.mjs';
import { assay, removeFolder, startServer, temporaryFolder } from '../lib/server.mjs';

const N = 1_000_000;
const PAGES = 400;
const STATES = [null, 'sent', 'completed', 'expired'];

const work = temporaryFolder('million');
const store = { data: work };

function line(name, measured, bar, ok) {
    console.log(`${name.padEnd(44)} ${measured.padEnd(38)} ${bar.padEnd(16)} ${ok ? 'pass' : 'MISS'}`);
}

// What inviting a million people leaves: people, attempts, and the counts that lists read.
function fill() {
    const count = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${N})`;
    const state = (i) => `CASE ${i} % 4 WHEN 0 THEN 'finished' WHEN 1 THEN 'sent' WHEN 2 THEN 'cancelled' ELSE 'expired' END`;
    const sql = `
        PRAGMA synchronous = OFF;
        BEGIN;
        ${count} INSERT INTO person (workspace_id, id, email, email_fold, first_name, last_name, created_at)
            SELECT w.id, 1000000000 + i, 'p' || i || '@example.com', 'p' || i || '@example.com', 'First' || i, 'Last' || (i % 5000),
            1700000000000 + i FROM n, workspace w;
        ${count} INSERT INTO attempt (workspace_id, id, person_id, product, instrument, source, status, state, number, token, language,
            created_at, sent_at, expires_at, started_at, finished_at)
            SELECT w.id, 1000000000 + i, 1000000000 + i, 'pa-leadership', 'b5-120', 'api',
            CASE WHEN ${state('i')} = 'sent' THEN 'invited' ELSE ${state('i')} END, ${state('i')}, i, 'token' || i, 'en',
            1700000000000 + i, 1700000000000 + i, 4000000000000, CASE WHEN i % 4 = 0 THEN 1700000000000 + i END,
            CASE WHEN i % 4 = 0 THEN 1700000000000 + i END FROM n, workspace w;
        INSERT INTO attempt_block (workspace_id, source, state, block, n)
            SELECT workspace_id, source, state, number / 1024, count(*) FROM attempt GROUP BY 1, 2, 3, 4;
        UPDATE workspace SET attempts_made = ${N};
        COMMIT;
        PRAGMA wal_checkpoint(TRUNCATE);`;
    execFileSync('sqlite3', [join(work, 'assay.db')], { input: sql, stdio: ['pipe', 'ignore', 'inherit'] });
}

const memory = (pid, name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

async function pages(server, key) {
    const times = [];
    for (let i = 0; i < PAGES; i++) {
        const state = STATES[i % STATES.length];
        const offset = Math.floor(Math.random() * (state ? N / 4 - 100 : N - 100));
        const url = `${server.url}/api/v1/invites?limit=50&offset=${offset}${state ? `&status=${state}` : ''}`;
        const begun = performance.now();
        const reply = await send({ url, headers: bearer(key) });
        times.push(performance.now() - begun);
        if (reply.status !== 200 || reply.json.invites.length !== 50 || reply.json.total !== (state ? N / 4 : N))
            throw new Error(`page at ${offset} of ${state}: ${reply.status} ${reply.text.slice(0, 200)}`);
    }
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(PAGES * 0.99)];
    line('list page anywhere in 1 M attempts', `p50 ${times[PAGES / 2].toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`, 'p99 < 20 ms', p99 < 20);
}

// The same columns and order as the operation attempts.export.
const QUERY = `SELECT a.id, p.email, p.first_name, p.last_name, a.product, nullif(a.language, ''), a.external_id, a.time_factor,
    a.snapshot_s, CASE WHEN a.status IN ('invited', 'started') AND a.expires_at <= 1800000000000 THEN 'expired' ELSE a.status END,
    'http://127.0.0.1:8080/t/' || a.token, CASE WHEN a.paused_at IS NULL THEN 0 ELSE 1 END, a.accommodation, a.accommodation_text,
    a.created_at, a.started_at, a.finished_at, a.expires_at
    FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id ORDER BY a.id DESC`;

async function exported(server, key) {
    const out = join(work, 'out.csv');
    const timed = (command, args) => {
        const begun = performance.now();
        execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 1 << 30 });
        return (performance.now() - begun) / 1000;
    };
    const before = memory(server.pid, 'VmRSS');
    const url = `${server.url}/assay/v1/exports/attempts`;
    const ours = timed('curl', ['-s', '-f', '-o', out, '-H', `Authorization: Bearer ${key}`, url]);
    const grown = memory(server.pid, 'VmHWM') - before;
    const peer = timed('sh', ['-c', `sqlite3 -csv '${join(work, 'assay.db')}' "${QUERY}" > '${join(work, 'peer.csv')}'`]);
    const rows = Number(execFileSync('wc', ['-l', out], { encoding: 'utf8' }).split(' ')[0]) - 1;
    if (rows !== N) throw new Error(`${rows} lines exported`);
    line(
        'CSV export of 1 M attempts / sqlite3 -csv',
        `${(peer / ours).toFixed(2)}   (${(N / ours / 1000).toFixed(0)} k / ${(N / peer / 1000).toFixed(0)} k rows/s)`,
        '>= 0.5',
        peer / ours >= 0.5,
    );
    line('  memory it took', `${grown.toFixed(1)} MB more, ${(statSync(out).size / 1e6).toFixed(0)} MB of CSV`, 'RSS + < 8 MB', grown < 8);
}

const { api_key: key } = JSON.parse(
    await assay(store, 'setup', '--workspace', 'Million', '--email', 'hr@example.com', '--password', 'secret', '--json'),
);
fill();
const server = await startServer({ ...store, env: { ASSAY_LOG: 'warn' } });
await pages(server, key);
await exported(server, key);
await server.stop();
removeFolder(work);
