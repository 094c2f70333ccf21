// presentation.mjs - kill -9 in the middle of a presentation of 200 MB in parts.
//
//   node fault/presentation.mjs [--store sqlite|postgres|both]
//
// A candidate of the Coodesh family records 25 parts of 8 MB, four on the way at a time; the server is
// killed and started again, twice.  Each part that was acknowledged is there, only the others are
// sent again, and what managers fetch is what was sent.  The server's memory does not grow with it.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check, exitCode } from '../lib/check.mjs';
import { bearer, multipart, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { removeFolder, setup, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { start } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

const PARTS = 25;
const PART = 8 * 1024 * 1024;
const MB = 1024 * 1024;
const AT_ONCE = 4;

const { values: options } = parseArgs({ options: { store: { type: 'string', default: 'both' } } });

// Part n (from 1): noise, told apart by its first bytes; the first begins as a film does.
const noise = randomBytes(PART);
function partOf(n) {
    const part = Buffer.from(noise);
    part.write(n === 1 ? '0000ftypisom' : `part ${n}`, 'latin1');
    return part;
}

function memory(server, name) {
    return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
}

const must = async (status, call) => {
    const reply = await call;
    if (reply.status !== status) throw new Error(`${reply.status} ${reply.text}`);
    return reply.json;
};

// Sends the parts that are not acknowledged yet, until all are or a break ends it.
async function sendParts(url, me, acked, giveUp) {
    const waiting = Array.from({ length: PARTS }, (_, i) => i + 1).filter((n) => !acked.has(n));
    const sender = async () => {
        while (waiting.length) {
            const n = waiting.shift();
            const form = multipart({ recordId: 'me', partNumber: n, totalChunks: PARTS, isLast: 'false', file: { file: 'blob', type: 'video/mp4', text: partOf(n) } });
            const reply = await send({
                method: 'POST', url: `${url}/answers/${me.answer}/presentation`, body: form.bytes, timeout_ms: 60000,
                headers: { 'Content-Type': form.type, ...bearer(me.secret) },
            }).catch((error) => (giveUp ? { status: 0 } : Promise.reject(error)));
            if (reply.status !== 201) {
                if (giveUp) return;
                throw new Error(`${reply.status} ${reply.text}`);
            }
            acked.add(n);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

// Somebody who sits, with the secret of the link and the token of the answer.
async function candidate(store, url, key) {
    const body = { email: 'films@example.com', assessment: 'numerical', send_email: false };
    const made = await must(201, send({ method: 'POST', url: `${url}/assay/v1/attempts`, headers: bearer(key), body }));
    const secret = made.link.split('/').pop();
    await start(url, secret);
    const [[id]] = query(store, `SELECT id FROM attempt WHERE token = '${secret}'`);
    const answerId = `00000001${BigInt(id).toString(16).padStart(16, '0')}`;
    const shown = await must(200, send({ url: `${url}/answers/${answerId}`, headers: { 'x-api-key': key } }));
    return { secret, answerId, answer: shown.token };
}

async function hashOf(url) {
    const hash = createHash('sha256');
    for await (const piece of (await fetch(url)).body) hash.update(piece);
    return hash.digest('hex');
}

function sentHash() {
    const hash = createHash('sha256');
    for (let n = 1; n <= PARTS; n++) hash.update(partOf(n));
    return hash.digest('hex');
}

async function round(store, name) {
    let server = await startServer(store);
    const { api_key: key } = await setup(store);
    const me = await candidate(store, server.url, key);
    const acked = new Set();
    const stored = () => query(store, 'SELECT p.start FROM upload_part p JOIN upload u ON u.id = p.upload_id').map(([n]) => Number(n));

    for (let kill = 1; kill <= 2; kill++) {
        const sending = sendParts(server.url, me, acked, true);
        await until(60, () => acked.size >= 8 * kill);
        await server.kill();
        await sending;
        server = await startServer(store);
        const there = new Set(stored());
        check([...acked].every((n) => there.has(n)), `${name}: of ${acked.size} parts acknowledged before kill ${kill} none is lost`);
    }
    const before = memory(server, 'VmRSS');
    await sendParts(server.url, me, acked, false);
    const body = { recordId: 'me', partNumber: PARTS, totalChunks: PARTS, isLast: true };
    const ended = await must(201, send({ method: 'POST', url: `${server.url}/answers/${me.answer}/presentation`, headers: bearer(me.secret), body }));
    check(ended.finished && ended.parts === PARTS && ended.bytes === PARTS * PART, `${name}: ${PARTS} parts, ${ended.bytes / MB} MB, are a ${ended.type}`);
    const shown = await must(200, send({ url: `${server.url}/answers/${me.answerId}`, headers: { 'x-api-key': key } }));
    const got = await hashOf(shown.presentation.url.replace(/^https?:\/\/[^/]+/, server.url));
    check(got === sentHash(), `${name}: what managers fetch is what was sent`);
    const after = memory(server, 'VmRSS'), most = memory(server, 'VmHWM');
    check(most - before < 32, `${name}: the server's memory: ${before.toFixed(0)} MB before, ${after.toFixed(0)} after, ${most.toFixed(0)} at most`, 'more than 32 MB of 200');
    await server.stop();
    removeFolder(store.data);
}

if (options.store !== 'postgres') await round({ data: temporaryFolder('presentation') }, 'sqlite');
if (options.store !== 'sqlite') {
    const server = await startPostgres();
    if (server) {
        await round({ data: temporaryFolder('presentation'), database: await server.createDatabase('presentation') }, 'postgres');
        await server.stop();
    } else {
        check(options.store === 'both', 'there is a PostgreSQL');
    }
}
process.exit(exitCode());
