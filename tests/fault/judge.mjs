// judge.mjs - real workers share the queue of a server; workers, runners and the server are killed in the middle
// of a job: none is lost, none is judged twice.
//
//   node fault/judge.mjs [--store sqlite|postgres|both] [--jobs N] [--only PART]
//
// --only: scenes whose names have that part.
import { parseArgs } from 'node:util';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { check, exitCode } from '../lib/check.mjs';
import { worker as standIn } from '../lib/judge.mjs';
import { send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { assay, assayJson, removeFolder, setup, sleep, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { openSql } from '../lib/sql.mjs';
import { addJobs, descendants, isAlive, program_of, startWorker, workersCannot } from '../lib/workers.mjs';

const { values: options } = parseArgs({ options: { store: { type: 'string', default: 'both' }, jobs: { type: 'string', default: '45' }, only: { type: 'string', default: '' } } });
const SLOW = program_of('sleep 2; cat'); // its input is the answer
const ENDLESS = program_of('sleep 6; cat');

const stateOf = async (ask, id) => (await ask(`SELECT state, tries, verdict, worker_id FROM judge_job WHERE id = ${id}`))[0];
const stateIs = (ask, id, state, seconds = 30) => until(seconds, async () => (await stateOf(ask, id))[0] === state);
// Waits until a worker runs the program itself; the processes below the worker then.
const judging = (worker) => until(20, () => {
    const below = descendants(worker.pid);
    return below.some((one) => one.name === 'sleep') && below;
});
const named = (below, name) => below.find((one) => one.name === name);
// What was leased is anybody's, as if a minute had gone by.
const lapse = (ask, id) => ask(`UPDATE judge_job SET lease_until = 1 WHERE id = ${id}`);

// Two workers share what is queued; runs come first, then submissions, then what is judged again.
async function sharing({ store, url, ask }) {
    const n = Math.floor(Number(options.jobs) / 3);
    const jobs = ['rejudge', 'submit', 'sample'].flatMap((kind) => Array.from({ length: n }, (_, i) => ({ kind, request: program_of(`cat # ${i % 3}`) })));
    await addJobs(ask, jobs, { leased: false });
    const workers = await Promise.all([0, 1].map((slot) => startWorker(store, url, { slot })));
    await until(120, async () => (await ask(`SELECT count(*) FROM judge_job WHERE state IN ('queued', 'leased')`))[0][0] === '0');
    const states = await ask(`SELECT state, verdict, tries, count(*) FROM judge_job GROUP BY state, verdict, tries`);
    check(String(states) === String([['done', 'AC', '1', String(3 * n)]]), `two workers judge ${3 * n} programs, each once`, JSON.stringify(states));
    const shares = await ask('SELECT worker_id, count(*) FROM judge_job GROUP BY worker_id');
    check(shares.length === 2 && shares.every(([, count]) => Number(count) > n / 3), 'both do a part of it', JSON.stringify(shares));
    const [[late, early, later, last]] = await ask(`SELECT max(CASE WHEN priority = 0 THEN leased_at END),
        min(CASE WHEN priority = 1 THEN leased_at END), max(CASE WHEN priority = 1 THEN leased_at END),
        min(CASE WHEN priority = 2 THEN leased_at END) FROM judge_job`);
    check(Number(late) <= Number(early) && Number(later) <= Number(last), 'runs before submissions before what is judged again',
        [late, early, later, last].join());
    for (const worker of workers) check((await worker.stop()).code === 0, 'a worker ends at SIGTERM with status 0', worker.log());
}

async function workerKilled({ store, url, ask }) {
    const [first, second] = [await startWorker(store, url, { slot: 0 }), await startWorker(store, url, { slot: 1 })];
    const [id] = await addJobs(ask, [{ request: SLOW }]);
    const victim = await until(20, () => [first, second].find((worker) => named(descendants(worker.pid), 'sleep')));
    const other = victim === first ? second : first;
    const below = descendants(victim.pid);
    await victim.stop('SIGKILL');
    await until(10, () => !below.some(isAlive));
    check(!below.some(isAlive), `kill -9 of a worker: none of its ${below.length} processes survives`);
    await lapse(ask, id);
    await stateIs(ask, id, 'done');
    const [state, tries, verdict] = await stateOf(ask, id);
    check(state === 'done' && verdict === 'AC' && tries === '2', 'its job is judged by the other worker', [state, tries, verdict].join());
    await other.stop();
}

async function runnerKilled({ store, url, ask }) {
    const worker = await startWorker(store, url);
    const [id] = await addJobs(ask, [{ request: SLOW }]);
    process.kill(named(await judging(worker), 'assay-run').pid, 'SIGKILL');
    await stateIs(ask, id, 'done');
    const [state, tries, verdict] = await stateOf(ask, id);
    check(state === 'done' && verdict === 'AC' && tries === '2', 'kill -9 of a runner: the job is tried again', [state, tries, verdict].join());
    const [next] = await addJobs(ask, [{ request: SLOW }]);
    const below = await judging(worker);
    process.kill(named(below, 'assay-judge').pid, 'SIGKILL');
    await stateIs(ask, next, 'done');
    check((await stateOf(ask, next)).slice(0, 3).join() === 'done,2,AC', 'kill -9 of the process that judges: the same', String(await stateOf(ask, next)));
    check(!below.some(isAlive), 'and nothing that it started survives');
    await worker.stop();
}

// The worker goes on judging, and reports to the server that comes back.
async function serverKilled(world) {
    const { store, ask } = world;
    const worker = await startWorker(store, world.url);
    const [id] = await addJobs(ask, [{ request: SLOW }]);
    await judging(worker);
    await world.server.kill();
    await sleep(3000); // the job is done meanwhile, and its report refused
    world.server = await startServer(store, ['--listen', new URL(world.url).host]);
    await stateIs(ask, id, 'done');
    check((await stateOf(ask, id)).slice(0, 3).join() === 'done,1,AC', 'kill -9 of the server: the report comes to the one that is started anew',
        String(await stateOf(ask, id)));
    const [next] = await addJobs(ask, [{}]);
    await stateIs(ask, next, 'done', 20);
    check((await stateOf(ask, next))[0] === 'done', 'the worker connects again');
    const [last] = await addJobs(ask, [{ request: SLOW }]);
    await judging(worker);
    check((await worker.stop()).code === 0 && (await stateOf(ask, last))[0] === 'done', 'SIGTERM in the middle of a job: it is finished and reported first');
}

async function tokens({ store, url, ask }) {
    const wrong = await startWorker(store, url, { token: `judge_${'x'.repeat(32)}` });
    check(wrong.ended?.code === 1 && /401/.test(wrong.log()), 'a wrong token: the worker says so and ends', wrong.log());
    if (!wrong.ended) await wrong.stop('SIGKILL');
    const worker = await startWorker(store, url);
    const [id] = await addJobs(ask, [{ request: ENDLESS }]);
    const below = await judging(worker);
    await assay(store, 'judge', 'revoke', worker.name);
    await until(30, () => worker.ended);
    check(worker.ended?.code === 1 && !below.some(isAlive), 'a revoked token: the worker ends, with all that it runs', worker.log());
    check((await stateOf(ask, id))[2] === '' || (await stateOf(ask, id))[0] !== 'done', 'and its report is not taken', String(await stateOf(ask, id)));
    await ask(`DELETE FROM judge_job WHERE id = ${id}`);
}

// Whoever went away while it waited is given no job.
async function clientGone({ store, url, ask }) {
    const { token } = await assayJson(store, 'judge', 'add', 'gone');
    const body = JSON.stringify(standIn(['bash'], 25));
    const call = request(`${url}/judge/v1/lease`, { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } });
    call.on('error', () => {});
    call.end(body);
    await sleep(500);
    call.destroy();
    const [id] = await addJobs(ask, [{}]);
    await sleep(7000);
    const [state, tries] = await stateOf(ask, id);
    check(state === 'queued' && tries === '0', 'a worker that has gone while it waited gets no job', [state, tries].join());
    const reply = await send({ method: 'POST', url: `${url}/judge/v1/lease`, headers: { Authorization: `Bearer ${token}` }, body: standIn(['bash'], 0) });
    check(reply.json.job?.attempt === 1, 'the next one gets it', reply.text);
    await ask(`DELETE FROM judge_job WHERE id = ${id}`);
}

// In the clear no token crosses a network: the server refuses it, and the worker does not send it.
async function inTheClear({ store }) {
    const address = Object.values(networkInterfaces()).flat().find((one) => one.family === 'IPv4' && !one.internal)?.address;
    if (!address) return console.log('skip  this machine has no address but the loopback one');
    const server = await startServer(store, ['--listen', `${address}:0`]);
    const { token } = await assayJson(store, 'judge', 'add', 'clear');
    const lease = (headers) => send({ method: 'POST', url: `${server.url}/judge/v1/lease`, headers: { Authorization: `Bearer ${token}`, ...headers }, body: standIn(['nothing'], 0) });
    const [plain, proxied] = [await lease({}), await lease({ 'X-Forwarded-Proto': 'https' })];
    check(plain.status === 403 && /TLS/.test(plain.text) && proxied.status === 200, 'plain HTTP from another machine is refused in words, behind a proxy with TLS it is not',
        `${plain.status} ${plain.text} ${proxied.status}`);
    const worker = await startWorker(store, server.url, { token });
    check(worker.ended?.code === 2 && /https/.test(worker.log()), 'the worker does not send its token there', worker.log());
    await server.stop();
}

// What was asked at one server is leased at another, within a second or so.
async function twoServers({ store, url, ask }) {
    if (!store.database) return;
    const other = await startServer({ ...store, data: temporaryFolder('judge2'), env: { ASSAY_NODE_ID: '2' } });
    const workers = [await startWorker(store, url, { slot: 0 }), await startWorker(store, other.url, { slot: 1 })];
    await sleep(1500); // both wait
    const began = Date.now();
    const [id] = await addJobs(ask, [{}], { leased: false });
    await stateIs(ask, id, 'done', 10);
    check((await stateOf(ask, id))[0] === 'done' && Date.now() - began < 5000, 'a job that nobody is woken for is leased within seconds', `${Date.now() - began} ms`);
    const jobs = Array.from({ length: 40 }, (_, i) => ({ asker: i % 10, request: program_of(`cat # ${i % 3}`) }));
    await addJobs(ask, jobs, { leased: false });
    await until(60, async () => (await ask(`SELECT count(*) FROM judge_job WHERE state IN ('queued', 'leased')`))[0][0] === '0');
    const wrong = await ask(`SELECT state, tries, count(*) FROM judge_job WHERE asker_id < 10 AND (state <> 'done' OR tries <> 1) GROUP BY state, tries`);
    const shares = await ask('SELECT worker_id, count(*) FROM judge_job WHERE asker_id < 10 GROUP BY worker_id');
    check(wrong.length === 0 && shares.length === 2, 'workers at two servers share 40 jobs of ten candidates, each once', JSON.stringify([wrong, shares]));
    for (const worker of workers) await worker.stop();
    await other.stop();
}

async function run(store, name) {
    const world = { store, server: await startServer(store) };
    world.url = world.server.url;
    await setup(store);
    const sql = openSql(store);
    world.ask = sql.ask;
    const missing = await workersCannot(store, world.url);
    if (missing) console.log(`skip  no worker can judge on this machine: ${missing.trim()}`);
    console.log(`-- ${name}`);
    const all = [sharing, workerKilled, runnerKilled, serverKilled, tokens, clientGone, inTheClear, twoServers];
    const scenes = missing ? [clientGone] : all.filter((scene) => scene.name.includes(options.only));
    for (const scene of scenes) await scene(world);
    await assay(store, 'verify');
    check(true, 'assay verify is clean');
    sql.close();
    await world.server.stop();
}

if (options.store !== 'postgres') {
    const data = temporaryFolder('judge');
    await run({ data }, 'sqlite');
    removeFolder(data);
}
const pg = options.store !== 'sqlite' && (await startPostgres());
if (pg) {
    const data = temporaryFolder('judge');
    await run({ data, database: await pg.createDatabase('judge') }, 'postgres');
    await pg.stop();
    removeFolder(data);
}
process.exit(exitCode());
