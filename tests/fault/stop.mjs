// stop.mjs - SIGTERM while people save: what is under way is answered, the server
// ends by itself with status 0, and no acknowledged answer is lost.
//
// Beside them, connections send one request after the other for as long as they
// can; in half of the rounds they are cut just before, so that replies are made
// for clients that are gone.
import { connect } from 'node:net';
import { check, exitCode } from '../lib/check.mjs';
import { ANSWERS, lostAnswers, makeSitters, saveAll } from '../lib/load.mjs';
import { removeFolder, setup, sleep, startServer, temporaryFolder } from '../lib/server.mjs';
import { query } from '../lib/sql.mjs';

const ROUNDS = 12;

// Connections that each send a request as soon as the one before is answered.
function flood(server, sitters) {
    const { port } = new URL(server.url);
    return sitters.map((sitter) => {
        const answer = { item_id: sitter.items[0].item_id, rev: 1, value: 1, at: new Date().toISOString() };
        const body = JSON.stringify({ client: 'flood', answers: [answer] });
        const head = `PUT /assay/v1/sittings/${sitter.token}/answers HTTP/1.1\r\nHost: a\r\n`;
        const type = 'Content-Type: application/json\r\n';
        const request = `${head}${type}Content-Length: ${body.length}\r\n\r\n${body}`;
        const socket = connect(Number(port), '127.0.0.1');
        socket.on('error', () => socket.destroy()); // it is cut on purpose
        socket.on('data', () => socket.writable && socket.write(request));
        socket.write(request);
        return socket;
    });
}

async function round(i) {
    const store = { data: temporaryFolder('stop'), env: { ASSAY_LOG: 'warn' } };
    const server = await startServer(store);
    const { api_key: key } = await setup(store);
    const sitters = await makeSitters(server.url, key, 32);
    const sockets = flood(server, sitters);
    const cut = i % 2 === 1;
    const stop = new AbortController();
    const load = saveAll(server.url, sitters, stop.signal);
    await sleep(400);
    if (cut) sockets.forEach((socket) => socket.destroy());
    stop.abort(); // from here on a connection may be refused
    const began = Date.now();
    const problem = await server.stop().then(() => null, (e) => e.message);
    await load;
    sockets.forEach((socket) => socket.destroy());
    const name = `round ${i + 1}${cut ? ', connections cut' : ''}`;
    check(!problem, `${name}: the server ended by itself in ${Date.now() - began} ms`, problem);
    const lost = lostAnswers(sitters, query(store, ANSWERS));
    check(lost.length === 0, `${name}: no acknowledged answer is lost`, `${lost.length} are`);
    if (!problem && !lost.length) removeFolder(store.data);
}

for (let i = 0; i < ROUNDS; i++) await round(i);
process.exit(exitCode());
