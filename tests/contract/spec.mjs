// spec.mjs - compares the vendor's description with the server's own.
//
//   node contract/spec.mjs [PATH/TO/esc.openapi.json]
//
// spec/esc.openapi.json, kept beside the repository, says what clients of the
// vendor rely on; /openapi/esc.json is what this server says of itself.  Paths,
// methods, parameters, required members, enums, statuses and media types of the
// first must be found in the second.  What differs stands in `reasons`; a
// difference that does not, and a reason that no difference needs, fails the run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '../lib/http.mjs';
import { removeFolder, root, startServer, temporaryFolder } from '../lib/server.mjs';

const LANGUAGES = 'pt and es are languages of this server beside those of the vendor';
const DOWN = 'when the store is gone the reply is an error like every other 503; /healthz and /readyz say more';

// Differences that are meant, each with its reason.
const reasons = {
    'POST /register body.language: has the values es pt too': LANGUAGES,
    'POST /invites body.language: has the values es pt too': LANGUAGES,
    'GET /invites/{id}/report query language: has the values es pt too': LANGUAGES,
    'GET /health 503.status: is missing': DOWN,
    'GET /health 503.version: is missing': DOWN,
    'GET /health 503.timestamp: is missing': DOWN,
};

const path = [process.argv[2], join(root, '../shared/spec/esc.openapi.json'), '/work/shared/spec/esc.openapi.json']
    .find((one) => one && existsSync(one));
if (!path) {
    console.log('skip  spec/esc.openapi.json is not here: nothing to compare with');
    process.exit(0);
}
const spec = JSON.parse(readFileSync(path, 'utf8'));
const store = { data: temporaryFolder('spec') };
const server = await startServer(store);
const ours = (await send({ url: `${server.url}/openapi/esc.json` })).json;
await server.stop();
removeFolder(store.data);

const differences = new Map();
const differ = (at, what) => differences.set(`${at}: ${what}`, what);

// --- reading schemas ------------------------------------------------------------

function resolved(document, value) {
    let at = value;
    while (at?.$ref) at = at.$ref.split('/').slice(1).reduce((found, name) => found?.[name], document);
    return at ?? {};
}

// A schema with its parts put together: {properties, required, enum, items}.
function whole(document, value) {
    const schema = resolved(document, value);
    const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []).filter((one) => one.type !== 'null')];
    return parts.map((one) => whole(document, one)).reduce(
        (sum, one) => ({
            ...sum, ...one,
            properties: { ...sum.properties, ...one.properties },
            required: [...(sum.required ?? []), ...(one.required ?? [])],
        }), schema);
}

const texts = (list) => [...new Set((list ?? []).filter((one) => one !== null))].sort();
const minus = (a, b) => a.filter((one) => !b.includes(one));

// --- comparing ------------------------------------------------------------------

function compareEnum(at, theirs, own) {
    if (!theirs.enum) return;
    const [want, have] = [texts(theirs.enum), texts(own.enum)];
    if (!own.enum) differ(at, `has the values ${want.join(' ')} there, any here`);
    else if (minus(want, have).length) differ(at, `lacks the values ${minus(want, have).join(' ')}`);
    else if (minus(have, want).length) differ(at, `has the values ${minus(have, want).join(' ')} too`);
}

// `input`: what is sent may need no more than there; a reply must promise no less.
function compareSchema(at, theirsOf, ownOf, input) {
    const [theirs, own] = [whole(spec, theirsOf), whole(ours, ownOf)];
    compareEnum(at, theirs, own);
    if (theirs.items) compareSchema(`${at}[]`, theirs.items, own.items, input);
    const [need, has] = [texts(theirs.required), texts(own.required)];
    for (const name of minus(need, has))
        differ(`${at}.${name}`, Object.hasOwn(own.properties ?? {}, name) ? 'is required there, not here' : 'is missing');
    if (input)
        for (const name of minus(has, need)) differ(`${at}.${name}`, 'is required here, not there');
    for (const [name, property] of Object.entries(theirs.properties ?? {})) {
        const mine = own.properties?.[name];
        if (mine) compareSchema(`${at}.${name}`, property, mine, input);
        else if (!need.includes(name)) differ(`${at}.${name}`, 'is missing');
    }
}

function compareParameters(at, theirs, own) {
    for (const one of theirs.map((p) => resolved(spec, p))) {
        const mine = own.map((p) => resolved(ours, p)).find((p) => p.name === one.name && p.in === one.in);
        if (!mine) {
            differ(`${at} ${one.in} ${one.name}`, 'is missing');
            continue;
        }
        if (Boolean(one.required) !== Boolean(mine.required))
            differ(`${at} ${one.in} ${one.name}`, one.required ? 'is required there, not here' : 'is required here, not there');
        compareSchema(`${at} ${one.in} ${one.name}`, one.schema, mine.schema, true);
    }
    for (const one of own.map((p) => resolved(ours, p))) {
        if (one.required && !theirs.map((p) => resolved(spec, p)).some((p) => p.name === one.name))
            differ(`${at} ${one.in} ${one.name}`, 'is required here, unknown there');
    }
}

function compareContent(at, theirs, own, input) {
    for (const [media, { schema }] of Object.entries(theirs ?? {})) {
        if (!own?.[media]) differ(at, `has no ${media}`);
        else if (schema && media === 'application/json') compareSchema(at, schema, own[media].schema ?? {}, input);
    }
}

function compareOperation(at, theirs, own, shared) {
    compareParameters(at, [...shared, ...(theirs.parameters ?? [])], own.parameters ?? []);
    if (theirs.requestBody)
        compareContent(`${at} body`, resolved(spec, theirs.requestBody).content, own.requestBody?.content, true);
    for (const [status, response] of Object.entries(theirs.responses)) {
        if (!own.responses[status]) differ(`${at} ${status}`, 'is not answered');
        else compareContent(`${at} ${status}`, resolved(spec, response).content, own.responses[status].content, false);
    }
    const success = (responses) => Object.keys(responses).filter((status) => status < '300').sort().join();
    if (success(theirs.responses) !== success(own.responses))
        differ(at, `succeeds with ${success(theirs.responses)} there, ${success(own.responses)} here`);
    if (JSON.stringify(theirs.security) === '[]' && JSON.stringify(own.security) !== '[]') differ(at, 'needs a key');
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const ownPath = (one) => (one === '/' ? '/api/v1' : `/api/v1${one}`);
let operations = 0;
for (const [one, item] of Object.entries(spec.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
        const own = ours.paths[ownPath(one)]?.[method];
        operations++;
        if (own) compareOperation(`${method.toUpperCase()} ${one}`, item[method], own, item.parameters ?? []);
        else differ(`${method.toUpperCase()} ${one}`, 'is missing');
    }
}
for (const [one, item] of Object.entries(ours.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
        const found = Object.entries(spec.paths).some(([p, theirs]) => ownPath(p) === one && theirs[method]);
        if (!found) differ(`${method.toUpperCase()} ${one}`, 'is ours alone');
    }
}

const unlisted = [...differences.keys()].filter((one) => !(one in reasons));
const needless = Object.keys(reasons).filter((one) => !differences.has(one));
for (const [one, reason] of Object.entries(reasons)) if (differences.has(one)) console.log(`meant ${one} (${reason})`);
for (const one of unlisted) console.log(`FAIL  ${one}`);
for (const one of needless) console.log(`FAIL  a reason that nothing needs: ${one}`);
console.log(`spec: ${operations} operations compared, ${differences.size} differences, ${unlisted.length} without a reason`);
process.exit(unlisted.length + needless.length ? 1 : 0);
