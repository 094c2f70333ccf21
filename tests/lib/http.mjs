// http.mjs - HTTP requests as tests need them: header names as written, any bytes
// as body, no redirect followed, connections kept alive.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

// Sends {method, url, headers, body, from}; body is bytes, text, or a value to be
// sent as JSON, `from` a local address.  Returns {status, headers, bytes, text, json}.
export function send(options) {
    const { method = 'GET', url, headers = {}, body, from, timeout_ms = 30000 } = options;
    const bytes = bytesOf(body);
    const all = { ...headers };
    const names = Object.keys(all).map((name) => name.toLowerCase());
    if (bytes !== undefined) {
        if (!names.includes('content-type')) all['Content-Type'] = 'application/json';
        all['Content-Length'] = bytes.length;
    } else if (method !== 'GET') {
        all['Content-Length'] = 0;
    }
    return new Promise((resolve, reject) => {
        const call = request(
            url,
            { method, headers: all, agent, localAddress: from, timeout: timeout_ms },
            (reply) => {
                const chunks = [];
                reply.on('data', (chunk) => chunks.push(chunk));
                reply.on('error', reject);
                reply.on('end', () => resolve(received(reply, Buffer.concat(chunks))));
            },
        );
        call.on('timeout', () => call.destroy(new Error(`${method} ${url}: no answer in ${timeout_ms} ms`)));
        call.on('error', (e) =>
            isStale(e, call) ? resolve(send(options)) : reject(new Error(`${method} ${url}: ${e.message}`)),
        );
        call.end(bytes);
    });
}

// Always a buffer: a text would make node write the headers as UTF-8 with it.
function bytesOf(body) {
    if (body === undefined || Buffer.isBuffer(body)) return body;
    return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

// The server closed a kept-alive connection just as it was used again; the
// request was not read, and may be sent once more.
function isStale(error, call) {
    return call.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function received(reply, bytes) {
    const text = bytes.toString('utf8');
    let json;
    if (/\bjson\b/.test(reply.headers['content-type'] ?? '')) {
        try {
            json = JSON.parse(text);
        } catch (e) {
            throw new Error(`a reply that is not JSON: ${text.slice(0, 200)}`);
        }
    }
    return { status: reply.statusCode, headers: reply.headers, bytes, text, json };
}

// A loopback address not used before: what is limited by address is not limited
// for a test that calls from a new one each time.
let addresses = 0;
export function newAddress() {
    addresses++;
    return `127.${1 + (process.pid % 250)}.${Math.floor(addresses / 250) % 250}.${1 + (addresses % 250)}`;
}

// Rows that pack about twenty to one, as tables do that repeat much.
const rows = (bytes) => Array.from({ length: bytes >> 10 }, () => `-- ${randomUUID()}\n`.padEnd(64).repeat(16)).join('');

function packed({ gzip, rows_mb = 0, blanks_mb = 0, and = '' }) {
    if (gzip === undefined) return undefined;
    const inside = Buffer.concat([Buffer.from(gzip + rows(rows_mb << 20)), Buffer.alloc(blanks_mb << 20, ' ')]);
    return Buffer.concat([gzipSync(inside), Buffer.from(and)]);
}

// A multipart/form-data body of {name: value}: {type, bytes}.  A value is a text, or a file:
// {file: its name, type, text}, {file, type, bytes: so many bytes}, or {file, type, gzip: text, rows_mb,
// blanks_mb: so many MB behind it before it is packed, and: a text behind what is packed}.
export function multipart(fields) {
    const boundary = `test-${randomUUID()}`;
    const parts = Object.entries(fields).flatMap(([name, value]) => {
        const isFile = typeof value === 'object';
        const head =
            `--${boundary}\r\nContent-Disposition: form-data; name="${name}"` +
            (isFile ? `; filename="${value.file}"` : '') +
            (value.type ? `\r\nContent-Type: ${value.type}` : '');
        const content = isFile ? (packed(value) ?? value.text ?? Buffer.alloc(value.bytes, 'x')) : String(value);
        return [`${head}\r\n\r\n`, content, '\r\n'];
    });
    return {
        type: `multipart/form-data; boundary=${boundary}`,
        bytes: Buffer.concat([...parts, `--${boundary}--\r\n`].map((one) => Buffer.from(one))),
    };
}

export const bearer = (key) => ({ Authorization: `Bearer ${key}` });
