// receiver.mjs - an HTTP server on loopback that collects webhooks.
import { createServer } from 'node:http';
import { once } from 'node:events';

// `answer(request)` says the status (default 200), or null to leave the request
// hanging; `location` is where a redirect points to.
export async function startReceiver({ port = 0, answer = () => 200, location } = {}) {
    const requests = [];
    const server = createServer(async (call, reply) => {
        const chunks = [];
        for await (const chunk of call) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString('utf8');
        const seen = { at: Date.now(), method: call.method, path: call.url, headers: call.headers, text };
        try {
            seen.json = JSON.parse(text);
        } catch {
            seen.json = undefined; // not every webhook is JSON
        }
        if (/^application\/x-www-form-urlencoded\b/.test(call.headers['content-type'] ?? ''))
            seen.form = Object.fromEntries(new URLSearchParams(text));
        requests.push(seen);
        const status = answer(seen);
        if (status !== null) reply.writeHead(status, location ? { Location: location } : {}).end();
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}`;
    return {
        url,
        port: server.address().port,
        requests,
        stop: () => {
            server.closeAllConnections();
            server.close();
        },
    };
}

// A port that nothing listens on, for a receiver that comes later.
export async function freePort() {
    const { port, stop } = await startReceiver();
    stop();
    return port;
}
