// spec.mjs - compares the vendors' descriptions with the server's own.
//
//   node contract/spec.mjs [FAMILY...]
//
// spec/<file>, kept beside the repository, says what clients of a vendor rely on;
// /openapi/<family>.json is what this server says of itself.  Paths, methods,
// parameters, required members, enums, statuses and media types of the first must
// be found in the second.  What differs stands among the `reasons` of the vendor; a
// difference that does not, and a reason that no difference needs, fails the run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '../lib/http.mjs';
import { removeFolder, root, startServer, temporaryFolder } from '../lib/server.mjs';

const LANGUAGES = 'pt and es are languages of this server beside those of the vendor';
const DOWN = 'when the store is gone the reply is an error like every other 503; /healthz and /readyz say more';

const ERRORS = 'one form stands for all errors: a refused key has Message alone, any other error all four';

const CUSTOM = 'whatever comes as customFields is accepted, so no form is promised';

// `path`: what a path of the vendor is here.  `later`: domains that are not built yet.  `reasons`: differences that are meant.
const vendors = {
    esc: {
        file: 'esc.openapi.json',
        path: (one) => (one === '/' ? '/api/v1' : `/api/v1${one}`),
        reasons: {
            'POST /register body.language: has the values es pt too': LANGUAGES,
            'POST /invites body.language: has the values es pt too': LANGUAGES,
            'GET /invites/{id}/report query language: has the values es pt too': LANGUAGES,
            'GET /health 503.status: is missing': DOWN,
            'GET /health 503.version: is missing': DOWN,
            'GET /health 503.timestamp: is missing': DOWN,
        },
    },
    testgorilla: {
        file: 'testgorilla.openapi.json',
        path: (one) => one,
        reasons: {
            '* ???.detail: is required there, not here': 'one form stands for all errors: bad fields come as members',
            'POST */invite_candidate 400.errors: is required there, not here': 'the same',
            'POST */login 405: is not answered': 'it is; a path that does not know a method is no operation',
            'POST */invite_candidate query no_email: has the values false true there, any here': 'a boolean takes these two',
            'POST */send-invitation body: has no application/json': 'nothing is read from it',
            'POST /testtaker/publicinvitation/{public_uuid}: is ours alone': 'the form of the page goes there',
        },
    },
    coodesh: {
        file: 'coodesh.openapi.json',
        path: (one) => one,
        later: ['analyses', 'applications', 'careers', 'jobs', 'skill-variants', 'trails', 'workforce-plannings'],
        reasons: {
            '* ???.message: is required there, not here': 'one form stands for all errors: those of sign-in have type and payload',
            'POST /auth/signin 400.*: is missing': 'the same',
            'POST /auth/signin 401: is not answered': 'a wrong password is 400, as public client code has it',
            '* query *: is required there, not here': 'filters marked as required: coodesh-operations.md says to accept without them',
            '* body.*: is required there, not here': 'what does not come has its default, or stays as it is',
            '* body.*: is required here, not there': 'the page gives these bodies without saying what is required',
            'PUT /questions/{id} body._id: is missing': 'the path has it',
            '* 403: is not answered': "the candidate's secret opens the attempt; what its state forbids is 409",
            '* query type[]: has the values * too': 'every type that there is',
            '*/presentation body: has no application/json': 'a file comes in parts of a form only',
            '*/media body: has no application/json': 'the same',
            '* header *: is required there, not here': 'a body that is not compressed, a browser that is not named',
            '*/action-plans path *': 'a question is {id} in all its paths here',
            'GET /assessments/{id}/*-links: needs a key': 'they open attempts: served to the workspace only',
            'POST /sync-indexes: needs a key': 'work for the whole database is for super admins to ask',
            'POST /webhooks/assessments: needs a key': 'whoever may write to an attempt says who he is',
            'GET /companies/slug/{slug} 200.*: is missing': "what the vendor and its customer agree on, and figures of the vendor's site",
            'POST /attempts/analyses: is missing': 'comes with the analyses',
            'GET /feeds/*: is missing': 'come with the jobs',
            'GET /sitemaps/jobs.xml: is missing': 'the same',
            '*/export: is missing': 'those of careers, skills and plannings come with them',
            '* /share/*: is ours alone': 'the page that a share link opens',
            '* /assessments*: is ours alone': 'the page documents no way to make or read one, nor its attempts or files',
            '*/attachments/{file_id}: is ours alone': 'what was uploaded can be read',
            '* /attempts/*: is ours alone': 'how far a job is, and links that sign in',
            'PUT /workspace/users/{id}/profile: is ours alone': 'the page documents no way to write one',
        },
    },
    pi: {
        file: 'predictive-index.openapi.json',
        path: (one) => one,
        reasons: {
            '* * ???.number: is required there, not here': ERRORS,
            '* * ???.context: is required there, not here': ERRORS,
            '* * ???.description: is required there, not here': ERRORS,
            '* * ???.parameterErrors: is required there, not here': ERRORS,
            '* * body.customFields[].fieldName: is missing': CUSTOM,
            '* * body.customFields[].fieldValue: is missing': CUSTOM,
            'GET /api/v1/behavioralassessments/reports/behavioral query AssessmentId: is required here, not there':
                'a report is about one assessment',
        },
    },
};

const specOf = (vendor) =>
    [join(root, '../shared/spec', vendor.file), join('/work/shared/spec', vendor.file)].find(existsSync);
const chosen = Object.keys(vendors).filter((name) => !process.argv[2] || process.argv.includes(name));
const present = chosen.filter((name) => specOf(vendors[name]));
for (const name of chosen.filter((one) => !present.includes(one)))
    console.log(`skip  spec/${vendors[name].file} is not here: nothing to compare with`);
if (!present.length) process.exit(0);
const store = { data: temporaryFolder('spec') };
const server = await startServer(store);
const own = {};
for (const name of present) own[name] = (await send({ url: `${server.url}/openapi/${name}.json` })).json;
await server.stop();
removeFolder(store.data);

let spec, ours; // of the family that is being compared
let differences;
const differ = (at, what) => differences.set(`${at}: ${what}`, what);

// --- reading schemas ------------------------------------------------------------

function resolved(document, value) {
    let at = value;
    while (at?.$ref) at = at.$ref.split('/').slice(1).reduce((found, name) => found?.[name], document);
    return at ?? {};
}

// A schema with its parts put together: {properties, required, enum, items}.  Of
// alternatives only what all of them require is required; x-constraint are rules
// that contract cases try.
function whole(document, value) {
    const schema = resolved(document, value);
    const all = (schema.allOf ?? []).map((one) => whole(document, one));
    const any = (schema.anyOf ?? [])
        .filter((one) => one.type !== 'null' && !one['x-constraint'])
        .map((one) => whole(document, one));
    const required = (any[0]?.required ?? []).filter((name) => any.every((one) => one.required?.includes(name)));
    return [...all, ...any.map((one) => ({ ...one, required }))].reduce(
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

const plain = (name) => name.replaceAll('_', '').toLowerCase();

// A name within a path is nobody's to see: {assessmentId} may be {assessment_id} here; headers have no case.
const isSame = (a, b) => a.in === b.in && (a.name === b.name || spelled[a.in]?.(a.name) === spelled[b.in]?.(b.name));
const spelled = { path: plain, header: (name) => name.toLowerCase(), query: (name) => name, cookie: (name) => name };

function compareParameters(at, theirs, own) {
    for (const one of theirs.map((p) => resolved(spec, p))) {
        const mine = own.map((p) => resolved(ours, p)).find((p) => isSame(p, one));
        if (!mine) {
            differ(`${at} ${one.in} ${one.name}`, 'is missing');
            continue;
        }
        if (Boolean(one.required) !== Boolean(mine.required))
            differ(`${at} ${one.in} ${one.name}`, one.required ? 'is required there, not here' : 'is required here, not there');
        compareSchema(`${at} ${one.in} ${one.name}`, one.schema, mine.schema, true);
    }
    for (const one of own.map((p) => resolved(ours, p))) {
        if (one.required && !theirs.map((p) => resolved(spec, p)).some((p) => isSame(p, one)))
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

// A pattern may have * for anything and ? for one character.
const fits = (text, pattern) =>
    new RegExp(
        `^${pattern.replaceAll(/[.$+()[\]{}|^\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`,
    ).test(text);

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const shape = (path) => path.replaceAll(/\{[^}]*\}/g, '{}');

// Compares one family; returns how much is wrong.
function compareFamily(name) {
    const { path: ownPath, reasons, later = [] } = vendors[name];
    const at = (paths, path) => Object.entries(paths).find(([one]) => shape(one) === shape(path))?.[1];
    let operations = 0;
    spec = JSON.parse(readFileSync(specOf(vendors[name]), 'utf8'));
    ours = own[name];
    differences = new Map();
    for (const [one, item] of Object.entries(spec.paths)) {
        for (const method of METHODS.filter((verb) => item[verb])) {
            const mine = at(ours.paths, ownPath(one))?.[method];
            if (!mine && later.includes(item[method]['x-domain'])) continue;
            operations++;
            if (mine) compareOperation(`${method.toUpperCase()} ${one}`, item[method], mine, item.parameters ?? []);
            else differ(`${method.toUpperCase()} ${one}`, 'is missing');
        }
    }
    for (const [one, item] of Object.entries(ours.paths)) {
        for (const method of METHODS.filter((verb) => item[verb])) {
            const found = Object.entries(spec.paths).some(([p, theirs]) => shape(ownPath(p)) === shape(one) && theirs[method]);
            if (!found) differ(`${method.toUpperCase()} ${one}`, 'is ours alone');
        }
    }
    const all = [...differences.keys()];
    const unlisted = all.filter((one) => !Object.keys(reasons).some((pattern) => fits(one, pattern)));
    const needless = Object.keys(reasons).filter((pattern) => !all.some((one) => fits(one, pattern)));
    for (const [pattern, reason] of Object.entries(reasons)) {
        const n = all.filter((one) => fits(one, pattern)).length;
        if (n) console.log(`meant ${pattern}${n > 1 ? ` (${n} times)` : ''} (${reason})`);
    }
    for (const one of unlisted) console.log(`FAIL  ${one}`);
    for (const one of needless) console.log(`FAIL  a reason that nothing needs: ${one}`);
    console.log(
        `spec of ${name}: ${operations} operations compared, ${differences.size} differences, ` +
            `${unlisted.length} without a reason`,
    );
    return unlisted.length + needless.length;
}

process.exit(present.map(compareFamily).reduce((sum, wrong) => sum + wrong, 0) ? 1 : 0);
