// backup.mjs - a backup taken while people save is whole, and restores elsewhere.
//
// 1. `assay backup` under load: what was acknowledged before it began is in it,
//    and the restored store verifies.
// 2. `assay backup` at rest: the restored store is equal, by counts and digest.
import { join } from 'node:path';
import { check, exitCode } from '../lib/check.mjs';
import { ANSWERS, lostAnswers, makeSitters, saveAll } from '../lib/load.mjs';
import {
    assay,
    assayJson,
    removeFolder,
    setup,
    sleep,
    startServer,
    temporaryFolder,
} from '../lib/server.mjs';
import { complete, results } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

const store = { data: temporaryFolder('backup') };
const server = await startServer(store);
const { api_key: key } = await setup(store);
const done = await complete(server.url, key, { product_type: 'pa-leadership' });
const sitters = await makeSitters(server.url, key, 16);
const stop = new AbortController();
const load = saveAll(server.url, sitters, stop.signal);
await sleep(1000);

const before = sitters.map((sitter) => ({ token: sitter.token, acked: [...sitter.acked] }));
const acked = before.reduce((sum, sitter) => sum + sitter.acked.length, 0);
const hot = { data: temporaryFolder('restored-hot') };
await assay(store, 'backup', join(store.data, 'hot.backup'));
const after = sitters.reduce((sum, sitter) => sum + sitter.acked.length, 0);
await sleep(500);
stop.abort();
await load;

await assay(hot, 'restore', join(store.data, 'hot.backup'));
await assay(hot, 'verify');
check(true, 'the backup taken under load restores and verifies');
const lost = lostAnswers(before, query(hot, ANSWERS));
check(
    lost.length === 0,
    `the ${acked} answers acknowledged before it began are in it (${after} when it was done)`,
    `${lost.length} are missing`,
);

const cold = { data: temporaryFolder('restored-cold') };
await server.stop();
await assay(store, 'backup', join(store.data, 'cold.backup'));
await assay(cold, 'restore', join(store.data, 'cold.backup'));
const [here, there] = [await assayJson(store, 'verify'), await assayJson(cold, 'verify')];
check(
    JSON.stringify(here) === JSON.stringify(there),
    'a backup taken at rest restores to an equal store',
    `${JSON.stringify(here)} and ${JSON.stringify(there)}`,
);

const second = await startServer(cold);
const seen = await results(second.url, key, done.invite_id);
check(seen.dimensions.length === 8, 'the restored store serves: the key works, the results are there');
await second.stop();
for (const one of [store, hot, cold]) removeFolder(one.data);
process.exit(exitCode());
