// kill.mjs - kill -9 in the middle of many saves.
//
//   node fault/kill.mjs [--store sqlite|postgres|both] [--rounds N]
//
// 32 people save at once, others finish, a receiver is down.  The server is
// killed and started again on the same store.  Then: every acknowledged answer
// is there, every acknowledged finish has its results, every webhook owed is
// delivered, and `assay verify` finds nothing.
import { parseArgs } from 'node:util';
import { check, exitCode } from '../lib/check.mjs';
import { ANSWERS, lostAnswers, makeSitters, saveAll, valueAt } from '../lib/load.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { freePort, startReceiver } from '../lib/receiver.mjs';
import { assay, removeFolder, setup, sleep, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { answerAll, complete, finish, invite, itemsOf, open, results, start } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

const SITTERS = 32;
const SAVE_MS = 2500;

const { values: options } = parseArgs({
    options: { store: { type: 'string', default: 'both' }, rounds: { type: 'string', default: '3' } },
});

// One after the other, people sit and finish; their acknowledged finishes are collected.
async function finishOn(url, key, hook, signal, finished) {
    while (!signal.aborted) {
        try {
            const made = await invite(url, key, { callback_url: hook, send_email: false });
            await answerAll(url, made.token, itemsOf(await start(url, made.token)));
            await finish(url, made.token);
            finished.push(made);
        } catch (e) {
            if (!signal.aborted) throw e;
        }
    }
}

async function round(store, name) {
    let server = await startServer(store);
    const { api_key: key } = await setup(store, { credits: 100000 });
    const port = await freePort();
    const hook = `http://127.0.0.1:${port}/hook`;
    let killed = false;
    // Its first try is under way at the kill.
    const slow = await startReceiver({ answer: () => (killed ? 200 : null) });
    const owed = [
        await complete(server.url, key, { callback_url: hook }),
        await complete(server.url, key, { callback_url: `${slow.url}/slow` }),
    ];
    const sitters = await makeSitters(server.url, key, SITTERS);
    const stop = new AbortController();
    const finished = [];
    const load = [
        saveAll(server.url, sitters, stop.signal),
        finishOn(server.url, key, hook, stop.signal, finished),
    ];
    await sleep(SAVE_MS);
    stop.abort(); // what fails from here on is the kill
    await server.kill();
    killed = true;
    const before = slow.requests.length;
    const [saves] = await Promise.all(load);

    const receiver = await startReceiver({ port });
    server = await startServer(store);
    const acked = sitters.reduce((sum, sitter) => sum + sitter.acked.length, 0);
    const lost = lostAnswers(sitters, query(store, ANSWERS));
    check(
        lost.length === 0,
        `${name}: ${acked} answers in ${saves} saves were acknowledged before the kill, all are stored`,
        `${lost.length} are lost, such as ${JSON.stringify(lost[0])}`,
    );
    await checkReading(server.url, sitters, name);
    owed.push(...finished);
    for (const one of finished) await results(server.url, key, one.invite_id, 15);
    check(true, `${name}: ${finished.length} finishes were acknowledged before the kill, all have results`);
    const came = (one) =>
        [...receiver.requests, ...slow.requests.slice(before)].filter(
            (seen) => seen.json?.invite_id === one.invite_id,
        );
    const missing = () => owed.filter((one) => came(one).length === 0);
    await until(150, () => missing().length === 0);
    const times = owed.map((one) => came(one).length);
    check(before === 1, `${name}: one webhook was under way at the kill`, `${before} were`);
    check(
        missing().length === 0,
        `${name}: ${owed.length} webhooks owed before the kill are delivered after it`,
        `${missing().length} are not`,
    );
    console.log(`      each came ${Math.min(...times)} to ${Math.max(...times)} times`);
    await server.stop();
    receiver.stop();
    slow.stop();
    try {
        await assay(store, 'verify');
        check(true, `${name}: assay verify is clean`);
    } catch (e) {
        check(false, `${name}: assay verify is clean`, e.message);
    }
}

// The candidate sees what stands: the last acknowledged answer to each item, or
// one sent after it whose reply was lost.
async function checkReading(url, sitters, name) {
    let wrong = 0;
    for (const sitter of sitters) {
        const last = new Map(sitter.acked.map((one) => [one.item_id, one]));
        for (const item of itemsOf(await open(url, sitter.token))) {
            if (!last.has(item.item_id)) continue;
            const possible = [];
            for (let { rev } = last.get(item.item_id); rev <= sitter.rev; rev += sitter.items.length) {
                possible.push(valueAt(sitter, rev));
            }
            if (!possible.includes(item.answer)) wrong++;
        }
    }
    check(wrong === 0, `${name}: the candidates see their answers`, `${wrong} items differ`);
}

async function onStore(store, name) {
    for (let i = 1; i <= Number(options.rounds); i++) await round(store, `${name}, round ${i}`);
    removeFolder(store.data);
}

if (options.store !== 'postgres') await onStore({ data: temporaryFolder('kill') }, 'sqlite');
if (options.store !== 'sqlite') {
    const server = await startPostgres();
    if (server) {
        await onStore(
            { data: temporaryFolder('kill'), database: await server.createDatabase('kill') },
            'postgres',
        );
        await server.stop();
    } else {
        check(options.store === 'both', 'there is a PostgreSQL');
    }
}
process.exit(exitCode());
