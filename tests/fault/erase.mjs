// erase.mjs - after an erasure no trace of the person is left: not in the database
// file or its log, not in mails, media, exports, the server's own log, or the next
// backup.  On PostgreSQL the same is asked of a dump.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { check, exitCode } from '../lib/check.mjs';
import { bearer, multipart, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { startReceiver } from '../lib/receiver.mjs';
import { assay, assayJson, removeFolder, setup, sleep, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { answerAll, complete, itemsOf, start, tokenOf } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

// Everything of the person that must not be found again.
const NAME = 'Zephyrine';
const FAMILY = 'Quillfeather';
const EMAIL = 'zephyrine.quillfeather@example.com';
const FREE_TEXT = 'my time at the observatory of Tartu';
const REFERENCE = 'applicant-zq-4711';
const TRACES = [NAME, FAMILY, 'quillfeather', FREE_TEXT, REFERENCE, 'notes-zq', 'zq-callback', 'zq-middle', 'zq-person', 'zq-custom', 'zq-next'];

// The files below a folder that hold one of the traces, as "path: trace".  The
// server removes files meanwhile: what is gone between two looks holds nothing.
function found(folder) {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        try {
            if (statSync(path).isDirectory()) return found(path);
            const bytes = readFileSync(path).toString('latin1').toLowerCase();
            return TRACES.filter((one) => bytes.includes(one.toLowerCase())).map((one) => `${path}: ${one}`);
        } catch (e) {
            if (e.code === 'ENOENT') return [];
            throw e;
        }
    });
}

// A mail's text and headers are encoded, so its presence is told by its name.
const mailsOf = (store, ids) =>
    readdirSync(join(store.data, 'mail')).filter((name) => ids.some((id) => name.includes(id)));

// A candidate who says it everywhere.
async function talk(url) {
    const now = () => new Date().toISOString();
    const must = async (call) => {
        const reply = await call;
        if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
        return reply.json;
    };
    await must(send({ method: 'PUT', url: `${url}/name`, body: { first_name: NAME, last_name: `${FAMILY}-Moor` } }));
    await must(send({ method: 'POST', url: `${url}/accommodation`, body: { request: `more time, ${FREE_TEXT}` } }));
    await must(send({ method: 'POST', url: `${url}/start`, body: { consent: true, locale: 'en' } }));
    const file = multipart({ item_id: 'all.file', file: { file: `${NAME}.txt`, type: 'text/plain', text: `CV of ${NAME} ${FAMILY}` } });
    const kept = await must(send({ method: 'POST', url: `${url}/uploads`, body: file.bytes, headers: { 'Content-Type': file.type } }));
    const words = `CV of ${NAME} ${FAMILY}, in parts`;
    const coming = await must(send({ method: 'POST', url: `${url}/files`,
        body: { item_id: 'all.file', name: `${NAME}.txt`, type: 'text/plain', bytes: 100000 } }));
    const part = multipart({ offset: 0, file: { file: 'part', text: words.padEnd(70000) } });
    await must(send({ method: 'PUT', url: `${url}/files/${coming.upload_id}`, body: part.bytes, headers: { 'Content-Type': part.type } }));
    const answers = [['all.text', NAME], ['all.essay', `${FREE_TEXT} `.repeat(20).trim()], ['all.file', kept.upload_id]].map(
        ([item_id, value]) => ({ item_id, rev: 1, value, at: now() }));
    await must(send({ method: 'PUT', url: `${url}/answers`, body: { client: 'test', sent_at: now(), answers } }));
    const events = [{ seq: 1, kind: 'paste', at: now(), count: 40, detail: FREE_TEXT }];
    await must(send({ method: 'POST', url: `${url}/events`, body: { client: 'test', sent_at: now(), events } }));
    await must(send({ method: 'POST', url: `${url}/finish`, body: {} }));
    await must(send({ method: 'POST', url: `${url}/rating`, body: { stars: 4, text: FREE_TEXT } }));
    await must(send({ method: 'POST', url: `${url}/deletion`, body: {} }));
}

// ... and what the Coodesh family keeps of somebody who sits: notes, photos, recordings, what reviewers say.
async function record(store, url, key, secret) {
    const [[id]] = query(store, `SELECT id FROM attempt WHERE token = '${secret}'`);
    const of = (position) => BigInt(position).toString(16).padStart(8, '0') + BigInt(id).toString(16).padStart(16, '0');
    const must = async (method, path, body, headers = bearer(secret)) => {
        const reply = await send({ method, url: url + path, body, headers });
        if (reply.status >= 300) throw new Error(`${path} ${reply.status} ${reply.text}`);
        return reply.json;
    };
    const sent = (path, begins) => {
        const form = multipart({ file: { file: `${NAME}.bin`, text: `${begins} ${NAME} ${FAMILY}` } });
        return must('POST', path, form.bytes, { ...bearer(secret), 'Content-Type': form.type, 'User-Agent': FAMILY });
    };
    const { token } = await must('GET', `/answers/${of(1)}`, undefined, { 'x-api-key': key });
    await must('PUT', `/attempts/${of(0)}/notes`, { notes: FREE_TEXT });
    await sent(`/answers/${of(1)}/proctoring/snapshots`, 'RIFF0000WEBP');
    await sent(`/attempts/${of(0)}/proctoring/audios`, 'OggS');
    await must('POST', `/attempts/${of(0)}/proctoring/sessions`, { typed: FREE_TEXT });
    await sent(`/answers/${token}/presentation`, '0000ftyp');
    await must('PUT', `/answers/${of(1)}/reviews/${token}`, { review_notes: NAME, comment: FREE_TEXT,
        repository_url: 'https://example.com/quillfeather' }, { 'x-api-key': key });
}

async function run(store, dump) {
    const where = store.database ? 'postgres' : 'sqlite';
    const server = await startServer(store);
    const { api_key: key } = await setup(store);
    const receiver = await startReceiver({ answer: () => 500 });
    const call = (method, path, body, headers = {}) =>
        send({ method, url: `${server.url}/api/v1${path}`, headers: { ...bearer(key), ...headers }, body });

    // Others, so that pages of the file hold more than this one person.
    const others = await Promise.all(Array.from({ length: 12 }, (_, i) =>
        complete(server.url, key, { first_name: `Other${i}`, last_name: 'Person' })));
    await call('POST', '/webhooks', { url: `${receiver.url}/hook`, events: ['assessment.completed', 'assessment.started'] });
    const body = {
        email: EMAIL, first_name: NAME, last_name: FAMILY, external_id: REFERENCE,
        metadata: { note: 'notes-zq' }, callback_url: `${receiver.url}/zq-callback`,
    };
    const done = await complete(server.url, key, body);
    const again = await call('POST', '/invites', { ...body, product_type: 'pa-sales' }, { 'Idempotency-Key': 'zq-key' });
    const open = { ...again.json, token: tokenOf(again.json) };
    const started = await start(server.url, open.token);
    await answerAll(server.url, open.token, itemsOf(started).slice(0, 30));
    const team = (await call('POST', '/teams', {
        name: 'Team', member_session_ids: [done.session_id, others[0].session_id],
    }, { 'Idempotency-Key': 'team-key' })).json;
    // Everything a candidate can say in words, in an assessment with all kinds of questions.
    const ids = [done.invite_id, open.invite_id].map((one) => one.slice(4));
    const sample = (await send({ method: 'POST', url: `${server.url}/assay/v1/attempts`, headers: bearer(key),
        body: { email: EMAIL, assessment: 'sample-all' } })).json;
    ids.push(sample.attempt_id.replace(/^[a-z]+_/, ''));
    await talk(`${server.url}/assay/v1/sittings/${sample.link.split('/').pop()}`);
    await record(store, server.url, key, open.token);
    // ... and everything the Predictive Index family keeps of a person.
    await send({ method: 'POST', url: `${server.url}/assay/v1/custom-fields`, headers: bearer(key), body: { name: 'Club' } });
    const assessed = await send({ method: 'POST', url: `${server.url}/api/v1/behavioralassessments`, headers: { 'api-key': key, 'Idempotency-Key': 'zq-pi' },
        body: {
            firstName: NAME, middleName: 'zq-middle', lastName: FAMILY, email: EMAIL, gender: 2, externalId: REFERENCE, externalPersonId: 'zq-person',
            folderPath: 'Applicants', redirectUrl: 'https://example.com/zq-next', assessmentStatusWebHook: `${receiver.url}/zq-callback`,
            customFields: [{ fieldName: 'Club', fieldValue: 'zq-custom' }],
        } });
    check(assessed.status === 201, `${where}: assessed over the Predictive Index family, too`, assessed.text);
    await until(10, () => mailsOf(store, ids).length >= 3 && receiver.requests.length >= 3);
    await until(5, () => Number(query(store, 'SELECT count(*) FROM delivery_try')[0][0]) >= 2);
    check(mailsOf(store, ids).length >= 3, `${where}: mails were written for and about the person`);
    check(dump().some(([, text]) => text.includes(EMAIL)) && found(join(store.data, 'media')).length > 0,
        `${where}: before, the traces can be found`);

    const before = (await call('GET', `/results/${done.invite_id}`)).json.dimensions;
    const { candidates } = (await call('GET', '/gdpr/candidates?older_than_days=0')).json;
    const id = candidates.find((one) => one.email === EMAIL).id;
    const first = await call('DELETE', `/gdpr/candidates/${id}`);
    const second = await call('DELETE', `/gdpr/candidates/${id}`);
    check(first.status === 200 && first.text === second.text, `${where}: erased; repeated it answers the same`);
    const left = () => [
        ...mailsOf(store, ids).map((name) => `mail ${name}`),
        ...found(store.data),
        ...dump().flatMap(([name, text]) => TRACES.filter((one) => text.toLowerCase().includes(one.toLowerCase()))
            .map((one) => `${name}: ${one}`)),
    ];
    await until(20, () => left().length === 0);
    check(left().length === 0, `${where}: no trace is left in database, log, mails and media`, left().join('\n      '));
    await sleep(1500); // what was on its way - a webhook being tried - must leave nothing either
    check(left().length === 0, `${where}: and none comes back`, left().join('\n      '));

    const exported = await call('GET', `/teams/${team.team_id}/export?format=csv`);
    const listed = [exported, await call('GET', '/search?q=quill'), await call('GET', '/profiles'),
        await call('GET', '/invites'), await call('GET', `/teams/${team.team_id}`)];
    check(listed.every((reply) => reply.status === 200 && !TRACES.some((one) => reply.text.includes(one))),
        `${where}: exports and lists do not name the person`);
    const after = await call('GET', `/results/${done.invite_id}`);
    check(JSON.stringify(after.json.dimensions) === JSON.stringify(before), `${where}: the scores stay`);
    check(query(store, `SELECT count(*) FROM event WHERE kind = 'anonymised'`)[0][0] === '4',
        `${where}: the event log says so`);
    const verified = await assayJson(store, 'verify');
    check(verified.defects === 0, `${where}: event log, ledger and results verify`);
    if (!store.database) {
        await assay(store, 'backup', join(store.data, 'after.backup'));
        check(found(store.data).length === 0, `${where}: the next backup has no trace`, found(store.data).join());
        check(statSync(join(store.data, 'after.backup')).size > 50000, `${where}: and is a whole store`);
    }
    receiver.stop();
    await server.stop();
    removeFolder(store.data);
}

// The rows as text; for SQLite the bytes of the file itself count (found).
await (async () => {
    const store = { data: temporaryFolder('erase') };
    await run(store, () => [['dump', execFileSync('sqlite3', [join(store.data, 'assay.db'), '.dump'],
        { encoding: 'utf8', maxBuffer: 1 << 28 })]]);
})();
const pg = await startPostgres();
if (pg) {
    const store = { data: temporaryFolder('erase'), database: await pg.createDatabase('erase') };
    await run(store, () => [['dump', execFileSync('pg_dump', ['--data-only', store.database],
        { encoding: 'utf8', maxBuffer: 1 << 28 })]]);
    await pg.stop();
}
process.exit(exitCode());
