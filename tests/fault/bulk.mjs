// bulk.mjs - an operation on ten thousand attempts survives kill -9.
//
//   node fault/bulk.mjs [--store sqlite|postgres|both] [--attempts N]
//
// Drafts are sent off as one job, with a credit less than is needed for ten of them, and ids
// among them that are nobody's.  The server is killed twice on the way and started again.  Then
// each was done exactly once: a credit and an event each; what was not done is told with
// its reason.  Then all are changed and deleted, and the store verifies.
import { parseArgs } from 'node:util';
import { check, exitCode } from '../lib/check.mjs';
import { send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { assayJson, removeFolder, setup, sleep, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { query } from '../lib/sql.mjs';

const { values: options } = parseArgs({
    options: { store: { type: 'string', default: 'both' }, attempts: { type: 'string', default: '10000' } },
});
const N = Number(options.attempts);
const SHORT = 10; // attempts without a credit
const UNKNOWN = 7; // ids of nobody
const PART = 1000;
const ASSESSMENT = '00000000000000000000000f'; // judgement, one credit

const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);

async function run(store, name) {
    let server = await startServer(store);
    const { workspace_id: workspace, api_key: key } = await setup(store, { credits: N - SHORT });
    const call = async (method, path, body) => {
        const reply = await send({ method, url: `${server.url}${path}`, headers: { 'x-api-key': key }, body, timeout_ms: 60000 });
        if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 300)}`);
        return reply.json;
    };
    const look = (sql) => query(store, sql.replaceAll('$w', workspace));
    const number = (sql) => Number(look(sql)[0][0]);

    let from = performance.now();
    const ids = [];
    for (let first = 0; first < N; first += PART) {
        const participants = Array.from({ length: Math.min(PART, N - first) }, (_, i) => ({
            name: `Person ${first + i}`,
            email: `person-${first + i}@example.com`,
        }));
        const made = await call('POST', `/assessments/${ASSESSMENT}/attempts`, { participants, tags: ['spring'] });
        ids.push(...made.created.map((one) => one._id));
    }
    check(ids.length === N, `${name}: ${N} drafts in ${seconds(from)} s`, `${ids.length} were made`);
    check(number('SELECT credits FROM workspace WHERE id = $w') === N - SHORT, `${name}: they cost nothing`);

    const unknown = Array.from({ length: UNKNOWN }, (_, i) => (0x7000 + i).toString(16).padStart(24, '0'));
    from = performance.now();
    const asked = await call('POST', '/attempts/invites', { ids: [...unknown, ...ids] });
    const replied = seconds(from);
    const progress = () => number('SELECT done + failed FROM bulk_job WHERE workspace_id = $w');
    for (const share of [0.2, 0.6]) {
        await until(60, () => progress() >= share * N);
        await server.kill();
        const at = progress();
        check(at < N + UNKNOWN, `${name}: killed after ${at} of ${asked.total}`);
        server = await startServer(store);
    }
    let state;
    await until(180, async () => (state = await call('GET', `/attempts/bulk/${asked.job._id}`)).status === 'finished');
    console.log(`      the reply took ${replied} s, all of it with two restarts ${seconds(from)} s`);
    check(
        state.done === N - SHORT && state.failed === SHORT + UNKNOWN,
        `${name}: ${state.done} were done, ${state.failed} were not`,
        JSON.stringify(state),
    );
    const failed = (await call('GET', `/attempts/bulk/${asked.job._id}/failed?limit=2000`)).docs;
    const reasons = (ids, text) => failed.filter((one) => ids.includes(one._id) && text.test(one.reason)).length;
    check(reasons(unknown, /no such attempt/) === UNKNOWN, `${name}: ids of nobody are told as such`, JSON.stringify(failed));
    check(reasons(ids.slice(-SHORT), /credit/) === SHORT, `${name}: the last ones had no credit`, JSON.stringify(failed));

    check(number('SELECT credits FROM workspace WHERE id = $w') === 0, `${name}: every credit is spent`);
    check(
        number("SELECT count(*) FROM credit_entry WHERE workspace_id = $w AND reason = 'invitation'") === N - SHORT &&
            number(`SELECT count(*) FROM (SELECT attempt_id FROM credit_entry WHERE workspace_id = $w
                AND reason = 'invitation' GROUP BY attempt_id HAVING count(*) > 1) AS twice`) === 0,
        `${name}: each credit was taken once`,
    );
    check(
        number("SELECT count(*) FROM event WHERE workspace_id = $w AND kind = 'invited'") === N - SHORT,
        `${name}: each was invited once`,
    );
    check(
        number("SELECT count(*) FROM attempt WHERE workspace_id = $w AND status = 'invited'") === N - SHORT,
        `${name}: and all others are drafts still`,
        JSON.stringify(look('SELECT status, count(*) FROM attempt WHERE workspace_id = $w GROUP BY status')),
    );

    for (const [what, method, path, body] of [
        ['changed', 'PATCH', '/attempts', { ids, stage: 'reviewed', hidden_results: true }],
        ['deleted', 'DELETE', '/attempts', { ids }],
    ]) {
        from = performance.now();
        const { job } = await call(method, path, body);
        await until(180, async () => (await call('GET', `/attempts/bulk/${job._id}`)).status === 'finished');
        const { done } = await call('GET', `/attempts/bulk/${job._id}`);
        check(done === N, `${name}: ${N} ${what} in ${seconds(from)} s`, `${done} were`);
    }
    check(number('SELECT credits FROM workspace WHERE id = $w') === N - SHORT, `${name}: deleting gave the credits back`);
    await sleep(500);
    check((await assayJson(store, 'verify')).defects === 0, `${name}: assay verify is clean`);
    await server.stop();
    removeFolder(store.data);
}

if (options.store !== 'postgres') await run({ data: temporaryFolder('bulk') }, 'sqlite');
if (options.store !== 'sqlite') {
    const pg = await startPostgres();
    if (pg) {
        await run({ data: temporaryFolder('bulk'), database: await pg.createDatabase('bulk') }, 'postgres');
        await pg.stop();
    }
}
process.exit(exitCode());
