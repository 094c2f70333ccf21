// server.mjs - what holds for the whole server, whatever the operation: unknown
// paths, wrong methods, its own pages, requests that are not HTTP, limits of rate.
import { connect } from 'node:net';
import { bearer, newAddress, send } from '../lib/http.mjs';
import { setup, startServer, removeFolder, temporaryFolder } from '../lib/server.mjs';
import { Failure } from './cases.mjs';
import { families } from './families.mjs';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function must(ok, message, request) {
    if (!ok) throw new Failure(message, request);
}

export function serverCases(world) {
    return [
        ...Object.keys(families).flatMap((family) => unknownPaths(family)),
        ...[...new Set([...world.ops.values()].map((op) => op.path))].map((path) =>
            wrongMethods(world, path),
        ),
        ...pages,
        ...rawRequests,
        headOfWhatWrites,
        rateLimit,
        ownRateLimit,
        privateAddresses,
        registrations,
    ];
}

function unknownPaths(family) {
    const { unknown, headers, problem } = families[family];
    return METHODS.map((method) => ({
        name: `${family}: an unknown path is 404 in the form of the family, ${method}`,
        run: async (world) => {
            const request = { method, url: world.url + unknown, headers: headers(world.other.api_key) };
            const reply = await send(request);
            must(reply.status === 404, `the status is ${reply.status}, not 404`, request);
            must(
                problem(reply.json),
                `the error has not the form of the family: ${reply.text.slice(0, 200)}`,
                request,
            );
        },
    }));
}

function wrongMethods(world, path) {
    // A word of a path is an id, too, for the operations that have a parameter in its place.
    const fits = (op) => new RegExp(`^${op.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
    const own = [...world.ops.values()].filter((op) => op.path === path);
    const ops = [...world.ops.values()].filter((op) => op.path === path || (op.family === own[0].family && fits(op)));
    return {
        name: `${path}: a wrong method is 405 with Allow`,
        run: async () => {
            for (const method of METHODS.filter((m) => !ops.some((op) => op.method === m))) {
                const request = {
                    method,
                    url: world.url + path.replace(/\{\w+\}/g, 'x'),
                    headers: families[ops[0].family].headers(world.other.api_key),
                };
                const reply = await send(request);
                must(reply.status === 405, `the status is ${reply.status}, not 405`, request);
                const allow = (reply.headers.allow ?? '').split(/ *, */);
                must(
                    ops.every((op) => allow.includes(op.method)),
                    `Allow is "${reply.headers.allow}"`,
                    request,
                );
                must(
                    families[ops[0].family].problem(reply.json),
                    'the error has not the form of the family',
                    request,
                );
            }
        },
    };
}

const page = (path, type, pattern) => ({
    name: `GET ${path}`,
    run: async (world) => {
        const request = { url: world.url + path, headers: { Accept: 'text/html' } };
        const reply = await send(request);
        must(reply.status === 200, `the status is ${reply.status}, not 200`, request);
        must(
            (reply.headers['content-type'] ?? '').startsWith(type),
            `the type is ${reply.headers['content-type']}`,
            request,
        );
        must(pattern.test(reply.text), `no ${pattern} in ${reply.text.slice(0, 200)}`, request);
    },
});
const pages = [
    page('/healthz', '', /./),
    page('/readyz', '', /./),
    page('/metrics', 'text/plain', /^# TYPE .* (counter|histogram)$/m),
    page('/docs', 'text/html', /<html/i),
    page('/t/no-such-token-at-all-1', 'text/html', /<html/i),
];

// --- requests that a client library would not send -----------------------------

// Sends bytes on a new connection; returns what comes back until `enough` or the end.
function talk(world, bytes, enough = /\r\n\r\n/, ms = 5000) {
    const { hostname, port } = new URL(world.url);
    return new Promise((resolve) => {
        let got = '';
        const socket = connect(Number(port), hostname, () => socket.write(bytes));
        const end = () => {
            socket.destroy();
            resolve(got);
        };
        socket.setTimeout(ms, end);
        socket.on('data', (chunk) => {
            got += chunk.toString('latin1');
            if (enough.test(got)) end();
        });
        socket.on('error', end);
        socket.on('close', end);
    });
}

// Scanners of mails look at links with HEAD: a GET that does something is not done by it.
const headOfWhatWrites = {
    name: 'HEAD of a GET that mails is 405',
    run: async (world) => {
        const request = { method: 'HEAD', url: `${world.url}/api/assessments/candidates/1/send-pdf`,
            headers: families.testgorilla.headers(world.other.api_key) };
        const reply = await send(request);
        must(reply.status === 405 && /\bGET\b/.test(reply.headers.allow), `the status is ${reply.status}, not 405`, request);
    },
};

const raw = (name, bytes, want, enough) => ({
    name: `raw: ${name}`,
    run: async (world) => {
        const got = await talk(world, bytes, enough);
        must(want.test(got), `got ${JSON.stringify(got.slice(0, 200))}, not ${want}`);
        const alive = await send({ url: `${world.url}/healthz` });
        must(alive.status === 200, 'the server does not answer any more');
    },
});
const rawRequests = [
    raw(
        'two requests in one packet are both answered',
        'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2),
        /200[^]*HTTP\/1\.1 200/,
        /HTTP[^]*HTTP[^]*\r\n\r\n/,
    ),
    raw('HTTP/1.0 is answered', 'GET /healthz HTTP/1.0\r\n\r\n', /^HTTP\/1\.[01] 200/),
    raw(
        'an address of 64 KB is 414 or closed',
        `GET /${'a'.repeat(65536)} HTTP/1.1\r\nHost: a\r\n\r\n`,
        /^(HTTP\/1\.1 (414|431|400)|$)/,
    ),
    raw(
        'a header of 64 KB is 431 or closed',
        `GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(65536)}\r\n\r\n`,
        /^(HTTP\/1\.1 (431|413|400)|$)/,
    ),
    raw('a broken request line is 400 or closed', '\u0001\u0002\r\n\r\n', /^(HTTP\/1\.[01] 400|$)/),
    raw(
        'a broken length is 400 or closed',
        'POST /api/v1/register HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
        /^(HTTP\/1\.1 (400|413)|$)/,
    ),
    raw(
        'a body in chunks is read',
        'POST /api/v1/register HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n' +
            'Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
        /^HTTP\/1\.1 422/,
    ),
    raw(
        'Expect: 100-continue is honoured',
        'POST /api/v1/register HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n' +
            'Content-Length: 2\r\nExpect: 100-continue\r\n\r\n',
        /^HTTP\/1\.1 (100|4\d\d)/,
    ),
    raw(
        'a path that climbs out is no file',
        'GET /a/../../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n',
        /^HTTP\/1\.1 4\d\d/,
    ),
    raw(
        'a method nobody knows is 405 or 501',
        'BREW /api/v1/health HTTP/1.1\r\nHost: a\r\n\r\n',
        /^HTTP\/1\.1 (400|405|501)/,
    ),
];

// --- a server as it is in earnest: limits of rate, no webhooks to private addresses ---

async function withStrictServer(world, work) {
    if (world.store.database) return; // has nothing to do with the store
    const data = temporaryFolder('strict');
    const server = await startServer({
        data,
        env: { ASSAY_RATE_LIMITS: 'on', ASSAY_OUTBOUND_PRIVATE: 'off' },
    });
    try {
        await work(server.url, (await setup({ data })).api_key);
    } finally {
        await server.stop();
        removeFolder(data);
    }
}

// The vendor allows 100 requests in a minute with one key.
const rateLimit = {
    name: 'esc: more than 100 requests in a minute with one key are 429',
    run: (world) =>
        withStrictServer(world, async (url, key) => {
            const request = { url: `${url}/api/v1/balance`, headers: bearer(key) };
            const replies = [];
            for (let i = 0; i < 130; i++) replies.push(await send(request));
            must(
                replies.slice(0, 100).every((reply) => reply.status === 200),
                'one of the first 100 is refused',
                request,
            );
            const refused = replies.find((reply) => reply.status !== 200);
            must(refused?.status === 429, `none of 130 is 429, but ${refused?.status}`, request);
            must(
                Number(refused.headers['retry-after']) >= 1,
                `Retry-After is ${refused.headers['retry-after']}`,
                request,
            );
            must(refused.json?.error === 'rate_limited', `the error is ${refused.text}`, request);
        }),
};

// The vendor allows 20 lists of assessments in a minute with one token, and says how it stands.
const ownRateLimit = {
    name: 'testgorilla: more than 20 lists of assessments in a minute with one token are 429',
    run: (world) =>
        withStrictServer(world, async (url, key) => {
            const request = { url: `${url}/api/assessments/`, headers: families.testgorilla.headers(key) };
            const replies = [];
            for (let i = 0; i < 25; i++) replies.push(await send(request));
            const [first] = replies;
            const refused = replies.find((reply) => reply.status !== 200);
            must(replies.slice(0, 20).every((reply) => reply.status === 200), 'one of the first 20 is refused', request);
            must(first.headers['x-ratelimit-limit'] === '20', `X-RateLimit-Limit is ${first.headers['x-ratelimit-limit']}`, request);
            must(first.headers['x-ratelimit-remaining'] === '19', `${first.headers['x-ratelimit-remaining']} remain`, request);
            must(refused?.status === 429, `none of 25 is 429, but ${refused?.status}`, request);
            for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'])
                must(/^\d+$/.test(refused.headers[name]), `${name} is ${refused.headers[name]}`, request);
            const text = `Request was throttled. Expected available in ${refused.headers['retry-after']} seconds.`;
            must(refused.json?.detail === text, `the error is ${refused.text}`, request);
            const other = await send({ ...request, url: `${url}/api/assessments/1/` });
            must(other.status === 200, `another operation is ${other.status}`, request);
        }),
};

// Every way of writing an address that only the server's own network reaches.
const PRIVATE = [
    'http://127.0.0.1/',
    'http://localhost:9/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://100.64.0.1/',
];
const privateAddresses = {
    name: 'esc: webhooks to private addresses are 422 unless OUTBOUND_PRIVATE is on',
    run: (world) =>
        withStrictServer(world, async (url, key) => {
            const wrong = [];
            for (const address of PRIVATE) {
                for (const [path, body] of [
                    ['webhooks', { url: address }],
                    ['invites', { email: 'a@example.com', callback_url: address }],
                ]) {
                    const reply = await send({
                        method: 'POST',
                        url: `${url}/api/v1/${path}`,
                        headers: bearer(key),
                        body,
                    });
                    if (
                        reply.status !== 422 ||
                        !reply.json.details?.[path === 'webhooks' ? 'url' : 'callback_url']
                    ) {
                        wrong.push(`${address} for ${path}: ${reply.status}`);
                    }
                }
            }
            must(wrong.length === 0, wrong.join('; '));
        }),
};

// Anybody may register, but not endlessly from one address.
const registrations = {
    name: 'esc: registering again and again from one address is 429',
    run: async (world) => {
        const request = { method: 'POST', url: `${world.url}/api/v1/register`, from: newAddress(), body: {} };
        for (let i = 0; i < 200; i++) {
            const reply = await send(request);
            if (reply.status === 429)
                return must(Number(reply.headers['retry-after']) >= 1, 'Retry-After is missing', request);
        }
        return must(false, '200 calls were not limited', request);
    },
};
