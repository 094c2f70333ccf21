// world.mjs - one server on one store, and what cases need around it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newAddress, send } from '../lib/http.mjs';
import { openapi } from '../lib/openapi.mjs';
import { assay, assayJson, setup, startServer } from '../lib/server.mjs';
import { openSql } from '../lib/sql.mjs';
import { families } from './families.mjs';

// Every operation of the program, by "family.id".
export async function operations() {
    const list = JSON.parse(await assay({ data: '.' }, 'ops', '--json'));
    return new Map(list.filter((op) => op.family in families).map((op) => [`${op.family}.${op.id}`, op]));
}

// The contract files below `folder`, by the operation they are about.
export function contracts(folder) {
    const files = new Map();
    for (const family of Object.keys(families)) {
        for (const name of readdirSync(join(folder, family))
            .filter((n) => n.endsWith('.json'))
            .sort()) {
            const path = join(folder, family, name);
            const file = JSON.parse(readFileSync(path, 'utf8'));
            if (file.op !== `${family}.${name.slice(0, -5)}`) throw new Error(`${path} is about ${file.op}`);
            files.set(file.op, file);
        }
    }
    return files;
}

export async function makeWorld(store, ops) {
    const server = await startServer(store);
    const used = [...new Set([...ops.values()].map((op) => op.family))];
    const powerless = await setup(store);
    const sql = openSql(store);
    const world = {
        server,
        sql,
        ask: sql.ask, // rows that a statement gives, behind the server's back
        store,
        ops,
        url: server.url,
        api: await openapi(server.url, used),
        other: await setup(store), // a second tenant, which owns nothing of a case
        stranger: await setup(store), // a third, which owns nothing at all: not even number 1 of anything
        powerless: (
            await assayJson(store, 'key', 'create', '--workspace', powerless.workspace_id, '--perms', 'none')
        ).api_key,
        fresh: (credits) => fresh(world, credits),
    };
    return world;
}

// A workspace nobody else uses: registered over the API, which is quick, or set
// up with so many credits.
let registered = 0;
async function fresh(world, credits) {
    if (credits !== undefined) return setup(world.store, { credits });
    const email = `owner-${process.pid}-${++registered}@example.com`;
    const reply = await send({
        method: 'POST',
        url: `${world.url}/api/v1/register`,
        from: newAddress(),
        body: { email, company_name: `Company ${registered}` },
    });
    if (reply.status !== 201) throw new Error(`POST /api/v1/register: ${reply.status} ${reply.text}`);
    return reply.json;
}
