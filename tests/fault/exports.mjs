// exports.mjs - the exports of a workspace with 100,000 users, certificates and entries of credits.
//
//   node fault/exports.mjs [--store sqlite|postgres|both]
//
// Every row is there, and the server's memory does not grow with them; both are printed.
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { parseArgs } from 'node:util';
import { check, exitCode } from '../lib/check.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';
import { query } from '../lib/sql.mjs';

const ROWS = 100000;
const MB_MAX = 8;
const { values: options } = parseArgs({ options: { store: { type: 'string', default: 'both' } } });

const memory = (pid, name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

// Rows behind the server's back, numbered from 1.
function fill(store, workspace) {
    const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})`;
    query(store, `INSERT INTO member (workspace_id, id, email, email_fold, name, name_fold, role, created_at) ${numbers}
        SELECT ${workspace}, i, 'u' || i || '@example.com', 'u' || i || '@example.com', '=User ' || i, 'user ' || i, 'user', 1700000000000 + i FROM n;
        INSERT INTO member_trait (workspace_id, member_id, kind, place, name, name_fold, detail) ${numbers}
        SELECT ${workspace}, i, 'certification', 0, 'CKA', 'cka', 'CNCF' FROM n;
        INSERT INTO credit_entry (workspace_id, id, amount, reason, actor_id, created_at) ${numbers}
        SELECT ${workspace}, i, -1, 'invitation', i, 1700000000000 + i FROM n;
        ANALYZE`);
}

// Reads a reply to its end; only its lines are counted.
function linesOf(url, key, body) {
    return new Promise((resolve, reject) => {
        const call = request(url, { method: 'POST', headers: { 'x-api-key': key, 'Content-Type': 'application/json' } }, (reply) => {
            let lines = 0;
            reply.on('data', (chunk) => chunk.forEach((byte) => (lines += byte === 10)));
            reply.on('end', () => resolve({ status: reply.statusCode, lines }));
        });
        call.on('error', reject);
        call.end(JSON.stringify(body));
    });
}

async function run(store, name) {
    const own = await setup(store);
    const server = await startServer(store);
    fill(store, own.workspace_id);
    const exports = [
        ['/workspace/users/export', {}, ROWS + 2],
        ['/workspace/users/export', { search: 'USER 7', status: 'active' }, 11112],
        ['/workspace/users/certificates/export', {}, ROWS + 2],
        ['/workspace/credits/export', { action: 'credits_consumed' }, ROWS + 1],
    ];
    for (const [path, body] of exports) await linesOf(`${server.url}${path}`, own.api_key, { ...body, search: 'nobody' });
    writeFileSync(`/proc/${server.pid}/clear_refs`, '5'); // VmHWM begins anew
    const before = memory(server.pid, 'VmRSS');
    for (const [path, body, rows] of exports) {
        const began = Date.now();
        const { status, lines } = await linesOf(`${server.url}${path}`, own.api_key, body);
        const grown = memory(server.pid, 'VmHWM') - before;
        console.log(`${name} ${path} ${JSON.stringify(body)}: ${lines} lines in ${Date.now() - began} ms, ${grown.toFixed(1)} MB more`);
        check(status === 201 && lines === rows, `${name} ${path}: every row`, `${status}, ${lines} lines, not ${rows}`);
        check(grown < MB_MAX, `${name} ${path}: memory does not grow with them`, `${grown.toFixed(1)} MB`);
    }
    await server.stop();
}

if (options.store !== 'postgres') {
    const data = temporaryFolder('exports');
    await run({ data }, 'sqlite');
    removeFolder(data);
}
if (options.store !== 'sqlite') {
    const server = await startPostgres();
    if (server) {
        const data = temporaryFolder('exports');
        await run({ data, database: await server.createDatabase('exports') }, 'postgres');
        await server.stop();
        removeFolder(data);
    }
}
process.exit(exitCode());
