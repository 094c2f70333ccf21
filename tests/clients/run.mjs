// run.mjs - the vendor's own code samples work as they stand.
//
// The samples of the ESC Profile developer page lie beside this file; at run
// time only the base URL and the key are changed.  Each must say or return an
// invitation that is then found in the store.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bearer, send } from '../lib/http.mjs';
import { complete } from '../lib/sitting.mjs';
import { removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const samples = [
    ['first.sh', 'bash'],
    ['invite.sh', 'bash'],
    ['invite.py', '/usr/bin/python3'],
    ['invite.mjs', process.execPath],
    ['invite.php', 'php'],
];

const data = temporaryFolder('clients');
const server = await startServer({ data });
const { api_key } = await setup({ data });
const done = await complete(server.url, api_key);
let failed = 0;

for (const [name, command] of samples) {
    const path = join(data, name);
    writeFileSync(
        path,
        readFileSync(join(folder, name), 'utf8')
            .replaceAll('https://www.escprofile.com', server.url)
            .replaceAll(/pk_live_(xxx|\.\.\.)/g, api_key)
            .replaceAll('inv_xxx', done.invite_id),
    );
    const wrong = await problem(name, spawnSync(command, [path], { encoding: 'utf8', timeout: 30000 }));
    if (wrong) failed++;
    console.log(`${wrong ? 'FAIL' : 'ok  '}  ${name}${wrong ? `: ${wrong}` : ''}`);
}

async function problem(name, ran) {
    if (ran.error?.code === 'ENOENT') return 'its interpreter is not installed';
    if (ran.status !== 0) return `exit ${ran.status}: ${ran.stderr}`;
    const id = /inv_[0-9a-z]+/.exec(ran.stdout)?.[0];
    if (!id) return `no invitation in its output: ${ran.stdout}`;
    const reply = await send({ url: `${server.url}/api/v1/invites/${id}`, headers: bearer(api_key) });
    if (reply.status !== 200) return `the invitation ${id} is not in the store: ${reply.status}`;
    const product = name === 'first.sh' ? 'pa-standard' : 'pa-leadership';
    if (reply.json.product_type !== product) return `the product is ${reply.json.product_type}`;
    if (name === 'invite.sh' && !ran.stdout.includes('"dimensions"'))
        return `no results in its output: ${ran.stdout}`;
    return null;
}

await server.stop();
removeFolder(data);
process.exit(failed ? 1 : 0);
