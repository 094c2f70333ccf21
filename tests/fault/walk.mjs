// walk.mjs - a list is walked while it changes: whoever was there at the start is seen once.
//
// 1. Thousands of candidates, written into the store: every order and filter, walked by `next` and by
//    counting offsets, gives exactly the rows in exactly the order that sorting them here gives.
// 2. The same walks while people are invited and others, seen already, are deleted.
// 3. At the end `assay verify` finds every count of the lists right.
import { check, exitCode } from '../lib/check.mjs';
import { send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { recount } from '../lib/recount.mjs';
import { assay, removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';
import { query } from '../lib/sql.mjs';

const N = 5000;
const ASSESSMENT = 6;
const STAGES = ['NYE', 'NYE', 'NYE', 'EVA', 'INT', 'REJ', 'HIR'];
const NAMES = ['Ana', 'bruno', 'Carla', 'Ünal', 'dora', 'Émile', 'Zoë', 'ana'];

// A candidate as the store has it, from its number.
function candidate(i) {
    const progress = i % 5 === 0 ? 'invited' : i % 7 === 0 ? 'started' : 'completed';
    const first = NAMES[(i * 31) % NAMES.length];
    const last = i % 3 ? `L${(i * 7919) % 97}` : '';
    return {
        id: i,
        progress,
        average: progress === 'completed' && i % 11 ? Math.round(((i * 613) % 400) * 25) / 100 : null,
        stage: STAGES[(i * 13) % STAGES.length],
        first,
        last,
        fold: `${first} ${last}`.trim().toLowerCase(),
    };
}

function fill(store, workspace) {
    const text = (value) => (value === null ? 'NULL' : `'${value}'`);
    const all = Array.from({ length: N }, (_, i) => candidate(i + 1));
    for (let at = 0; at < N; at += 500) {
        const some = all.slice(at, at + 500);
        const person = some.map((c) => `(${workspace}, ${1000 + c.id}, 'p${c.id}@example.com', 'p${c.id}@example.com', ${text(c.first)},
            ${text(c.last)}, ${text(c.fold)}, ${c.id}, 1700000000000)`);
        const attempt = some.map((c) => `(${workspace}, ${1000 + c.id}, ${1000 + c.id}, 'types-16', 'types-16', 'testgorilla',
            '${{ invited: 'invited', started: 'started', completed: 'finished' }[c.progress]}',
            '${{ invited: 'sent', started: 'started', completed: 'finished' }[c.progress]}', ${c.id}, 'walk${workspace}x${c.id}', 'en',
            ${1700000000000 + c.id}, 4000000000000, ${ASSESSMENT}, '${c.progress}', ${c.average ?? 'NULL'}, '${c.stage}',
            'walk-${workspace}-${c.id}', 1, 1700000000000, ${text(c.fold)})`);
        query(store, `INSERT INTO person (workspace_id, id, email, email_fold, first_name, last_name, name_fold, number, created_at)
            VALUES ${person.join()};
            INSERT INTO attempt (workspace_id, id, person_id, product, instrument, source, status, state, number, token, language, created_at,
            expires_at, assessment_id, progress, average, stage, uuid, credits, modified_at, name_fold) VALUES ${attempt.join()};`);
    }
    query(store, `UPDATE workspace SET attempts_made = ${N}, persons_made = ${N} WHERE id = ${workspace}`);
    recount(store);
    return all;
}

// What an order means: falling turns all of it, but rows without a value stay last, by id.
const bytes = (a, b) => Buffer.compare(Buffer.from(a.fold), Buffer.from(b.fold));
const orders = {
    '': (a, b) => a.id - b.id,
    created: (a, b) => a.id - b.id,
    '-created': (a, b) => b.id - a.id,
    _full_name: (a, b) => bytes(a, b) || a.id - b.id,
    '-_full_name': (a, b) => bytes(b, a) || b.id - a.id,
    avg_score: (a, b) => valued(a, b, a.average - b.average || a.id - b.id),
    '-avg_score': (a, b) => valued(a, b, b.average - a.average || b.id - a.id),
    rating: (a, b) => a.id - b.id,
    '-rating': (a, b) => a.id - b.id,
};
function valued(a, b, both) {
    if (a.average === null || b.average === null) return (a.average === null) - (b.average === null) || a.id - b.id;
    return both;
}
const filters = [{}, { status: 'completed' }, { status: 'started' }, { stage: 'NYE' }, { stage: 'HIR', status: 'completed' }, { stage: 'EVA', status: 'invited' }];

function caller(server, key) {
    const headers = { Authorization: `Token ${key}` };
    return async (method, path, body) => {
        const reply = await send({ method, url: path.startsWith('http') ? path : `${server.url}/api/assessments${path}`, headers, body });
        if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 200)}`);
        return reply.json;
    };
}

// Ids of all rows, page by page; `between` happens after each page.
async function byNext(call, params, between = () => {}) {
    const ids = [];
    let url = `/candidature?${new URLSearchParams({ assessment: ASSESSMENT, ...params })}`;
    while (url) {
        const page = await call('GET', url);
        ids.push(...page.results.map((row) => row.id));
        await between(page.results);
        url = page.next;
    }
    return ids;
}
async function byOffset(call, params) {
    const ids = [];
    for (let offset = 0, count = 1; offset < count; offset += Number(params.limit)) {
        const page = await call('GET', `/candidature?${new URLSearchParams({ assessment: ASSESSMENT, ...params, offset })}`);
        ids.push(...page.results.map((row) => row.id));
        count = page.count;
    }
    return ids;
}

const firstDifference = (got, want) => {
    const at = want.findIndex((id, i) => id !== got[i]);
    return at < 0 ? `${got.length} rows, not ${want.length}` : `at ${at}: ${got.slice(at, at + 4)}, not ${want.slice(at, at + 4)}`;
};

async function still(where, call, all) {
    for (const [ordering, compare] of Object.entries(orders)) {
        const wrong = [];
        for (const filter of filters) {
            const want = all
                .filter((c) => (!filter.status || c.progress === filter.status) && (!filter.stage || c.stage === filter.stage))
                .sort(compare)
                .map((c) => c.id);
            for (const [name, walk, limit] of [['next', byNext, 487], ['offset', byOffset, 613], ['one page', byNext, 100000]]) {
                const got = await walk(call, { ...filter, ordering, limit });
                if (JSON.stringify(got) !== JSON.stringify(want)) wrong.push(`${JSON.stringify(filter)} by ${name}: ${firstDifference(got, want)}`);
            }
        }
        check(!wrong.length, `${where}: ordering=${ordering}, filtered and not, is what sorting gives`, wrong.join('; '));
    }
}

// People come and go while the list is walked.
async function moving(where, call) {
    let made = 0;
    for (const ordering of ['', '-created', '_full_name', '-_full_name', 'avg_score', '-avg_score']) {
        const before = await byNext(call, { limit: 100000 });
        const seen = new Map();
        const deletes = /score/.test(ordering) ? 0 : 2; // their pages are counted, not keyed
        const got = await byNext(call, { ordering, limit: 211 }, async (rows) => {
            const names = NAMES.map((name) => ({ first_name: name, last_name: `M${made % 50}` }));
            await Promise.all(names.map((name) => call('POST', `/${ASSESSMENT}/invite_candidate?no_email=true`, { email: `m${made++}@example.com`, ...name })));
            for (const row of rows.slice(0, deletes)) await call('DELETE', `/candidature/${row.id}`);
        });
        for (const id of got) seen.set(id, (seen.get(id) ?? 0) + 1);
        const missed = before.filter((id) => !seen.has(id));
        const twice = [...seen].filter(([, n]) => n > 1).map(([id]) => id);
        check(!missed.length && !twice.length, `${where}: ordering=${ordering} while people come${deletes ? ' and go' : ''}: all who were there, once`,
            `missed ${missed.slice(0, 9)}; twice ${twice.slice(0, 9)}`);
    }
    const before = await byNext(call, { limit: 100000 });
    const [got] = await Promise.all([
        byOffset(call, { limit: 100 }),
        (async () => {
            for (let i = 0; i < 60; i++) await call('POST', `/${ASSESSMENT}/invite_candidate?no_email=true`, { email: `o${made++}@example.com` });
        })(),
    ]);
    check(before.every((id, i) => got[i] === id) && new Set(got).size === got.length, `${where}: by id, counting offsets while people come: the same`);
}

async function run(store) {
    const where = store.database ? 'postgres' : 'sqlite';
    const server = await startServer(store);
    const { api_key, workspace_id } = await setup(store, { credits: 100000 });
    const call = caller(server, api_key);
    const all = fill(store, workspace_id);
    await still(where, call, all);
    await moving(where, call);
    const said = await assay(store, 'verify').catch((error) => error.message); // of their event logs: there are none
    const wrong = said.split('\n').filter((one) => /the list|numbers of candidates/.test(one));
    check(said.includes('defects\n') && !wrong.length, `${where}: assay verify finds every count right`, wrong.slice(0, 3).join('; '));
    await server.stop();
    removeFolder(store.data);
}

await run({ data: temporaryFolder('walk') });
const pg = await startPostgres();
if (pg) {
    await run({ data: temporaryFolder('walk'), database: await pg.createDatabase('walk') });
    await pg.stop();
}
process.exit(exitCode());
