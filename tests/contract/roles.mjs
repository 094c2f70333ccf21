// roles.mjs - who may do what, and whose things are whose, in the Coodesh family.
//
// Made from the table for every operation of it:
//   the matrix   each role calls it with a session of its own; who is let in stands in
//                data/coodesh-roles.json, which is a reading of the vendor's page and knows
//                nothing of the program
//   the sweep    each id of the call, in path, query or body, is replaced by the one that another
//                workspace has in its place, and by one that nobody has: the answers are the same
//                to the letter, and nothing of the other workspace changes
import { readFileSync } from 'node:fs';
import { send } from '../lib/http.mjs';
import { hexOf, signedIn } from '../lib/members.mjs';
import { Failure, endScene, newScene, requestOf, runStep } from './cases.mjs';

const matrix = JSON.parse(readFileSync(new URL('../data/coodesh-roles.json', import.meta.url), 'utf8'));
const ROLES = ['user', 'business', 'hunter', 'manager', 'admin', 'super_admin'];

export function roleCases(op, { cases: [example], shared }) {
    const permission = matrix.operations[`${op.method} ${op.path.replace(/\{\w+\}/g, '{}')}`];
    if (permission === undefined)
        return [{ name: 'generated: roles', run: () => { throw new Error('data/coodesh-roles.json does not say who may'); } }];
    const isOpen = op.perm === 'public' || op.perm === 'sitting';
    const [named, link] = permission.split(' or ');
    if (link && isOpen && example.call.key === undefined) return []; // the example comes by the link
    if (!link && isOpen !== (permission === 'public'))
        return [{ name: 'generated: roles', run: () => { throw new Error(`the table asks for ${op.perm}, the page for ${permission}`); } }];
    if (isOpen && !link) return [];
    return [
        { name: 'generated: each role may what the page says', run: (world) => runRoles(world, op, example, named) },
        ...(shared ? [] : [{ name: "generated: another workspace's ids are nobody's", run: (world) => runSweep(world, op, example) }]),
    ];
}

const isAllowed = (role, permission) => role === 'super_admin' || matrix.permissions[permission].split(' ').includes(role);

// --- sessions -----------------------------------------------------------------

function asSession(request, token) {
    const { 'x-api-key': _, ...headers } = request.headers;
    return { ...request, headers: { ...headers, Authorization: `Bearer ${token}` } };
}

// --- the matrix ---------------------------------------------------------------

async function inScene(world, example, count, run) {
    const scenes = [];
    try {
        for (let i = 0; i < count; i++) {
            const scene = await newScene(world, example.credits);
            scenes.push(scene);
            for (const step of example.given ?? []) await runStep(scene, step);
        }
        return await run(...scenes);
    } finally {
        scenes.forEach(endScene);
    }
}

// From the weakest to the strongest: what one who may does changes nothing for who may not.
// What a super admin makes is everybody's, so he sends what cannot be read, which is refused later.
function runRoles(world, op, example, permission) {
    return inScene(world, example, 1, async (scene) => {
        const problems = [];
        for (const role of ROLES) {
            const { token } = await signedIn(world.ask, scene.own.workspace_id, role);
            const request = asSession(requestOf(scene, { ...example.call, op: `${op.family}.${op.id}` }), token);
            request.headers['x-workspace-id'] = hexOf(scene.own.workspace_id);
            if (role === 'super_admin' && typeof request.body === 'object' && !request.fields) request.body = '{';
            const reply = await send(request);
            const refused = reply.status === 401 || reply.status === 403;
            if (refused === isAllowed(role, permission) || (reply.status >= 500 && reply.status !== example.expect?.status))
                problems.push({ name: role, message: `${permission}: the status is ${reply.status}`, request, reply: reply.text.slice(0, 200) });
        }
        if (problems.length) throw Object.assign(new Failure('roles'), { problems, checks: ROLES.length });
        return ROLES.length;
    });
}

// --- the sweep ----------------------------------------------------------------

const isId = (text) => typeof text === 'string' && /^[0-9a-f]{24}$/.test(text);

// Places at which both have an id, and not the same: [{where, put(own value) -> request}].
function* places(own, twin) {
    const [at, other] = [new URL(own.url), new URL(twin.url)];
    const [parts, others] = [at.pathname.split('/'), other.pathname.split('/')];
    for (const i of parts.keys())
        if (isId(parts[i]) && isId(others[i]) && parts[i] !== others[i])
            yield { where: 'path', theirs: others[i], put: (id) => ({ ...own, url: `${at.origin}${parts.with(i, id).join('/')}${at.search}` }) };
    for (const [name, value] of at.searchParams) {
        const theirs = other.searchParams.get(name);
        if (isId(value) && isId(theirs) && value !== theirs)
            yield { where: `?${name}`, theirs, put: (id) => ({ ...own, url: own.url.replace(value, id) }) };
    }
    if (own.fields || typeof own.body !== 'object') return;
    for (const [path, value] of leaves(own.body)) {
        const theirs = path.reduce((at, key) => at?.[key], twin.body);
        if (isId(value) && isId(theirs) && value !== theirs)
            yield { where: path.join('.'), theirs, put: (id) => ({ ...own, body: replaced(own.body, path, id) }) };
    }
}

function* leaves(value, path = []) {
    if (value && typeof value === 'object')
        for (const [key, one] of Object.entries(value)) yield* leaves(one, [...path, key]);
    else yield [path, value];
}

function replaced(value, [key, ...rest], id) {
    if (key === undefined) return id;
    return Array.isArray(value)
        ? value.with(Number(key), replaced(value[key], rest, id))
        : { ...value, [key]: replaced(value[key], rest, id) };
}

// What two answers may differ in: ids, times, addresses.
const plain = (text) =>
    text.replace(/[0-9a-f]{24}/g, 'ID').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').replace(/[\w.+-]+@[\w.-]+/g, 'ADDRESS');

const KEPT = { question: 'workspace_id', question_file: 'workspace_id', term: 'workspace_id', assessment: 'workspace_id',
    assessment_question: 'workspace_id', share_link: 'workspace_id', subaccount: 'workspace_id', subaccount_member: 'workspace_id',
    member_trait: 'workspace_id' };

// What a workspace has, as one text, of which no background job changes anything.
const rowsOf = async (ask, workspace) =>
    (await ask(Object.entries(KEPT).map(([table, key]) => `SELECT * FROM ${table} WHERE ${key} = ${workspace}`).join(';')))
        .map(String).sort().join('\n');

// Two alike ask, one with the id that nobody has, one with that of a third: as what is asked may
// change something, both must be in the same state all the time.
function runSweep(world, op, example) {
    return inScene(world, example, 3, async (first, second, third) => {
        const call = { ...example.call, op: `${op.family}.${op.id}` };
        const [one, two, other] = [first, second, third].map((scene) => requestOf(scene, call));
        const before = await rowsOf(world.ask, third.own.workspace_id);
        const problems = [];
        let checks = 1;
        const same = async (where, unknown, foreign) => {
            const [nobody, theirs] = [await send(unknown), await send(foreign)];
            checks++;
            if (nobody.status === theirs.status && plain(nobody.text) === plain(theirs.text)) return;
            problems.push({ name: where, request: foreign, reply: theirs.text.slice(0, 200),
                message: `the status is ${theirs.status}; of an id that nobody has ${nobody.status}: ${nobody.text.slice(0, 200)}` });
        };
        const named = (request, header, id) => ({ ...request, headers: { ...request.headers, [header]: id } });
        const workspace = hexOf(third.own.workspace_id);
        for (const header of ['x-workspace-id', 'x-subaccount-id']) {
            const reply = await send(named(two, header, workspace));
            if (reply.status !== 403) problems.push({ name: header, message: `the status is ${reply.status}, not 403`, reply: reply.text });
            await same(header, named(one, header, unknownId()), named(two, header, workspace));
        }
        const unknowns = [...places(one, other)];
        for (const [i, { where, theirs, put }] of [...places(two, other)].entries())
            await same(where, unknowns[i].put(theirs.slice(0, 8) + unknownId().slice(8)), put(theirs)); // of the same kind
        if (await rowsOf(world.ask, third.own.workspace_id) !== before)
            problems.push({ name: 'rows', message: 'rows of the other workspace were changed', request: two });
        if (problems.length) throw Object.assign(new Failure('sweep'), { problems, checks });
        return checks;
    });
}

let asked = 0;
const unknownId = () => hexOf((BigInt(Date.now() - 1577836800000) << 22n) + BigInt(++asked));
