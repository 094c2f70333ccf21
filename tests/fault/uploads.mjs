// uploads.mjs - kill -9 while files come in parts.
//
//   node fault/uploads.mjs [--store sqlite|postgres|both]
//
// Twelve candidates send a file each; the server is killed and started again, twice.  Every
// part that was acknowledged is there, each goes on where it stopped, and the files are those
// that were sent.  What another upload has replaced is removed with its parts.
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check, exitCode } from '../lib/check.mjs';
import { bearer, multipart, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { removeFolder, setup, sleep, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { start } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

const SENDERS = 12;
const PART = 128 * 1024;
const BYTES = 30 * PART + 5;

const { values: options } = parseArgs({ options: { store: { type: 'string', default: 'both' } } });

async function must(call) {
    const reply = await call;
    if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
    return reply.json;
}

async function newSender(url, key, n) {
    const body = { email: `sender-${n}@example.com`, assessment: 'sample-all', send_email: false };
    const { link } = await must(send({ method: 'POST', url: `${url}/assay/v1/attempts`, headers: bearer(key), body }));
    const token = link.split('/').pop();
    await start(url, token);
    return { token, file: randomBytes(BYTES), acked: 0, id: null };
}

const beginOne = async (url, sender) => {
    const body = { item_id: 'all.file', name: 'work.pdf', type: 'application/pdf', bytes: BYTES };
    sender.id = (await must(send({ method: 'POST', url: `${url}/assay/v1/sittings/${sender.token}/files`, body }))).upload_id;
};

const uploadOf = (url, { token, id }) => `${url}/assay/v1/sittings/${token}/files/${id}`;
const stateOf = (url, sender) => must(send({ url: uploadOf(url, sender) }));

// Sends on from where it stands until it is whole, or until told to stop; a break ends it.
async function sendOn(url, sender, signal) {
    let { offset } = await stateOf(url, sender);
    while (offset < BYTES && !signal?.aborted) {
        const text = sender.file.subarray(offset, offset + PART);
        const part = multipart({ offset, file: { file: 'x', text } });
        const reply = await send({ method: 'PUT', url: uploadOf(url, sender), body: part.bytes, headers: { 'Content-Type': part.type } })
            .catch((e) => signal ? { status: 0, error: e } : Promise.reject(e));
        if (reply.status !== 200) {
            if (signal) return;
            throw new Error(`${reply.status} ${reply.text}`);
        }
        offset = sender.acked = reply.json.offset;
    }
}

async function round(store, name) {
    let server = await startServer(store);
    const { api_key: key } = await setup(store);
    const senders = await Promise.all(Array.from({ length: SENDERS }, (_, i) => newSender(server.url, key, i)));
    for (const sender of senders) {
        await beginOne(server.url, sender); // this one is replaced, half way
        sender.replaced = sender.id;
        const stop = new AbortController();
        const sending = sendOn(server.url, sender, stop.signal);
        await sleep(20);
        stop.abort();
        await sending;
        await beginOne(server.url, sender);
        sender.acked = 0;
    }
    let acked = 0;
    for (let kills = 0; kills < 2; kills++) {
        const stop = new AbortController();
        const sending = senders.map((sender) => sendOn(server.url, sender, stop.signal));
        await until(20, () => senders.reduce((sum, one) => sum + one.acked, 0) > acked + SENDERS * 4 * PART);
        await server.kill();
        await Promise.all(sending);
        acked = senders.reduce((sum, one) => sum + one.acked, 0);
        server = await startServer(store);
        const states = await Promise.all(senders.map((sender) => stateOf(server.url, sender)));
        const lost = senders.filter((sender, i) => states[i].offset < sender.acked);
        check(lost.length === 0, `${name}: of ${acked} bytes acknowledged before kill ${kills + 1} none is lost`, lost.length);
    }
    await Promise.all(senders.map((sender) => sendOn(server.url, sender)));
    await Promise.all(senders.map((sender) => must(send({ method: 'POST', url: `${uploadOf(server.url, sender)}/finish`, body: {} }))));
    let wrong = 0;
    for (const sender of senders) {
        const got = await fetch(`${server.url}/assay/v1/uploads/${sender.id}`, { headers: bearer(key) });
        if (!Buffer.from(await got.arrayBuffer()).equals(sender.file)) wrong++;
    }
    check(wrong === 0, `${name}: ${SENDERS} files of ${BYTES} bytes are those that were sent`, `${wrong} differ`);

    const replaced = await Promise.all(senders.map((sender) => send({ url: uploadOf(server.url, { ...sender, id: sender.replaced }) })));
    check(replaced.every(({ status }) => status === 404), `${name}: what was replaced is gone`);
    // The sweep looks at a start, and then each hour.
    await server.stop();
    server = await startServer(store);
    const rows = () => Number(query(store, "SELECT count(*) FROM upload WHERE state <> 'whole'")[0][0]);
    await until(20, () => rows() === 0);
    const [[parts]] = query(store, 'SELECT count(*) FROM upload_part');
    const files = readdirSync(join(store.data, 'media')).flatMap((folder) => readdirSync(join(store.data, 'media', folder)));
    check(rows() === 0 && files.length === Number(parts), `${name}: its parts are removed`, `${files.length} files, ${parts} parts`);
    await server.stop();
    removeFolder(store.data);
}

if (options.store !== 'postgres') await round({ data: temporaryFolder('uploads') }, 'sqlite');
if (options.store !== 'sqlite') {
    const server = await startPostgres();
    if (server) {
        await round({ data: temporaryFolder('uploads'), database: await server.createDatabase('uploads') }, 'postgres');
        await server.stop();
    } else {
        check(options.store === 'both', 'there is a PostgreSQL');
    }
}
process.exit(exitCode());
