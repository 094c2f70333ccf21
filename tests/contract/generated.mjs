// generated.mjs - the dull cases, written from the table of operations.
//
// The first case of an operation's contract file is its example: given and call
// that succeed.  From it and from the row of the operation (`assay ops --json`)
// come the calls that must fail: without key, with another tenant's, with a
// body that cannot be read, with each field missing, too long or of a wrong type.
import { newAddress, send } from '../lib/http.mjs';
import { sleep } from '../lib/server.mjs';
import { Failure, endScene, isPage, newScene, replyWrong, requestOf, runCase, runStep, withForm } from './cases.mjs';
import { families } from './families.mjs';
import { roleCases } from './roles.mjs';

const BODY_MAX = 1 << 20;
const DEPTH_MAX = 32;

// Values that a field of that type must refuse, in a body.
const wrongTypes = {
    text: [123, true, {}, []],
    time: [5, 'yesterday', {}],
    id: [5, {}],
    int: ['x', 1.5, true, {}],
    number: ['x', true, {}],
    bool: ['yes', 1, {}],
    list: ['x', 7, {}],
    map: ['x', 7, [1], { a: {} }],
    object: ['x', 7, []],
    either: [{}, [], true],
    upload: ['x'],
    json: [],
};
const wrongQueries = {
    int: ['abc', '1.5', '99999999999999999999'],
    number: ['abc'],
    bool: ['maybe'],
    time: ['yesterday'],
};

// Returns [{name, run}] of an operation, from its contract file: the first case is the example.
export function generatedCases(op, file) {
    const { cases: [example], shared, missing = 404 } = file;
    const list = [...refusals(op, shared, missing)];
    return [
        { name: 'generated: refusals', run: (world) => runRefusals(world, op, example, list) },
        {
            name: 'generated: a trailing slash is the same',
            run: (world) => runCase(world, op, variant(example, { slash: true })),
        },
        { name: 'generated: header names in any case', run: (world) => runHeaderCase(world, op, example) },
        ...(hasSmallIds(op)
            ? [{ name: "generated: numbers that a twin has too are the caller's own", run: (world) => runTwins(world, op, example) }]
            : []),
        ...(op.family === 'coodesh' ? roleCases(op, file) : []),
    ];
}

// Ids that are counted in each workspace: another one has the same.
const hasSmallIds = (op) => !isOpen(op) && op.in.some((f) => /_id$|^(id|assessment|test_taker|candidature)$/.test(f.name) && f.type === 'int');

// Two workspaces in which the same happened, so that all their numbers are equal.  What one
// calls never shows or changes a row of the other.
async function runTwins(world, op, example) {
    const scenes = [await newScene(world, example.credits ?? 1000), await newScene(world, example.credits ?? 1000)];
    try {
        for (const scene of scenes) for (const step of example.given ?? []) await runStep(scene, step);
        const [own, twin] = scenes;
        const before = await quietRowsOf(world.ask, twin.own.workspace_id);
        const request = requestOf(own, { ...example.call, op: `${op.family}.${op.id}` });
        const reply = await send(request);
        const status = statusOf(op, example);
        if (reply.status !== status) throw new Failure(`the status is ${reply.status}, not ${status}`, request);
        const after = await rowsOf(world.ask, twin.own.workspace_id);
        const changed = before.filter(([, rows], i) => after[i][1] !== rows);
        if (changed.length) throw new Failure(`rows of the twin were changed: ${changed.map(([table]) => table)}`, request);
        const shown = (await secretsOf(world.ask, twin.own.workspace_id)).filter((text) => reply.text.includes(text));
        if (shown.length) throw new Failure(`the reply shows what is the twin's: ${shown}`, request);
    } finally {
        scenes.forEach(endScene);
    }
}

const TWIN_TABLES = ['workspace', 'assessment', 'attempt', 'attempt_block', 'public_link', 'person', 'event', 'credit_entry', 'result',
    'answer_log', 'job_profile', 'webhook', 'team'];

// All rows of a workspace, table by table, as text: one start of the client for all of them.
async function rowsOf(ask, workspace) {
    const of = (table) => `SELECT * FROM ${table} WHERE ${table === 'workspace' ? 'id' : 'workspace_id'} = ${workspace}`;
    const tables = [];
    for (const row of await ask(TWIN_TABLES.map((table) => `SELECT '@${table}';${of(table)}`).join(';'))) {
        if (row.length === 1 && row[0].startsWith('@')) tables.push([row[0].slice(1), []]);
        else tables.at(-1)[1].push(String(row));
    }
    return tables.map(([table, rows]) => [table, rows.sort().join('\n')]);
}

// The same once the jobs of the workspace are done: nothing changes by itself any more.
async function quietRowsOf(ask, workspace) {
    for (let rows = await rowsOf(ask, workspace), tries = 0; ; tries++) {
        await sleep(300);
        const now = await rowsOf(ask, workspace);
        if (String(now) === String(rows) || tries === 30) return now;
        rows = now;
    }
}

// What only that workspace may see.
async function secretsOf(ask, workspace) {
    const rows = await ask(`SELECT email FROM person WHERE workspace_id = ${workspace} UNION SELECT uuid FROM attempt
        WHERE workspace_id = ${workspace} UNION SELECT token FROM attempt WHERE workspace_id = ${workspace} UNION
        SELECT uuid FROM public_link WHERE workspace_id = ${workspace} UNION SELECT CAST(id AS TEXT) FROM attempt
        WHERE workspace_id = ${workspace}`);
    return rows.flat().filter((text) => text.length > 5);
}
// What the example answers: success, but for an operation that nothing can succeed at yet.
const statusOf = (op, example) => example.expect?.status ?? op.status;

const variant = (example, change) => ({ ...example, call: { ...example.call, ...change }, then: [] });

// All refusals of an operation share one scene: none of them may change anything,
// so that the example must still succeed at the end.
async function runRefusals(world, op, example, list) {
    const scene = await newScene(world, example.credits);
    const problems = [];
    try {
        for (const step of example.given ?? []) await runStep(scene, step);
        const base = requestOf(scene, { ...example.call, op: `${op.family}.${op.id}` });
        for (const refusal of list) {
            const wrong = await refused(scene, op, base, refusal);
            if (wrong) problems.push(wrong);
        }
        if (problems.length === 0) {
            await runStep(scene, {
                ...example.call,
                op: `${op.family}.${op.id}`,
                expect: { status: statusOf(op, example) },
            });
        }
    } finally {
        endScene(scene);
    }
    if (problems.length) throw Object.assign(new Failure('refusals'), { problems, checks: list.length });
    return list.length + 1;
}

async function refused(scene, op, base, { name, change, status, code, field, header }) {
    const from = base.from && newAddress();
    const request = { ...base, from, headers: { ...base.headers }, ...change(base, scene) };
    const reply = await send(request);
    const wrong = replyWrong(scene.world, op, reply);
    const expected = [status].flat();
    if (!expected.includes(reply.status))
        wrong.push(`the status is ${reply.status}, not ${expected.join(' or ')}`);
    if (isPage(op)) field = undefined; // a page says it in words
    const problem = families[op.family].problem(reply.json) ?? { fields: [] };
    if (code && problem.code !== code) wrong.push(`the error is "${problem.code}", not "${code}"`);
    for (const one of [field ?? []].flat()) {
        if (
            !problem.fields.some(
                (path) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`),
            )
        ) {
            wrong.push(`"${one}" is not named`);
        }
    }
    if (header && !reply.headers[header]) wrong.push(`the header ${header} is missing`);
    return wrong.length
        ? { name, message: wrong.join('; '), reply: reply.text.slice(0, 300), request }
        : null;
}

function* refusals(op, shared, missing) {
    yield* callers(op, shared, missing);
    if (op.method !== 'GET' && !isOpen(op)) yield* idempotencyKeys();
    yield* ids(op, missing);
    if (isForm(op)) {
        yield* forms(op);
    } else if (op.in.some((f) => f.in === 'body')) {
        yield* bodies(op);
        for (const field of op.in.filter((f) => f.in === 'body')) yield* bodyField(op, field);
        yield everyFieldWrong(op);
    }
    for (const field of op.in.filter((f) => f.in === 'whole')) yield* wholeBody(op, field);
    for (const field of op.in.filter((f) => f.in === 'query')) yield* queryField(op, field);
}

// --- who is calling -----------------------------------------------------------

const isOpen = (op) => op.perm === 'public' || op.perm === 'sitting';

function* callers(op, shared, missing) {
    if (isOpen(op)) return;
    const auth = (key) => () => ({ headers: key === null ? {} : families[op.family].headers(key) });
    const isEsc = op.family === 'esc';
    const unauthorized = {
        status: 401,
        ...(isEsc ? { code: 'invalid_api_key', header: 'www-authenticate' } : {}),
    };
    yield { name: 'no key', change: auth(null), ...unauthorized };
    yield { name: 'a wrong key', change: auth('pk_live_0000000000000000000000'), ...unauthorized };
    yield { name: 'an empty key', change: auth(''), ...unauthorized };
    yield { name: 'a key of 8 KB', change: auth('k'.repeat(8000)), status: [401, 431] };
    yield {
        name: 'a key without the permission',
        status: families[op.family].forbidden ?? 403,
        change: (_, scene) => ({ headers: families[op.family].headers(scene.world.powerless) }),
    };
    // Nobody but the installation's own people holds super_admin: another workspace's key is refused for that.
    if (idsOf(op).length && !shared && op.perm !== 'super_admin') {
        yield {
            name: "another workspace's key",
            status: families[op.family].strangers ?? missing,
            change: (base, scene) => ({
                headers: { ...base.headers, ...families[op.family].headers(scene.world.stranger.api_key) },
            }),
        };
    }
}

// Members of the path by which something is found.
const idsOf = (op) =>
    op.in.filter((f) => f.in === 'path' && !families[op.family].ignored?.includes(f.name)).map((f) => `{${f.name}}`);

function* ids(op, missing) {
    const depth = op.path.split('/').findIndex((part) => idsOf(op).includes(part));
    if (depth < 0) return;
    const prefix = (text) => /^[a-z]+_/.exec(text)?.[0] ?? '';
    const with_ =
        (make) =>
        ({ url }) => {
            const at = new URL(url);
            const parts = at.pathname.split('/');
            parts[depth] = make(parts[depth]);
            return { url: `${at.origin}${parts.join('/')}${at.search}` };
        };
    const unknown = [
        ['well-formed', (id) => prefix(id) + '0'.repeat(id.length - prefix(id).length)],
        ['short', () => 'x'],
        ['with a quote', () => "'%20OR%201=1"],
        ['of 300 characters', (id) => id + 'a'.repeat(300)],
        ['with a NUL', () => 'a%00b'],
        ['not UTF-8', () => '%ff%fe'],
        ['without its prefix', (id) => (prefix(id) ? id.slice(prefix(id).length) : 'x'), 'prefix'],
    ];
    for (const [name, make, needs] of unknown) {
        if (needs && op.family !== 'esc') continue;
        yield {
            name: `an unknown id, ${name}`,
            change: with_(make),
            status: /NUL|UTF/.test(name) ? [400, 404, missing] : missing,
        };
    }
}

function* idempotencyKeys() {
    const with_ = (key) => (base) => ({ headers: { ...base.headers, 'Idempotency-Key': key } });
    yield {
        name: 'an Idempotency-Key of 1000 characters',
        change: with_('k'.repeat(1000)),
        status: [400, 422],
    };
    yield { name: 'an Idempotency-Key that is not UTF-8', change: with_('\xff\xfe'), status: [400, 422] };
}

// --- bodies -------------------------------------------------------------------

function* bodies(op) {
    const body = (value) => () => ({ body: value });
    const max = op.body_max ?? BODY_MAX;
    yield { name: 'broken JSON', change: body('{"a":'), status: 400 };
    yield { name: 'JSON with something behind it', change: body('{} x'), status: 400 };
    yield { name: 'not UTF-8', change: body(Buffer.from('{"a":"\xff\xfe"}', 'latin1')), status: 400 };
    yield { name: 'a NUL in a text', change: body('{"a":"\\u0000"}'), status: [400, 422] };
    yield { name: 'a duplicate key', change: body('{"a":1,"a":2}'), status: 400 };
    yield {
        name: 'too deep',
        change: body(`{"a":${'['.repeat(DEPTH_MAX + 1)}${']'.repeat(DEPTH_MAX + 1)}}`),
        status: 400,
    };
    yield { name: 'much too deep', change: body('['.repeat(200000)), status: 400 };
    yield { name: 'an array instead of an object', change: body('[]'), status: [400, 422] };
    yield { name: 'a text instead of an object', change: body('"x"'), status: [400, 422] };
    yield { name: 'too large', change: body(`{"a":"${'x'.repeat(max)}"}`), status: 413 };
    if (op.in.some((f) => f.in === 'body' && f.required)) {
        yield { name: 'no body', change: body(undefined), status: [400, 422] };
    }
}

// --- forms --------------------------------------------------------------------

const isForm = (op) => op.in.some((f) => f.type === 'upload');

function* forms(op) {
    const raw = (body) => (base) => ({
        body,
        headers: { ...base.headers, 'Content-Type': 'multipart/form-data; boundary=b' },
    });
    const part = (name, value) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
    yield {
        name: 'multipart without a boundary',
        change: (base) => ({ headers: { ...base.headers, 'Content-Type': 'multipart/form-data' } }),
        status: 400,
    };
    yield { name: 'multipart that ends within a part', change: raw(part('a', 'b')), status: 400 };
    yield { name: 'multipart that is none', change: raw('{}'), status: 400 };
    yield { name: 'too large', change: raw(Buffer.alloc(op.body_max + 1, 'x')), status: 413 };
    for (const field of op.in.filter((f) => f.in === 'body')) yield* formField(op, field);
}

function* formField(op, { name, type, required, min = 0, max }) {
    const status = families[op.family].invalid.body;
    const change = (value) => (base) => withForm(base, { ...base.fields, [name]: value });
    const refuse = (what, value) => ({ name: `${name} ${what}`, change: change(value), status, field: name });
    if (type === 'upload') {
        // Only a file part is a file: a path sent as a text must never be taken for one.
        yield refuse('as a text', '/etc/hostname');
        yield {
            ...refuse('in JSON'),
            change: (base) => ({
                body: { ...base.fields, [name]: '/etc/hostname' },
                headers: { ...base.headers, 'Content-Type': 'application/json' },
            }),
        };
        return;
    }
    if (required)
        yield {
            ...refuse('missing'),
            change: (base) => {
                const { [name]: _, ...others } = base.fields;
                return withForm(base, others);
            },
        };
    if (type === 'int' || type === 'number') {
        yield refuse('that is no number', 'x');
        if (max) yield refuse('above its maximum', String(max + 1));
        if (min || max) yield refuse('below its minimum', String(min - 1));
        return;
    }
    if (min) yield refuse('shorter than its minimum', 'x'.repeat(min - 1));
    if (max) yield refuse('longer than its maximum', 'x'.repeat(max + 1));
}

// Limits of a field; both 0 means it has none.
const limitsOf = ({ min, max }) => (min || max ? { min, max } : {});

const withMember =
    (name, value) =>
    ({ body }) => ({ body: { ...body, [name]: value } });

function* bodyField(op, field) {
    const status = families[op.family].invalid.body;
    const refuse = (what, value) => ({
        name: `${field.name} ${what}`,
        change: withMember(field.name, value),
        status,
        field: field.name,
    });
    if (field.required) {
        yield {
            name: `without ${field.name}`,
            status,
            field: field.name,
            change: ({ body }) => ({
                body: Object.fromEntries(Object.entries(body).filter(([k]) => k !== field.name)),
            }),
        };
        yield refuse('null', null);
    }
    for (const value of wrongTypes[field.type] ?? [])
        yield refuse(`of a wrong type: ${JSON.stringify(value)}`, value);
    if (field.one_of) yield refuse('none of its values', 'no-such-value');
    const { min, max } = limitsOf(field);
    if (field.type === 'int' || field.type === 'number') {
        if (max !== undefined) yield refuse('above its maximum', max + 1);
        if (min !== undefined) yield refuse('below its minimum', min - 1);
    } else if (field.type === 'text') {
        if (max) yield refuse('longer than its maximum', 'x'.repeat(max + 1));
        if (min) yield refuse('shorter than its minimum', 'x'.repeat(min - 1));
    } else if (field.type === 'list') {
        if (max)
            yield {
                ...refuse('with too many elements'),
                change: (base) => withMember(field.name, tooMany(base.body[field.name], max))(base),
            };
        if (min) yield refuse('with too few elements', []);
    } else if (field.type === 'map' && max) {
        yield refuse(
            'with too many members',
            Object.fromEntries(Array.from({ length: max + 1 }, (_, i) => [`k${i}`, 'v'])),
        );
    }
}

const tooMany = (list, max) =>
    Array.from({ length: max + 1 }, (_, i) => (list?.length ? list[i % list.length] : 'x'));

function everyFieldWrong(op) {
    const fields = op.in.filter((f) => f.in === 'body' && (wrongTypes[f.type] ?? []).length);
    return {
        name: 'every field wrong at once',
        status: families[op.family].invalid.body,
        field: fields.map((f) => f.name),
        change: () => ({ body: Object.fromEntries(fields.map((f) => [f.name, wrongTypes[f.type].at(-1)])) }),
    };
}

// --- bodies that are a bare array -----------------------------------------------

function* wholeBody(op, { name, max }) {
    const status = families[op.family].invalid.body;
    const body = (value) => () => ({ body: value });
    yield { name: 'broken JSON', change: body('["a",'), status: 400 };
    yield { name: 'not UTF-8', change: body(Buffer.from('["\xff\xfe"]', 'latin1')), status: 400 };
    yield { name: 'too deep', change: body('['.repeat(DEPTH_MAX + 1) + ']'.repeat(DEPTH_MAX + 1)), status: 400 };
    yield { name: 'too large', change: body(`["${'x'.repeat(op.body_max ?? BODY_MAX)}"]`), status: 413 };
    for (const value of [undefined, '{}', '"x"', '5', 'null'])
        yield { name: `${value} instead of an array`, change: body(value), status: 400 };
    for (const value of [[5], [{}], [[]], []]) {
        yield { name: `${name} of ${JSON.stringify(value)}`, change: body(JSON.stringify(value)), status, field: name };
    }
    yield {
        name: `${name} with too many elements`,
        change: (base) => ({ body: tooMany(base.body, max) }),
        status,
        field: name,
    };
}

// --- queries ------------------------------------------------------------------

function withQuery(name, value) {
    return ({ url }) => {
        const at = new URL(url);
        if (value === undefined) at.searchParams.delete(name);
        else at.searchParams.set(name, value);
        return { url: at.href };
    };
}

function* queryField(op, field) {
    const status = families[op.family].invalid.query;
    const refuse = (what, value) => ({
        name: `?${field.name} ${what}`,
        change: withQuery(field.name, value),
        status,
        field: field.name,
    });
    if (field.required) yield refuse('missing', undefined);
    yield {
        ...refuse('not UTF-8', 'x'),
        change: ({ url }) => ({ url: `${url}${url.includes('?') ? '&' : '?'}${field.name}=%ff%fe` }),
        field: undefined,
    };
    for (const value of wrongQueries[field.type] ?? []) yield refuse(`of a wrong type: ${value}`, value);
    if (field.one_of) yield refuse('none of its values', 'no-such-value');
    const { min, max } = limitsOf(field);
    if (field.type === 'int' || field.type === 'number') {
        if (max !== undefined) yield refuse('above its maximum', max + 1);
        if (min !== undefined) yield refuse('below its minimum', min - 1);
    } else if (field.type === 'text' && max) {
        yield refuse('longer than its maximum', 'x'.repeat(max + 1));
    }
}

// --- header names -------------------------------------------------------------

async function runHeaderCase(world, op, example) {
    const scene = await newScene(world, example.credits);
    try {
        for (const step of example.given ?? []) await runStep(scene, step);
        const base = requestOf(scene, { ...example.call, op: `${op.family}.${op.id}` });
        const headers = Object.fromEntries(
            Object.entries({ 'Content-Type': 'application/json', ...base.headers }).map(
                ([name, value], i) => [i % 2 ? name.toUpperCase() : name.toLowerCase(), value],
            ),
        );
        const reply = await send({ ...base, headers });
        const status = statusOf(op, example);
        if (reply.status !== status)
            throw new Failure(`the status is ${reply.status}, not ${status}`, { ...base, headers });
    } finally {
        endScene(scene);
    }
}
