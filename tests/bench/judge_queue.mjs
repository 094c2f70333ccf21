// judge_queue.mjs - many submissions at once: they drain in the order of priority, and the web side does not notice.
//
//   node bench/judge_queue.mjs [--jobs 500] [--slots 1] [--seconds 3] [--bar 4]
//
// Somebody asks the server for a balance all the time, first with the queue empty, then while it drains; the ratio of
// the two p99 is printed.  It fails above --bar, unless both are below 20 ms: then the machine's own noise is
// measured.  Worker, server and this program share the machine, the worker with Nice=5 as its unit has it.
import { parseArgs } from 'node:util';
import { bearer, send } from '../lib/http.mjs';
import { check, exitCode } from '../lib/check.mjs';
import { removeFolder, setup, sleep, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { openSql } from '../lib/sql.mjs';
import { addJobs, program_of, startWorker, workersCannot } from '../lib/workers.mjs';

const NOISE_MS = 20;
const PAUSE_MS = 10;
const CLIENTS = 4;
const { values: options } = parseArgs({
    options: Object.fromEntries(Object.entries({ jobs: '500', slots: '1', seconds: '3', bar: '4' }).map(([name, value]) => [name, { type: 'string', default: value }])),
});
const jobs = Number(options.jobs);
const p99 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)];

const store = { data: temporaryFolder('bench-judge'), env: { ASSAY_LOG: 'off' } };
const server = await startServer(store);
const { api_key } = await setup(store);
const sql = openSql(store);
const missing = await workersCannot(store, server.url);
if (missing) {
    console.log(`skip  no worker can judge on this machine: ${missing.trim()}`);
} else {
    await measure();
}
sql.close();
await server.stop();
removeFolder(store.data);
process.exit(exitCode());

// Asks until `is_over`; milliseconds of each answer.
async function ask(is_over) {
    const times = [];
    let over = false;
    const client = async () => {
        while (!over) {
            const began = performance.now();
            const reply = await send({ url: `${server.url}/api/v1/balance`, headers: bearer(api_key) });
            if (reply.status !== 200) throw new Error(`a balance: ${reply.status}`);
            times.push(performance.now() - began);
            await sleep(PAUSE_MS);
        }
    };
    const clients = Array.from({ length: CLIENTS }, client);
    await is_over();
    over = true;
    await Promise.all(clients);
    return times;
}

async function measure() {
    const worker = await startWorker(store, server.url, { slots: Number(options.slots) });
    await ask(() => sleep(500));
    const idle = await ask(() => sleep(Number(options.seconds) * 1000));
    const kinds = ['rejudge', 'submit', 'sample'];
    await addJobs(sql.ask, Array.from({ length: jobs }, (_, i) => ({ kind: kinds[i % 3], request: program_of(`cat # ${i % 7}`) })));
    const open = async () => (await sql.ask(`SELECT count(*) FROM judge_job WHERE state IN ('queued', 'leased')`))[0][0];
    await until(10, async () => (await sql.ask(`SELECT count(*) FROM judge_job WHERE state = 'done'`))[0][0] !== '0');
    const began = performance.now();
    const busy = await ask(async () => {
        while ((await open()) !== '0') await sleep(250);
    });
    const seconds = (performance.now() - began) / 1000;
    const wrong = await sql.ask(`SELECT state, verdict, tries, count(*) FROM judge_job WHERE state <> 'done' OR verdict <> 'AC' OR tries <> 1
        GROUP BY state, verdict, tries`);
    check(wrong.length === 0, `${jobs} programs are judged, each once: ${(jobs / seconds).toFixed(1)} a second`, JSON.stringify(wrong));
    const [[runs, first, last, again]] = await sql.ask(`SELECT max(CASE WHEN priority = 0 THEN leased_at END),
        min(CASE WHEN priority = 1 THEN leased_at END), max(CASE WHEN priority = 1 THEN leased_at END),
        min(CASE WHEN priority = 2 THEN leased_at END) FROM judge_job`);
    check(Number(runs) <= Number(first) && Number(last) <= Number(again), 'runs, then submissions, then what is judged again', [runs, first, last, again].join());
    const [quiet, loaded] = [p99(idle), p99(busy)];
    check(loaded / quiet <= Number(options.bar) || loaded < NOISE_MS,
        `p99 of the web side: ${quiet.toFixed(1)} ms with an empty queue (${idle.length} calls), ${loaded.toFixed(1)} ms while it drains (${busy.length}): ratio ${(loaded / quiet).toFixed(2)}`);
    await worker.stop();
}
