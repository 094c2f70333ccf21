// analysis.mjs - what the answers of many say, computed by the server and by `assay calc` from the same answers.
//
//   node fault/analysis.mjs [--store sqlite|postgres|both] [--people N] [--copies N]
//
// N people sit the numerical test over the API, with abilities that differ; then item statistics and reliability must
// be those of `assay calc reliability`.  Their attempts are copied in the store until there are many: those
// are analysed by a job, whose memory must stay flat.  Groups are told, some people are hired, and adverse impact and
// differential item functioning must be those of `assay calc`, too.  In a long test of 120 people one copies from
// another: these two are flagged, and nobody else.
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

const GROUPS = ['white', 'asian', 'black', 'few'];
const groupOf = (i) => ({ sex: i % 2 ? 'male' : 'female', ethnicity: i < 3 ? 'few' : GROUPS[i % 3] });

async function fairness(name, server, key, call, people, scores) {
    const tell = people.map((one, i) => ({ email: one.email, ...groupOf(i) }));
    const told = await call('POST', '/assay/v1/group-data', { rows: tell });
    check(told.stored === people.length, `${name}: groups of ${told.stored} people are stored`);
    const hired = people.map((one, i) => one.ability > (i % 2 ? 0 : 0.8));
    for (let i = 0; i < people.length; i++) {
        if (!hired[i]) continue;
        const headers = { Authorization: `Token ${key}` };
        const path = `/api/assessments/candidature/${i + 1}/change_stage`;
        const reply = await send({ method: 'PATCH', url: server.url + path, headers, body: { stage: 'HIR' } });
        if (reply.status !== 200) throw new Error(reply.text);
    }
    const counts = (sex) => ({
        n: people.filter((_, i) => groupOf(i).sex === sex).length,
        selected: people.filter((_, i) => groupOf(i).sex === sex && hired[i]).length,
    });
    const path = `/assay/v1/assessments/${ASSESSMENT}/adverse-impact?category=sex`;
    const table = await call('GET', path);
    const want = calc('adverse_impact', { reference: counts('male'), group: counts('female') });
    const female = table.groups.find((one) => one.group === 'female');
    check(
        table.reference === 'male' && female.n === counts('female').n && near(female.impact_ratio, want.impact_ratio) &&
            near(female.fisher_p, want.fisher_p_two_sided) && near(female.z, want.z_pooled) &&
            female.change_sides === want.change_sides &&
            female.four_fifths === (want.four_fifths_violation ? 'not_met' : 'met'),
        `${name}: adverse impact is that of assay calc (ratio ${want.impact_ratio.toFixed(3)}, ${female.four_fifths})`,
        JSON.stringify({ female, want }),
    );
    const audit = await call('GET', `/assay/v1/assessments/${ASSESSMENT}/bias-audit`);
    const few = audit.ethnicity.groups.find((one) => one.group === 'few');
    check(few.hidden && few.n === null && few.rate === null && audit.ethnicity.applicants === null && audit.sex.applicants === people.length,
        `${name}: three people are no group that is told, and cannot be worked out`, JSON.stringify(audit.ethnicity));
    const both = audit.sex_ethnicity.groups.filter((one) => !one.hidden);
    check(both.length === 6 && both.every((one) => one.impact_ratio !== null), `${name}: six groups by sex and ethnicity`);
    const csv = await send({ url: `${server.url}/assay/v1/assessments/${ASSESSMENT}/bias-audit/csv`, headers: bearer(key) });
    check(csv.text.includes('ethnicity,few,,,,,fewer than 5 people'), `${name}: the same as CSV`, csv.text);
    const median = await call('GET', `${path}&by=median`);
    const sorted = people.map((_, i) => scores[i].reduce((a, b) => a + b)).sort((a, b) => a - b);
    const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
    check(Math.abs(median.threshold - (100 * middle) / scores[0].length) < 0.01, `${name}: the median of all is ${median.threshold}`);

    if (people.length < 200) return;
    const dif = await call('GET', `/assay/v1/assessments/${ASSESSMENT}/dif?category=sex&reference=male&focal=female`);
    const mh = calc('mantel_haenszel', { scores: scores.map((row) => row.filter((_, k) => scores.some((r) => r[k]))), group: people.map((_, i) => Number(groupOf(i).sex === 'female')) });
    const items = dif.units[0].items.filter((_, k) => scores.some((r) => r[k]));
    const bad = items.filter((item, k) => !near(item.chi2, mh.chi2_corrected[k]) || !near(item.delta, mh.delta_mh[k]) || item.category !== mh.class[k]);
    check(dif.units[0].focal_n === 120 && bad.length === 0, `${name}: DIF of ${items.length} items is that of assay calc`, JSON.stringify({ bad, mh, unit: { ...dif.units[0], items: undefined } }));
}

const LONG = ['verbal', 'logical', 'attention', 'sql', 'reasoning', 'numerical'];

async function copying(name, server, call) {
    const made = await call('POST', '/assay/v1/assessments', { name: 'Long', tests: LONG });
    const path = `/assay/v1/assessments/${made.assessment_id}`;
    let keys = new Map();
    const sitLong = async (choose) => {
        const attempt = await call('POST', '/assay/v1/attempts', { email: someEmail(), assessment: made.code, send_email: false });
        const token = attempt.link.split('/').pop();
        const values = new Map();
        await start(server.url, token);
        for (let part = 1; part <= LONG.length; part++) {
            const opened = await send({ method: 'POST', url: `${server.url}/assay/v1/sittings/${token}/parts/${part}/start` });
            const { items } = opened.json.parts[part - 1];
            for (const item of items) values.set(item.item_id, choose(item));
            await save(server.url, token, items.map((item) => answer(item, values.get(item.item_id))));
            await send({ method: 'POST', url: `${server.url}/assay/v1/sittings/${token}/parts/${part}/finish` });
        }
        await finish(server.url, token);
        return { attempt_id: attempt.attempt_id, values };
    };
    const guess = (item) => {
        const all = item.options?.map((option) => option.value) ?? [];
        return item.type === 'multiple' ? all.slice(0, item.min) : all[Math.floor(random() * all.length)] ?? 0;
    };
    await sitLong(guess);
    const scout = await call('GET', `${path}/item-analysis`);
    keys = new Map(scout.units.flatMap((unit) => unit.scales[0].items.map(keyOf)));
    const able = (ability) => (item) => {
        const hard = ((Number(item.item_id.replace(/\D/g, '')) * 7) % 11) / 3 - 1.7;
        return random() < 1 / (1 + Math.exp(hard - ability)) ? keys.get(item.item_id) ?? guess(item) : guess(item);
    };
    const source = await sitLong(able(-0.5));
    for (let i = 0; i < 117; i++) await sitLong(able((random() + random() + random() - 1.5) * 2.5));
    const copier = await sitLong((item) => (random() < 0.97 ? source.values.get(item.item_id) : guess(item)));
    await call('POST', `${path}/likeness`, {});
    const found = await until(30, async () => {
        const { likeness } = await call('GET', `/assay/v1/likeness?assessment_id=${made.assessment_id}`);
        return likeness.length ? likeness : null;
    });
    const ids = [source.attempt_id, copier.attempt_id].sort();
    check(
        found?.length === 1 && found[0].kind === 'answers' && found[0].p < 1e-4 && [found[0].attempt_id, found[0].other_id].sort().join() === ids.join(),
        `${name}: of 120 people the one who copied is flagged, and nobody else (p ${found?.[0]?.p.toExponential(1)})`,
        JSON.stringify(found),
    );
}

const status = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]);

// Copies each attempt and its answers until there are so many.
function copy(store, workspace, total) {
    const look = (sql) => query(store, sql.replaceAll('$w', workspace));
    const columns = (table) => (store.database
        ? look(`SELECT column_name FROM information_schema.columns WHERE table_name = '${table}'`)
        : look(`SELECT name FROM pragma_table_info('${table}')`)).map(([name]) => name);
    const list = (table, own) => columns(table).map((name) => own[name] ?? name).join(', ');
    const [[first], [count]] = [look('SELECT max(number) FROM attempt WHERE workspace_id = $w')[0], look(`SELECT count(*) FROM attempt WHERE workspace_id = $w AND assessment_id = ${ASSESSMENT}`)[0]];
    const times = Math.ceil((total - count) / count);
    const series = `(WITH RECURSIVE s(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM s WHERE k < ${times}) SELECT k FROM s) s`;
    look(`INSERT INTO attempt (${columns('attempt').join(', ')}) SELECT ${list('attempt', {
        id: 'id + k * 100000000000', number: `number + k * ${first}`, token: `token || '-' || k`, uuid: `uuid || '-' || k`,
    })} FROM attempt, ${series} WHERE workspace_id = $w`);
    look(`INSERT INTO answer_log (${columns('answer_log').join(', ')}) SELECT ${list('answer_log', {
        attempt_id: 'attempt_id + k * 100000000000',
    })} FROM answer_log, ${series} WHERE workspace_id = $w`);
    return Number(look(`SELECT count(*) FROM attempt WHERE workspace_id = $w AND assessment_id = ${ASSESSMENT}`)[0][0]);
}

async function run(store, name) {
    const server = await startServer(store);
    const { workspace_id: workspace, api_key: key } = await setup(store, { credits: PEOPLE + 10 * 120 });
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
    const scores = compare(name, unit, people, keys);
    await fairness(name, server, key, call, people, scores);

    if (PEOPLE >= 100) await copying(name, server, call);

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
