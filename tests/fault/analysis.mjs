// analysis.mjs - what the answers of many say, computed by the server and by `assay calc` from the same answers.
//
//   node fault/analysis.mjs [--store sqlite|postgres|both] [--people N] [--copies N]
//
// N people sit the numerical test over the API, with abilities that differ; then item statistics and reliability must
// be those of `assay calc reliability`.  Their attempts are copied in the store until there are many: those
// are analysed by a job, whose memory must stay flat.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check, exitCode } from '../lib/check.mjs';
import { bearer, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { binary, removeFolder, setup, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { answer, finish, itemsOf, save, someEmail, start } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

const { values: options } = parseArgs({
    options: {
        store: { type: 'string', default: 'both' },
        people: { type: 'string', default: '240' },
        copies: { type: 'string', default: '3000' },
    },
});
const PEOPLE = Number(options.people);
const COPIES = Number(options.copies);
const ASSESSMENT = 11; // numerical
const near = (a, b) => a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

// The same numbers each time.
let seed = 7;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

function calc(kind, input) {
    const run = spawnSync(binary, ['calc', kind], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 28 });
    return JSON.parse(run.stdout);
}

// One candidate: the abler, the more often the right option of an item is known; returns what was answered.
async function sit(url, call, keys, ability) {
    const made = await call('POST', '/assay/v1/attempts', {
        email: someEmail(), assessment: 'numerical', send_email: false, external_id: `a${ability.toFixed(3)}`,
    });
    const token = made.link.split('/').pop();
    await start(url, token);
    const opened = await send({ method: 'POST', url: `${url}/assay/v1/sittings/${token}/parts/1/start` });
    const items = itemsOf(opened.json);
    const answers = items.map((item, i) => {
        const knows = random() < 1 / (1 + Math.exp(i / 6 - 1 - ability));
        const options = item.options?.map((option) => option.value) ?? [];
        const guess = options[Math.floor(random() * options.length)] ?? 0;
        return answer(item, (knows && keys.get(item.item_id)) || (item.type === 'multiple' ? options.slice(0, item.min) : guess));
    });
    const saved = await save(url, token, answers);
    if (saved.status !== 200) throw new Error(saved.text);
    await finish(url, token);
    return { attempt_id: made.attempt_id, email: made.email, ability, values: new Map(answers.map((a) => [a.item_id, a.value])) };
}


// What is right: an option, or all that are; nothing of an item without options, which nobody here has right.
function keyOf(item) {
    const right = item.options.filter((option) => option.key).map((option) => option.value);
    return [item.item_id, item.type === 'multiple' ? right : right[0]];
}

function compare(name, unit, people, keys) {
    const total = unit.scales[0];
    const scores = people.map((one) => total.items.map((item) => Number(JSON.stringify(one.values.get(item.item_id)) === JSON.stringify(keys.get(item.item_id)))));
    const want = calc('reliability', { scores });
    const numbers = { alpha: 'alpha', alpha_std: 'alpha_std', omega_ml_raw: 'omega', omega_minres_std: 'omega_std',
        guttman6_std: 'guttman6', mean_total: 'mean', sd_total: 'sd', sem: 'sem' };
    const wrong = Object.entries(numbers).filter(([theirs, ours]) => !near(total[ours], want[theirs]) && Math.abs(total[ours] - want[theirs]) > 1e-6);
    check(wrong.length === 0, `${name}: reliability of ${people.length} people is that of assay calc (alpha ${want.alpha.toFixed(3)})`,
        wrong.map(([theirs, ours]) => `${ours} ${total[ours]} instead of ${want[theirs]}`).join(', '));
    const columns = { item_mean: 'mean', item_sd: 'sd', r_item_total: 'r_total', r_item_rest: 'r_rest', alpha_if_deleted: 'alpha_if_deleted' };
    const bad = Object.entries(columns).flatMap(([theirs, ours]) =>
        total.items.filter((item, i) => !near(item[ours], want[theirs][i])).map((item) => `${item.item_id} ${ours}`));
    check(bad.length === 0, `${name}: statistics of ${total.items.length} items are those of assay calc`, bad.join(', '));
    return scores;
}

const status = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]);

// Copies each attempt and its answers until there are so many.
function copy(store, workspace, total) {
    const look = (sql) => query(store, sql.replaceAll('$w', workspace));
    const columns = (table) => (store.database
        ? look(`SELECT column_name FROM information_schema.columns WHERE table_name = '${table}'`)
        : look(`SELECT name FROM pragma_table_info('${table}')`)).map(([name]) => name);
    const list = (table, own) => columns(table).map((name) => own[name] ?? name).join(', ');
    const [[first], [count]] = [look('SELECT max(number) FROM attempt WHERE workspace_id = $w')[0], look('SELECT count(*) FROM attempt WHERE workspace_id = $w')[0]];
    const times = Math.ceil((total - count) / count);
    const series = `(WITH RECURSIVE s(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM s WHERE k < ${times}) SELECT k FROM s) s`;
    look(`INSERT INTO attempt (${columns('attempt').join(', ')}) SELECT ${list('attempt', {
        id: 'id + k * 100000000000', number: `number + k * ${first}`, token: `token || '-' || k`, uuid: `uuid || '-' || k`,
    })} FROM attempt, ${series} WHERE workspace_id = $w`);
    look(`INSERT INTO answer_log (${columns('answer_log').join(', ')}) SELECT ${list('answer_log', {
        attempt_id: 'attempt_id + k * 100000000000',
    })} FROM answer_log, ${series} WHERE workspace_id = $w`);
    return Number(look('SELECT count(*) FROM attempt WHERE workspace_id = $w')[0][0]);
}

async function run(store, name) {
    const server = await startServer(store);
    const { workspace_id: workspace, api_key: key } = await setup(store, { credits: PEOPLE + 10 });
    const call = async (method, path, body) => {
        const reply = await send({ method, url: `${server.url}${path}`, headers: bearer(key), body, timeout_ms: 60000 });
        if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 300)}`);
        return reply.json;
    };
    const path = `/assay/v1/assessments/${ASSESSMENT}/item-analysis`;

    const scout = await sit(server.url, call, new Map(), 0);
    const [shown] = (await call('GET', path)).units;
    const keys = new Map(shown.scales[0].items.map(keyOf));
    const people = [scout];
    for (let i = 1; i < PEOPLE; i++) people.push(await sit(server.url, call, keys, (random() + random() + random() - 1.5) * 3));

    let from = performance.now();
    const found = await call('GET', path);
    const [unit] = found.units;
    console.log(`      ${name}: ${PEOPLE} attempts analysed in ${Math.round(performance.now() - from)} ms`);
    check(found.attempts === PEOPLE && unit.complete === PEOPLE && found.status === 'done', `${name}: everybody is in it`,
        JSON.stringify({ attempts: found.attempts, complete: unit.complete, status: found.status }));
    compare(name, unit, people, keys);

    if (COPIES) {
        const all = copy(store, workspace, COPIES);
        const unasked = await call('GET', path);
        check(unasked.status === 'unasked' && unasked.units.length === 0, `${name}: ${all} attempts are not analysed while somebody waits`);
        const before = status(server);
        from = performance.now();
        await call('POST', path, {});
        const done = await until(120, async () => {
            const got = await call('GET', path);
            return got.status === 'queued' ? null : got;
        });
        const grown = status(server) - before;
        check(done?.status === 'done' && done.attempts === all && !done.stale, `${name}: a job did it in ${((performance.now() - from) / 1000).toFixed(1)} s`,
            JSON.stringify({ ...done, units: undefined }));
        check(grown < 40000, `${name}: memory grew by ${Math.round(grown / 1024)} MB`);
        check(near(done.units[0].scales[0].mean, unit.scales[0].mean), `${name}: the same people many times have the same mean`);
    }
    await server.stop();
    removeFolder(store.data);
}

if (options.store !== 'postgres') await run({ data: temporaryFolder('analysis') }, 'sqlite');
if (options.store !== 'sqlite') {
    const pg = await startPostgres();
    if (pg) {
        await run({ data: temporaryFolder('analysis'), database: await pg.createDatabase('analysis') }, 'postgres');
        await pg.stop();
    }
}
process.exit(exitCode());
