// erase.mjs - after an erasure no trace of the person is left: not in the database
// file or its log, not in mails, media, exports, the server's own log, or the next
// backup.  On PostgreSQL the same is asked of a dump.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, exitCode } from '../lib/check.mjs';
import { bearer, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { startReceiver } from '../lib/receiver.mjs';
import { assay, assayJson, removeFolder, setup, sleep, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { answerAll, complete, itemsOf, start } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

// Everything of the person that must not be found again.
const NAME = 'Zephyrine';
const FAMILY = 'Quillfeather';
const EMAIL = 'zephyrine.quillfeather@example.com';
const FREE_TEXT = 'my time at the observatory of Tartu';
const REFERENCE = 'applicant-zq-4711';
const TRACES = [NAME, FAMILY, 'quillfeather', FREE_TEXT, REFERENCE, 'notes-zq', 'zq-callback'];

// The files below a folder that hold one of the traces, as "path: trace".
function found(folder) {
    const hits = [];
    for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) hits.push(...found(path));
        else {
            const bytes = readFileSync(path).toString('latin1').toLowerCase();
            hits.push(...TRACES.filter((one) => bytes.includes(one.toLowerCase())).map((one) => `${path}: ${one}`));
        }
    }
    return hits;
}

// A mail's text and headers are encoded, so its presence is told by its name.
const mailsOf = (store, ids) =>
    readdirSync(join(store.data, 'mail')).filter((name) => ids.some((id) => name.includes(id)));

async function run(store, dump) {
    const where = store.database ? 'postgres' : 'sqlite';
    const server = await startServer(store);
    const { api_key: key, workspace_id } = await setup(store);
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
    const open = { ...again.json, token: again.json.invite_url.split('/').pop() };
    const started = await start(server.url, open.token);
    await answerAll(server.url, open.token, itemsOf(started).slice(0, 30));
    const team = (await call('POST', '/teams', {
        name: 'Team', member_session_ids: [done.session_id, others[0].session_id],
    }, { 'Idempotency-Key': 'team-key' })).json;
    // A free text, a file and the details of an event, as authored questions will leave them.
    const [[attempt]] = query(store, `SELECT id FROM attempt WHERE token = '${open.token}'`);
    const ids = [done.invite_id, open.invite_id].map((id) => id.slice(4));
    query(store, `UPDATE attempt SET instrument = 'authored' WHERE id = ${attempt}`);
    query(store, `INSERT INTO answer_log (workspace_id, attempt_id, item_id, client, rev, value, at, received_at)
        VALUES (${workspace_id}, ${attempt}, 'essay.1', 'test', 1, '"${FREE_TEXT}"', 1, 1)`);
    mkdirSync(join(store.data, 'media', ids[1]), { recursive: true });
    writeFileSync(join(store.data, 'media', `${ids[0]}-cv.pdf`), `CV of ${NAME} ${FAMILY}`);
    writeFileSync(join(store.data, 'media', ids[1], 'portrait.png'), `${NAME}`);
    await until(10, () => mailsOf(store, ids).length >= 2 && receiver.requests.length >= 3);
    await until(5, () => Number(query(store, 'SELECT count(*) FROM delivery_try')[0][0]) >= 2);
    check(mailsOf(store, ids).length >= 2, `${where}: mails were written for the person`);
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
    check(query(store, `SELECT count(*) FROM event WHERE kind = 'anonymised'`)[0][0] === '2',
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
