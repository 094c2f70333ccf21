// million.mjs - lists and the CSV export over a million attempts (DESIGN.md section 8).
//
//   node bench/million.mjs [--keep FOLDER]
//
// The rows are written by sqlite3 into a store of its own (with --keep into that folder,
// which is used again); then the server lists pages at random places, filtered and not,
// of all attempts and of one assessment, and exports everything.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bearer, send } from '../lib/http.mjs';
import { recount } from '../lib/recount.mjs';
import { assay, removeFolder, startServer, temporaryFolder } from '../lib/server.mjs';

const N = 1_000_000;
const PAGES = 400;
const STATES = [null, 'sent', 'completed', 'expired'];

const { values: options } = parseArgs({ options: { keep: { type: 'string' } } });
const work = options.keep ?? temporaryFolder('million');
const store = { data: work };
mkdirSync(work, { recursive: true });

function line(name, measured, bar, ok) {
    console.log(`${name.padEnd(44)} ${measured.padEnd(38)} ${bar.padEnd(16)} ${ok ? 'pass' : 'MISS'}`);
}

const ASSESSMENT = 2; // all are candidates of pa-leadership
const PROGRESS = "CASE i % 4 WHEN 1 THEN 'invited' WHEN 3 THEN 'started' ELSE 'completed' END";
// Half are completed, with one of the fifteen marks that fourteen questions can give; one in ten has none.
const AVERAGE = 'CASE WHEN i % 4 IN (0, 2) AND i % 10 <> 0 THEN round((i * 7919 % 15) * 100.0 / 14, 2) END';
const STAGE = "CASE i % 20 WHEN 0 THEN 'REJ' WHEN 1 THEN 'EVA' WHEN 2 THEN 'INT' WHEN 3 THEN 'REJ' ELSE CASE WHEN i % 9973 = 0 THEN 'HIR' ELSE 'NYE' END END";

// What inviting a million people leaves: people, attempts, and the counts that lists read.
function fill() {
    const count = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${N})`;
    const state = (i) => `CASE ${i} % 4 WHEN 0 THEN 'finished' WHEN 1 THEN 'sent' WHEN 2 THEN 'cancelled' ELSE 'expired' END`;
    const sql = `
        PRAGMA synchronous = OFF;
        BEGIN;
        ${count} INSERT INTO person (workspace_id, id, email, email_fold, first_name, last_name, name_fold, number, created_at)
            SELECT w.id, 1000000000 + i, 'p' || i || '@example.com', 'p' || i || '@example.com', 'First' || i, 'Last' || (i % 5000),
            'first' || i || ' last' || (i % 5000), i, 1700000000000 + i FROM n, workspace w;
        ${count} INSERT INTO attempt (workspace_id, id, person_id, product, instrument, source, status, state, number, token, language,
            created_at, sent_at, expires_at, started_at, finished_at, assessment_id, progress, average, stage, uuid, modified_at, credits,
            name_fold)
            SELECT w.id, 1000000000 + i, 1000000000 + i, 'pa-leadership', 'b5-120', 'api',
            CASE WHEN ${state('i')} = 'sent' THEN 'invited' ELSE ${state('i')} END, ${state('i')}, i, 'token' || i, 'en',
            1700000000000 + i, 1700000000000 + i, 4000000000000, CASE WHEN i % 4 = 0 THEN 1700000000000 + i END,
            CASE WHEN i % 4 = 0 THEN 1700000000000 + i END, ${ASSESSMENT}, ${PROGRESS}, ${AVERAGE}, ${STAGE},
            printf('%08x-0000-4000-a000-%012x', i, i), 1700000000000 + i, 1, 'first' || i || ' last' || (i % 5000) FROM n, workspace w;
        UPDATE workspace SET attempts_made = ${N}, persons_made = ${N};
        COMMIT;`;
    execFileSync('sqlite3', [join(work, 'assay.db')], { input: sql, stdio: ['pipe', 'ignore', 'inherit'] });
    recount(store);
    execFileSync('sqlite3', [join(work, 'assay.db')], { input: 'PRAGMA wal_checkpoint(TRUNCATE);', stdio: ['pipe', 'ignore', 'inherit'] });
}

const cpuMs = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15).reduce((sum, n) => sum + Number(n) * 10, 0);
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

// --- one assessment with a million candidates (TestGorilla's list) -----------------

const token = (key) => ({ Authorization: `Token ${key}` });
const candidatures = (server, query) => `${server.url}/api/assessments/candidature?assessment=${ASSESSMENT}&${query}`;

// Pages at random places of one order; all rows in order, the count right.
async function ordered(server, key, name, query, most) {
    const times = [];
    const cpu = cpuMs(server.pid);
    let count = N;
    for (let i = 0; i < PAGES / 4; i++) {
        const offset = Math.floor(Math.random() * (count - 20));
        const begun = performance.now();
        const reply = await send({ url: candidatures(server, `${query}&limit=10&offset=${i ? offset : 0}`), headers: token(key) });
        times.push(performance.now() - begun);
        if (reply.status !== 200 || reply.json.results.length !== 10) throw new Error(`${query}: ${reply.status} ${reply.text.slice(0, 200)}`);
        count = reply.json.count;
    }
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)];
    const each = ((cpuMs(server.pid) - cpu) / times.length).toFixed(1);
    line(`  ${name}`, `p50 ${times[times.length >> 1].toFixed(1)}, p99 ${p99.toFixed(1)} ms, CPU ${each} ms`, most ? `p99 < ${most} ms` : '', !most || p99 < most);
}

// Counts rows without keeping them; returns {rows, bytes, first}.
function drained(url, headers) {
    return new Promise((resolve, reject) => {
        get(url, { headers }, (reply) => {
            let rows = 0, bytes = 0, last = '';
            reply.on('data', (chunk) => {
                bytes += chunk.length;
                const text = last + chunk.toString('latin1');
                rows += text.split('"testtaker_id":').length - 1;
                last = text.slice(-14);
                rows -= last.split('"testtaker_id":').length - 1;
            });
            reply.on('error', reject);
            reply.on('end', () => resolve({ rows, bytes, status: reply.statusCode }));
        }).on('error', reject);
    });
}

async function candidates(server, key) {
    console.log('one assessment with a million candidates, pages of 10 anywhere');
    await ordered(server, key, 'by id', '', 20);
    await ordered(server, key, 'newest first', 'ordering=-created', 20);
    await ordered(server, key, 'by falling average', 'ordering=-avg_score', 20);
    await ordered(server, key, 'by rising average', 'ordering=avg_score', 20);
    await ordered(server, key, 'started, by id', 'status=started', 20);
    await ordered(server, key, 'in the stage EVA, newest first', 'stage=EVA&ordering=-created', 20);
    await ordered(server, key, 'completed in INT, by falling average', 'stage=INT&status=completed&ordering=-avg_score', 20);
    await ordered(server, key, 'hired (100), by falling average', 'stage=HIR&ordering=-avg_score', 20);
    await ordered(server, key, 'by name', 'ordering=_full_name');
    for (const query of ['limit=100000', 'limit=100000&offset=800000', 'limit=100000&offset=300000&ordering=-avg_score']) {
        writeFileSync(`/proc/${server.pid}/clear_refs`, '5'); // VmHWM begins anew
        const before = memory(server.pid, 'VmRSS');
        const begun = performance.now();
        const cpu = cpuMs(server.pid);
        const { rows, bytes, status } = await drained(candidatures(server, query), token(key));
        const seconds = (performance.now() - begun) / 1000;
        if (status !== 200 || rows !== 100000) throw new Error(`${query}: ${status}, ${rows} rows`);
        line(`  a page of 100,000: ${query.slice(13) || 'by id'}`, `${(rows / seconds / 1000).toFixed(0)} k rows/s, CPU ${((cpuMs(server.pid) - cpu) * 1000 / rows).toFixed(1)} us a row, ${(bytes / 1e6).toFixed(0)} MB`, '>= 100 k rows/s',
            rows / seconds >= 100000);
        line('    memory it took', `${(memory(server.pid, 'VmHWM') - before).toFixed(1)} MB more`, 'RSS + < 8 MB', memory(server.pid, 'VmHWM') - before < 8);
    }
}

// --- the export ------------------------------------------------------------------

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

const keyFile = join(work, 'key.txt');
if (!existsSync(keyFile)) {
    const made = await assay(store, 'setup', '--workspace', 'Million', '--email', 'hr@example.com', '--password', 'secret', '--json');
    fill();
    writeFileSync(keyFile, JSON.parse(made).api_key);
}
const key = readFileSync(keyFile, 'utf8');
const server = await startServer({ ...store, env: { ASSAY_LOG: 'warn' } });
await pages(server, key);
await candidates(server, key);
await exported(server, key);
await server.stop();
if (!options.keep) removeFolder(work);
