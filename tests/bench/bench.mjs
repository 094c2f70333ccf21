// bench.mjs - what the server must hold (DESIGN.md section 8), as ratios in one run.
//
//   node bench/bench.mjs [--only get,saves,scoring,pdf,rush,start]
//
// Everything runs on this machine over loopback, a few seconds each.  A bar that
// is missed is printed as MISS; the exit status stays 0 unless something failed.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bearer, send } from '../lib/http.mjs';
import { freePort } from '../lib/receiver.mjs';
import {
    binary,
    removeFolder,
    root,
    setup,
    sleep,
    startServer,
    temporaryFolder,
    until,
} from '../lib/server.mjs';
import { answer, complete, invite, itemsOf, save, start } from '../lib/sitting.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
    options: { only: { type: 'string', default: 'get,saves,scoring,pdf,rush,start' } },
});
const work = temporaryFolder('bench');
const quiet = { ASSAY_LOG: 'warn' };
const TICKS_PER_S = 100; // USER_HZ
const LIBRARIES = [
    'libmicrohttpd',
    'sqlite3',
    'libpq',
    'jansson',
    'gsl',
    'cairo',
    'pangocairo',
    'glib-2.0',
    'libcurl',
    'libsodium',
    'openssl',
];

// --- tools --------------------------------------------------------------------

function run(command, args, env = {}) {
    const done = spawnSync(command, args, {
        encoding: 'utf8',
        env: { ...process.env, ...env },
        maxBuffer: 1 << 28,
    });
    if (done.error || done.status !== 0) throw new Error(`${command}: ${done.error?.message ?? done.stderr}`);
    return done.stdout;
}

function line(name, measured, bar, ok) {
    const verdict = ok === undefined ? '' : ok ? 'pass' : 'MISS';
    console.log(`${name.padEnd(44)} ${measured.padEnd(38)} ${bar.padEnd(16)} ${verdict}`);
}

// Runs wrk asynchronously, so that a sampler can run beside it; returns what it measured.
async function wrk(connections, seconds, url, { script = 'report.lua', headers = {}, args = [] } = {}) {
    const all = [
        '-t1',
        `-c${connections}`,
        `-d${seconds}s`,
        '--timeout',
        '10s',
        '-s',
        join(folder, script),
        ...Object.entries(headers).flatMap(([k, v]) => ['-H', `${k}: ${v}`]),
        url,
        ...(args.length ? ['--', ...args] : []),
    ];
    const child = spawn('wrk', all, {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, BENCH_FOLDER: folder },
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
        out += chunk;
    });
    const code = await new Promise((done) => child.on('close', done));
    const json = /^\{.*\}$/m.exec(out);
    if (code !== 0 || !json) throw new Error(`wrk: exit ${code}\n${out}`);
    const measured = JSON.parse(json[0]);
    return { ...measured, per_s: measured.requests / measured.seconds };
}

// CPU seconds a process has used so far, and its resident megabytes.
function cpuOf(pid) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

function rssOf(pid) {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const round = (x, digits = 1) => x.toFixed(digits);
const rate = (list) => round(median(list), 0);

// --- GET one result against nginx -----------------------------------------------

async function startNginx(body) {
    const port = await freePort();
    const base = join(work, 'nginx');
    mkdirSync(base);
    writeFileSync(join(base, 'result.json'), body);
    writeFileSync(
        join(base, 'nginx.conf'),
        `daemon off; ${process.getuid() === 0 ? 'user root;' : ''} worker_processes auto; pid ${base}/pid;
        error_log ${base}/error.log; events { worker_connections 1024; }
        http { access_log off; types { application/json json; } sendfile on; keepalive_requests 100000000;
               client_body_temp_path ${base}/a; proxy_temp_path ${base}/b; fastcgi_temp_path ${base}/c;
               uwsgi_temp_path ${base}/d; scgi_temp_path ${base}/e;
               server { listen 127.0.0.1:${port}; root ${base}; } }`,
    );
    const child = spawn('nginx', ['-c', join(base, 'nginx.conf')], { stdio: 'ignore' });
    const url = `http://127.0.0.1:${port}/result.json`;
    if (
        !(await until(5, () =>
            send({ url }).then(
                () => true,
                () => false,
            ),
        ))
    )
        throw new Error('nginx did not start');
    const workers = () =>
        readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ');
    return { url, cpu: () => workers().reduce((sum, pid) => sum + cpuOf(pid), 0), stop: () => child.kill() };
}

async function benchGet() {
    const store = { data: temporaryFolder('bench-get'), env: quiet };
    const server = await startServer(store);
    const { api_key: key } = await setup(store);
    const done = await complete(server.url, key, { product_type: 'pa-standard' });
    const url = `${server.url}/api/v1/results/${done.invite_id}`;
    const { bytes } = await send({ url, headers: bearer(key) });
    const nginx = await startNginx(bytes);
    const ratios = [],
        micros = [],
        theirs = [],
        rates = [],
        theirRates = [];
    for (let i = 0; i < 3; i++) {
        let cpu = nginx.cpu();
        const file = await wrk(32, 3, nginx.url);
        theirs.push(((nginx.cpu() - cpu) / file.requests) * 1e6);
        cpu = cpuOf(server.pid);
        const result = await wrk(32, 3, url, { headers: bearer(key) });
        micros.push(((cpuOf(server.pid) - cpu) / result.requests) * 1e6);
        if (result.errors) throw new Error(`${result.errors} of ${result.requests} requests failed`);
        ratios.push(result.per_s / file.per_s);
        rates.push(result.per_s);
        theirRates.push(file.per_s);
    }
    line(
        `GET one result (${bytes.length} bytes) / nginx file`,
        `${round(median(ratios), 2)}   (${rate(rates)} / ${rate(theirRates)} a second)`,
        '>= 0.5',
        median(ratios) >= 0.5,
    );
    line(
        '  server CPU for each',
        `${round(median(micros))} us   (nginx ${round(median(theirs))} us)`,
        '<= 20 us',
        median(micros) <= 20,
    );
    nginx.stop();
    await server.stop();
    removeFolder(store.data);
}

// --- durable saves against one transaction a row -----------------------------------

function compile(source, output, ...flags) {
    run(process.env.CC ?? 'gcc', ['-O2', '-o', output, join(folder, source), ...flags]);
    return output;
}

// Saves with 64 clients, and rows one by one; both with fsync as slow as `us` more.
async function savesOnce(us) {
    const env = us ? { LD_PRELOAD: join(work, 'slow_fsync.so'), FSYNC_US: String(us) } : {};
    const rows = JSON.parse(run(join(work, 'row_per_tx'), [join(work, `rows-${us}.db`), '3'], env));
    const store = { data: temporaryFolder('bench-saves'), env: { ...quiet, ...env } };
    const server = await startServer(store);
    const { api_key: key } = await setup(store);
    const tokens = [];
    for (let i = 0; i < 64; i++) {
        const made = await invite(server.url, key, { send_email: false });
        await start(server.url, made.token);
        tokens.push(made.token);
    }
    writeFileSync(join(work, 'tokens'), tokens.join('\n'));
    const cpu = cpuOf(server.pid);
    const saves = await wrk(64, 4, server.url, { script: 'saves.lua', args: [join(work, 'tokens')] });
    const micros = ((cpuOf(server.pid) - cpu) / saves.requests) * 1e6;
    if (saves.errors) throw new Error(`${saves.errors} of ${saves.requests} saves failed`);
    await server.stop();
    removeFolder(store.data);
    return { saves, rows, micros, ratio: saves.per_s / (rows.rows / rows.seconds) };
}

async function benchSaves() {
    compile('row_per_tx.c', join(work, 'row_per_tx'), '-lsqlite3');
    compile('slow_fsync.c', join(work, 'slow_fsync.so'), '-shared', '-fPIC', '-ldl');
    for (const us of [0, 2000]) {
        const { saves, rows, micros, ratio } = await savesOnce(us);
        const where = us ? `, fsync ${us / 1000} ms slower` : ', this disk';
        line(
            `durable saves / one row a transaction${where}`,
            `${round(ratio)} x   (${round(saves.per_s, 0)} / ${round(rows.rows / rows.seconds, 0)} a second)`,
            '>= 6 x',
            ratio >= 6,
        );
        line(
            '  latency of a save, 64 clients',
            `p50 ${round(saves.p50_ms)} ms, p99 ${round(saves.p99_ms)} ms`,
            'p99 < 25 ms',
            saves.p99_ms < 25,
        );
        line(
            '  one row a transaction, one client',
            `p50 ${round(rows.p50_ms, 2)} ms, p99 ${round(rows.p99_ms, 2)} ms`,
            '',
        );
        line('  server CPU for each save', `${round(micros)} us`, '');
    }
}

// --- scoring -------------------------------------------------------------------------

// Alone, linked with the objects the program was made of, and as `assay calc` does it a line.
function benchScoring() {
    const objects = ['src', 'gen'].flatMap((name) =>
        run('find', [join(dirname(binary), name), '-name', '*.o', '!', '-name', 'main.o'])
            .trim()
            .split('\n'),
    );
    const archive = join(work, 'objects.a'); // of which only what scoring needs is linked
    run('ar', ['rcs', archive, ...objects]);
    const libraries = run('pkg-config', ['--libs', ...LIBRARIES])
        .trim()
        .split(' ');
    const alone = (file) =>
        Number(
            run(
                compile(
                    file,
                    join(work, file.replace('.c', '')),
                    `-I${join(root, 'src')}`,
                    archive,
                    ...libraries,
                    '-lz',
                    '-lm',
                ),
                [],
            ),
        );
    const scored = alone('score.c');
    line('scoring b5-120', `${round(scored)} us`, '< 100 us', scored < 100);
    const step = alone('adaptive.c');
    line('adaptive step, 500 items', `${round(step)} us`, '< 50 us', step < 50);

    const one = (i) =>
        JSON.stringify({
            id: `b-${i}`,
            responses: Array.from({ length: 120 }, (_, j) => 1 + ((i + j * 7) % 5)),
        });
    const time = (n) => {
        const input = Array.from({ length: n }, (_, i) => `${one(i)}\n`).join('');
        const began = performance.now();
        const done = spawnSync(binary, ['calc', 'big_five'], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
        if (done.status !== 0) throw new Error(`assay calc big_five: exit ${done.status} ${done.stderr}`);
        return performance.now() - began;
    };
    line('  a line of assay calc big_five', `${round((time(5001) - time(1)) / 5)} us`, '');
}

// --- PDF -----------------------------------------------------------------------------

async function benchPdf() {
    const store = { data: temporaryFolder('bench-pdf'), env: quiet };
    const server = await startServer(store);
    const { api_key: key } = await setup(store);
    const done = await complete(server.url, key, {
        product_type: 'pa-standard',
        first_name: 'José',
        last_name: 'Ñandú',
    });
    const url = `${server.url}/api/v1/invites/${done.invite_id}/report`;
    const alone = await wrk(1, 2, url, { headers: bearer(key) });
    const before = rssOf(server.pid);
    let made = 0,
        cpu = cpuOf(server.pid),
        best = 0;
    while (made < 1000) {
        const some = await wrk(4, 3, url, { headers: bearer(key) });
        if (some.errors) throw new Error(`${some.errors} reports failed`);
        made += some.requests;
        best = Math.max(best, some.per_s);
        if (made < 50) break; // hopeless: do not wait for a thousand
    }
    cpu = ((cpuOf(server.pid) - cpu) / made) * 1000;
    const grown = rssOf(server.pid) - before;
    line(
        'PDF report of a full profile, alone',
        `${round(alone.p50_ms)} ms   (${round(cpu)} ms CPU)`,
        '< 25 ms',
        alone.p50_ms < 25,
    );
    line('  reports a second, 4 clients', `${round(best, 0)}`, '');
    line(`  memory after ${made} more`, `${grown >= 0 ? '+' : ''}${round(grown)} MB`, '< 8 MB', grown < 8);
    await server.stop();
    removeFolder(store.data);
}

// --- 2,000 people start within a second -------------------------------------------------

async function benchRush() {
    const PEOPLE = 2000,
        SAVING_S = 5;
    const store = { data: temporaryFolder('bench-rush'), env: quiet };
    const server = await startServer(store);
    const { api_key: key } = await setup(store, { credits: PEOPLE });
    const people = [];
    while (people.length < PEOPLE) {
        people.push(
            ...(await Promise.all(
                Array.from({ length: 50 }, () => invite(server.url, key, { send_email: false })),
            )),
        );
    }
    const timed = async (list, work) => {
        const began = performance.now();
        await work();
        list.push(performance.now() - began);
    };
    const spread = (seconds, list, work) =>
        Promise.all(
            people.map(async (one, i) => {
                await sleep((i * seconds * 1000) / PEOPLE);
                await timed(list, () => work(one));
            }),
        );
    const starts = [],
        saves = [];
    let peak = 0;
    const sampler = setInterval(() => {
        peak = Math.max(peak, rssOf(server.pid));
    }, 50);
    await spread(1, starts, async (one) => {
        one.items = itemsOf(await start(server.url, one.token));
    });
    await spread(SAVING_S, saves, async (one) => {
        const reply = await save(server.url, one.token, [answer(one.items[0], 3)]);
        if (reply.status !== 200) throw new Error(`a save answers ${reply.status}`);
    });
    clearInterval(sampler);
    const p99 = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.99)];
    line(
        `${PEOPLE} people start within a second`,
        `p99 ${round(p99(starts), 0)} ms`,
        '< 500 ms',
        p99(starts) < 500,
    );
    line(
        `  then each saves once in ${SAVING_S} s`,
        `p99 ${round(p99(saves), 0)} ms`,
        '< 500 ms',
        p99(saves) < 500,
    );
    line('  memory at its peak', `${round(peak)} MB`, '< 256 MB', peak < 256);
    await server.stop();
    removeFolder(store.data);
}

// --- start, memory, size ------------------------------------------------------------------

async function benchStart() {
    const store = { data: temporaryFolder('bench-start'), env: quiet };
    const first = await startServer(store);
    await first.stop();
    const times = [];
    let rss;
    for (let i = 0; i < 5; i++) {
        const began = performance.now();
        const server = await startServer(store);
        const ready = await send({ url: `${server.url}/readyz` });
        if (ready.status !== 200) throw new Error(`/readyz answers ${ready.status}`);
        times.push(performance.now() - began);
        if (i === 4) {
            await sleep(3000);
            rss = rssOf(server.pid);
        }
        await server.stop();
    }
    const stripped = join(work, 'stripped');
    run('strip', ['-o', stripped, binary]);
    const size = statSync(stripped).size / 1048576;
    line(
        'start until /readyz is 200',
        `${round(median(times), 0)} ms   (first, with migration: ${round(first.start_ms, 0)} ms)`,
        '< 200 ms',
        median(times) < 200,
    );
    line('memory of an idle server', `${round(rss)} MB`, '< 32 MB', rss < 32);
    line('binary, stripped', `${round(size)} MB`, '< 12 MB', size < 12);
    removeFolder(store.data);
}

console.log(`Assay on ${cpus().length} cores (${cpus()[0].model}), ${new Date().toISOString()}\n`);
line('what', 'measured', 'bar');
const parts = {
    get: benchGet,
    saves: benchSaves,
    scoring: benchScoring,
    pdf: benchPdf,
    rush: benchRush,
    start: benchStart,
};
let failed = 0;
for (const name of options.only.split(',')) {
    try {
        await parts[name]();
    } catch (e) {
        failed++;
        console.log(`${name}: FAILED: ${e.message}`);
    }
}
removeFolder(work);
process.exit(failed ? 1 : 0);
