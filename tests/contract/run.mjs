// run.mjs - the contract tests: what each operation answers, on SQLite and PostgreSQL.
//
//   node contract/run.mjs [--store sqlite|postgres|both] [--filter TEXT] [--quick] [--jobs N] [--keep]
//
// Runs every case of contract/<family>/<operation>.json, and the dull cases made
// from `assay ops --json`.  An operation without a file fails the run.  --quick
// leaves out the cases marked slow.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startAi } from '../lib/ai.mjs';
import { startLookups } from '../lib/lookups.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { removeFolder, temporaryFolder } from '../lib/server.mjs';
import { curl, runCase } from './cases.mjs';
import { generatedCases } from './generated.mjs';
import { serverCases } from './server.mjs';
import { contracts, makeWorld, operations } from './world.mjs';

const { values: options } = parseArgs({
    options: {
        store: { type: 'string', default: 'both' },
        filter: { type: 'string', default: '' },
        jobs: { type: 'string', default: '4' },
        quick: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
    },
});

const folder = dirname(fileURLToPath(import.meta.url));
const ops = await operations();
const files = contracts(folder);
const ai = await startAi();
const lookups = await startLookups();
const env = { ...ai.env, ...lookups.env, ASSAY_DATASET_MB: '1' };
let failures = 0;

function report(where, error) {
    failures++;
    for (const one of error.problems ?? [{ name: '', message: error.message, request: error.request }]) {
        console.log(`FAIL  ${where}${one.name ? `: ${one.name}` : ''}\n      ${one.message}`);
        if (one.reply) console.log(`      reply: ${one.reply}`);
        if (one.request) console.log(`      ${curl(one.request)}`);
    }
    if (!error.problems && !error.request && error.constructor !== Error) console.log(error.stack);
}

// The table and the files must name the same operations.
for (const id of ops.keys())
    if (!files.has(id)) report(id, new Error(`contract/${id.replace('.', '/')}.json is missing`));
for (const [id, { cases, never }] of files) {
    if (!ops.has(id)) report(id, new Error('is not an operation of the program'));
    else if (!never && (cases[0].expect?.status ?? 200) >= 400)
        report(id, new Error('the first case must succeed, or "never" say why nothing can'));
}

function tasksOf(world) {
    const list = serverCases(world).map((one) => ({ where: `server "${one.name}"`, run: one.run }));
    for (const [id, file] of files) {
        const op = ops.get(id);
        if (!op) continue;
        list.push(
            ...file.cases.map((one) => ({
                where: `${id} "${one.name}"`,
                slow: one.slow,
                run: () => runCase(world, op, one),
            })),
        );
        list.push(
            ...generatedCases(op, file).map((one) => ({
                where: `${id} "${one.name}"`,
                run: one.run,
            })),
        );
    }
    return list
        .filter(({ where, slow }) => where.includes(options.filter) && !(slow && options.quick))
        .sort((a, b) => Boolean(b.slow) - Boolean(a.slow)); // what waits long begins first
}

async function runStore(store) {
    const name = store.database ? 'postgres' : 'sqlite';
    const began = Date.now();
    const before = failures;
    const world = await makeWorld(store, ops);
    const tasks = tasksOf(world);
    const queue = tasks[Symbol.iterator]();
    let checks = 0;
    async function work() {
        for (const { where, run } of queue) {
            try {
                const n = await run(world);
                checks += n ?? 1;
            } catch (e) {
                checks += e.checks ?? 1;
                report(`${name} ${where}`, e);
            }
        }
    }
    await Promise.all(Array.from({ length: Number(options.jobs) }, work));
    world.sql.close();
    await world.server.stop().catch((e) => report(`${name} server`, e));
    console.log(
        `contract on ${name}: ${tasks.length} cases, ${checks} checks, ${failures - before} failed, ` +
            `${((Date.now() - began) / 1000).toFixed(1)} s`,
    );
}

async function onSqlite() {
    const data = temporaryFolder('contract');
    await runStore({ data, env });
    if (!options.keep && failures === 0) removeFolder(data); // the server's log is in it
}

async function onPostgres() {
    const server = await startPostgres();
    if (!server) {
        if (options.store === 'postgres') failures++;
        return;
    }
    const data = temporaryFolder('contract');
    await runStore({ data, env, database: await server.createDatabase('contract') });
    await server.stop();
    if (!options.keep && failures === 0) removeFolder(data); // the server's log is in it
}

if (options.store !== 'postgres') await onSqlite();
if (options.store !== 'sqlite') await onPostgres();
process.exit(failures ? 1 : 0);
