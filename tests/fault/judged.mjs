// judged.mjs - code and SQL from the question to the score, with a real worker: runs, wrong and right answers, free code,
// our own fault, judging again, and a program that tries to read what is hidden.
//
//   node fault/judged.mjs [--store sqlite|postgres|both] [--languages c,python]
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import { dirname, join } from 'node:path';
import { check, exitCode } from '../lib/check.mjs';
import { bearer, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { assay, binary, removeFolder, setup, startServer, temporaryFolder, until } from '../lib/server.mjs';
import * as sitting from '../lib/sitting.mjs';
import { openSql } from '../lib/sql.mjs';
import { filled, parameters, printed, stubLanguages } from '../lib/stubs.mjs';
import { startWorker, workersCannot } from '../lib/workers.mjs';

const { values: options } = parseArgs({ options: { store: { type: 'string', default: 'both' }, languages: { type: 'string', default: 'python,bash,c' } } });
const HIDDEN = 'TOP-HIDDEN-42';
const tests = [
    { input: '1 2\n', output: '3\n', sample: true },
    { input: `20 22 ${HIDDEN}\n`, output: `42\n`, weight: 2 },
    { input: '5 6\n', output: '11\n', weight: 1 },
];
const wrong = { language: 'python', source: 'print(3)' };
const right = { language: 'python', source: 'a, b = input().split()[:2]\nprint(int(a) + int(b))' };
// Writes its input where a report could show it.
const curious = { language: 'python', source: "import sys\nt = sys.stdin.read()\nprint(t)\nsys.stderr.write(t)\nsys.exit(1)" };
const staff = `CREATE TABLE staff (id INTEGER, name TEXT, pay REAL); INSERT INTO staff VALUES (1, 'Ada', 10), (2, 'Bob', 5);`;
const sql = {
    type: 'sql', sql: {
        script: staff, solution: 'SELECT name FROM staff WHERE pay > 6 ORDER BY name', stub: 'SELECT ',
        variants: [{ script: `INSERT INTO staff VALUES (3, '${HIDDEN}', 9)` }, { script: 'DELETE FROM staff' }],
    },
};
const coding = { type: 'coding', coding: { languages: ['python'], tests, max_execution_time: 1 } };

const must = (reply, status) => {
    if (reply.status !== status) throw new Error(`${reply.status} instead of ${status}: ${reply.text.slice(0, 500)}`);
    return reply.json;
};

function clientOf(server, key) {
    const coodesh = (method, path, body) => send({ method, url: `${server.url}${path}`, headers: bearer(key), body, timeout_ms: 120000 });
    const native = (method, path, body) => send({ method, url: `${server.url}/assay/v1${path}`, headers: bearer(key), body, timeout_ms: 60000 });
    return { coodesh, native, url: server.url, key };
}

// An attempt at questions, started; the ids of its items are in order.
async function ask({ coodesh, native, url }, ...questions) {
    const made = [];
    for (const body of questions)
        made.push({ question: must(await coodesh('POST', '/questions', { status: 'published', locale: [{ code: 'en', title: 'Asked' }], ...body }), 201)._id });
    const { code } = must(await coodesh('POST', '/assessments', { name: 'Of what is asked', status: 'published', questions: made }), 201);
    const attempt = must(await native('POST', '/attempts', { email: sitting.someEmail(), assessment: code, send_email: false }), 201);
    const token = attempt.link.split('/').pop();
    const items = sitting.itemsOf(await sitting.start(url, token));
    return { id: attempt.attempt_id, token, items, questions: made.map(({ question }) => question) };
}

const save = async ({ url }, asked, values) =>
    must(await sitting.save(url, asked.token, values.map((value, i) => sitting.answer(asked.items[i], value))), 200);

async function run({ native }, asked, value, more = {}, i = 0) {
    const made = must(await native('POST', `/sittings/${asked.token}/runs`, { item_id: asked.items[i].item_id, value, ...more }), 202);
    return must(await native('GET', `/sittings/${asked.token}/runs/${made.run_id}?wait_s=25`), 200).result;
}

const statusOf = async ({ native }, asked) => must(await native('GET', `/attempts/${asked.id}`), 200).status;
const finished = (client, asked, seconds = 60) => until(seconds, async () => (await statusOf(client, asked)) === 'finished');
const resultOf = async ({ native }, asked) => must(await native('GET', `/attempts/${asked.id}/results`), 200);

async function twoItems(world) {
    const asked = await ask(world, coding, sql);
    const first = await run(world, asked, wrong);
    check(first.verdict === 'AC' && first.cases.length === 1 && first.cases[0].stdout === '3\n', 'a run has the sample alone', JSON.stringify(first));
    const own = await run(world, asked, right, { stdin: '30 3\n' });
    check(own.total === 0 && own.cases[0].stdout === '33\n', 'and an own input', JSON.stringify(own));
    const look = await run(world, asked, curious);
    check(look.verdict === 'RE' && look.cases[0].stdout.includes('1 2') && !JSON.stringify(look).includes(HIDDEN), 'a curious program sees the sample alone', JSON.stringify(look));
    const rows = await run(world, asked, { source: 'SELECT name, pay FROM staff WHERE pay > 6' }, {}, 1);
    check(rows.rows?.length === 1 && rows.rows[0][0] === 'Ada' && !JSON.stringify(rows).includes(HIDDEN), 'SQL on the data that are shown', JSON.stringify(rows));
    await save(world, asked, [wrong, { source: "SELECT 'Ada'" }]);
    await sitting.finish(world.url, asked.token);
    check((await statusOf(world, asked)) === 'pending_review', 'while it is judged it waits');
    await finished(world, asked);
    const result = JSON.stringify(await resultOf(world, asked));
    const code = await world.ask(`SELECT verdict, passed, total, report FROM answer_judged WHERE attempt_id =
        (SELECT id FROM attempt WHERE token = '${asked.token}') ORDER BY item_id`);
    check(code.map((row) => row.slice(0, 3).join()).join(' ') === 'WA,1,4 WA,1,3', 'a wrong answer passes the sample alone', JSON.stringify(code));
    check(!JSON.stringify(code).includes(HIDDEN) && !result.includes(HIDDEN), 'and nothing hidden is in a report');
    return asked;
}

async function rightAnswers(world) {
    const asked = await ask(world, coding, sql);
    await save(world, asked, [right, { source: 'SELECT name FROM staff WHERE pay > 6 ORDER BY 1' }]);
    await sitting.finish(world.url, asked.token);
    await finished(world, asked);
    const [[average]] = await world.ask(`SELECT CAST(average AS INTEGER) FROM attempt WHERE token = '${asked.token}'`);
    check(average === '100', 'right answers earn all', average);
    const before = await world.ask(`SELECT document FROM result WHERE attempt_id = (SELECT id FROM attempt WHERE token = '${asked.token}')`);
    const rescored = await assay(world.store, 'rescore');
    const after = await world.ask(`SELECT document FROM result WHERE attempt_id = (SELECT id FROM attempt WHERE token = '${asked.token}')`);
    check(before[0][0] === after[0][0] && /"verdict":"AC"/.test(after[0][0]), 'assay rescore gives the same bytes', rescored);
    const again = must(await world.native('POST', `/attempts/${asked.id}/rejudge`, {}), 202);
    check(again.asked === 2 && (await statusOf(world, asked)) === 'finished', 'judged again it stays finished', JSON.stringify(again));
    await until(60, async () => (await world.ask(`SELECT count(*) FROM answer_judged WHERE state = 'waiting'`))[0][0] === '0');
}

async function peeping(world) {
    const asked = await ask(world, coding);
    await save(world, asked, [curious]);
    await sitting.finish(world.url, asked.token);
    await finished(world, asked);
    const ids = await world.ask(`SELECT id FROM attempt WHERE token = '${asked.token}'`);
    const attempt = BigInt(ids[0][0]).toString(16).padStart(24, '0');
    const shown = await Promise.all([
        world.coodesh('GET', `/attempts/${attempt}/answers`), world.coodesh('GET', `/answers/00000001${attempt.slice(8)}`),
        world.native('GET', `/attempts/${asked.id}/results`), world.native('GET', `/sittings/${asked.token}`),
        world.native('GET', `/sittings/${asked.token}/runs?item_id=${asked.items[0].item_id}`),
    ]);
    const text = shown.map((reply) => reply.text).join('\n') + JSON.stringify(await world.ask('SELECT result FROM judge_job')) + world.server.log();
    check(!text.includes(HIDDEN), 'a program that prints its input: nothing of a hidden case is in any reply, job or log');
}

async function freeCode(world) {
    const asked = await ask(world, { type: 'freecoding', freecoding: { languages: ['bash'] } });
    const tried = await run(world, asked, { language: 'bash', source: 'echo hello' });
    check(tried.cases[0].stdout === 'hello\n', 'free code runs', JSON.stringify(tried));
    await save(world, asked, [{ language: 'bash', source: 'echo hello' }]);
    await sitting.finish(world.url, asked.token);
    const [row] = await world.ask(`SELECT state, verdict FROM answer_judged WHERE item_id = '${asked.items[0].item_id}'`);
    check((await statusOf(world, asked)) === 'pending_review' && row.join() === 'run,AC', 'and waits for a person with its last run', String(row));
}

// The worker goes; what was handed in waits, and a new worker judges it.
async function ownFault(world) {
    await world.worker.stop();
    const asked = await ask(world, coding);
    await save(world, asked, [right]);
    await sitting.finish(world.url, asked.token);
    await world.ask(`UPDATE judge_job SET state = 'leased', tries = 3, lease_until = 1, worker_id = 1 WHERE state = 'queued'`);
    const row = await until(30, async () => {
        const [one] = await world.ask(`SELECT state, mark FROM answer_judged WHERE item_id = '${asked.items[0].item_id}'`);
        return one[0] === 'failed' && one;
    });
    check(row && (await statusOf(world, asked)) === 'pending_review', 'after three lost leases a person is waited for', String(row));
    world.worker = await startWorker(world.store, world.url, { languages: world.languages });
    must(await world.native('POST', `/attempts/${asked.id}/rejudge`, {}), 202);
    await finished(world, asked);
    check((await statusOf(world, asked)) === 'finished', 'and judged again it is finished');
}

// Stubs whose functions give back what they get, judged by hand.
async function stubs(world, languages) {
    const known = must(await world.coodesh('GET', '/questions/languages'), 200);
    const { _id } = must(await world.coodesh('POST', '/questions', { type: 'coding', locale: [{ code: 'en', title: 'x' }], coding: {} }), 201);
    const file = join(world.store.data, 'stub.json');
    for (const language of languages) {
        const number = known.find((one) => one.language === language).id;
        const failed = [];
        for (const one of parameters.filter(({ name }) => ['said', 'ints', 'texts', 'grid', 'part', 'yes'].includes(name))) {
            const body = { name: 'give_back', parameters: parameters.map(({ name, type }) => ({ name, type })), return_type: one.type };
            const { stub } = must(await world.coodesh('POST', `/questions/${_id}/stubs/${number}`, body), 201);
            writeFileSync(file, JSON.stringify({
                language, source: filled(language, stub, one.type, one.name), compare: one.type === 'double' ? 'float' : 'lines',
                cases: [{ input: `${parameters.map((p) => p.input).join('\n')}\n`, expected: `${printed(one)}\n`, sample: true }],
            }));
            const { stdout } = await promisify(execFile)(join(dirname(binary), 'assay-judge'), ['run', file, '--slot', '40']).catch((e) => e);
            if (JSON.parse(stdout || '{}').verdict !== 'AC') failed.push(`${one.type}: ${stdout}`);
        }
        check(!failed.length, `stubs in ${language} compile, read all types and print what they return`, failed.join('\n'));
    }
}

async function onStore(store, name) {
    const server = await startServer(store);
    const { api_key: key } = await setup(store);
    const db = openSql(store);
    const languages = [...new Set([...options.languages.split(','), 'python', 'bash', 'sql'])].join();
    const world = { ...clientOf(server, key), server, store, ask: db.ask, languages };
    console.log(`-- ${name}`);
    const none = must(await world.coodesh('GET', '/questions/languages'), 503);
    check(none.message === 'no judge worker is connected', 'without a worker 503 says so', JSON.stringify(none));
    const missing = await workersCannot(store, server.url);
    if (missing) console.log(`skip  no worker can judge on this machine: ${missing.trim()}`);
    if (!missing) {
        world.worker = await startWorker(store, server.url, { languages });
        for (const scene of [twoItems, rightAnswers, peeping, freeCode, ownFault]) await scene(world);
        if (name === 'sqlite') await stubs(world, options.languages.split(',').filter((one) => stubLanguages.includes(one)));
        await world.worker.stop();
    }
    await assay(store, 'verify');
    check(true, 'assay verify is clean');
    db.close();
    await server.stop();
}

if (options.store !== 'postgres') {
    const data = temporaryFolder('judged');
    await onStore({ data }, 'sqlite');
    removeFolder(data);
}
const pg = options.store !== 'sqlite' && (await startPostgres());
if (pg) {
    const data = temporaryFolder('judged');
    await onStore({ data, database: await pg.createDatabase('judged') }, 'postgres');
    await pg.stop();
    removeFolder(data);
}
process.exit(exitCode());
