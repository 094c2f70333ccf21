// two_servers.mjs - two servers with different NODE_ID on one PostgreSQL database
// share the load and the background jobs.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, exitCode } from '../lib/check.mjs';
import { bearer, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { startReceiver } from '../lib/receiver.mjs';
import { assay, removeFolder, setup, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { complete } from '../lib/sitting.mjs';

const PEOPLE = 60;

const pg = await startPostgres();
if (!pg) process.exit(0);
const database = await pg.createDatabase('two');
const stores = [1, 2].map((node) => ({
    data: temporaryFolder(`node${node}`),
    database,
    env: { ASSAY_NODE_ID: String(node) },
}));
const servers = await Promise.all(stores.map((store) => startServer(store)));
check(true, 'two servers start at once on an empty database');
const { api_key: key } = await setup(stores[0], { credits: PEOPLE });
const receiver = await startReceiver();

// Each person is invited at one server and sits at the other.
const people = [];
for (let i = 0; i < PEOPLE; i += 10) {
    people.push(
        ...(await Promise.all(
            Array.from({ length: 10 }, (_, j) =>
                complete(servers[(i + j) % 2].url, key, { callback_url: `${receiver.url}/${i + j}` }),
            ),
        )),
    );
}
check(
    new Set(people.map((one) => one.invite_id)).size === PEOPLE,
    `${PEOPLE} people were assessed at both servers, with different ids`,
);

const told = (one) => receiver.requests.filter((seen) => seen.json?.invite_id === one.invite_id);
await until(30, () => people.every((one) => told(one).length > 0));
check(
    people.every((one) => told(one).length > 0),
    'each webhook is delivered',
);
const twice = people.filter((one) => told(one).length > 1).length;
check(twice <= PEOPLE / 10, 'hardly any is delivered twice', `${twice} of ${PEOPLE}`);

const balances = await Promise.all(
    servers.map((server) => send({ url: `${server.url}/api/v1/balance`, headers: bearer(key) })),
);
check(
    balances.every((reply) => reply.json.credits === 0 && reply.json.credits_used === PEOPLE),
    'the credits are right at both',
    balances.map((r) => r.text).join(),
);
const over = await Promise.all(
    servers.map((server) =>
        send({
            method: 'POST',
            url: `${server.url}/api/v1/invites`,
            headers: bearer(key),
            body: { email: 'late@example.com' },
        }),
    ),
);
check(
    over.every((reply) => reply.status === 402),
    'neither gives a credit that is not there',
    over.map((reply) => reply.status).join(),
);

// Each server writes the mails it sends into its own folder.
const mails = () =>
    stores.map(
        (store) => readdirSync(join(store.data, 'mail')).filter((name) => name.endsWith('.eml')).length,
    );
await until(5, () => mails()[0] + mails()[1] >= PEOPLE); // who has finished meanwhile gets none
const [one, two] = mails();
check(one > PEOPLE / 10 && two > PEOPLE / 10, `both ran jobs: ${one} and ${two} mails`);
for (const server of servers) await server.stop();
await assay(stores[0], 'verify');
check(true, 'assay verify is clean');
receiver.stop();
await pg.stop();
for (const store of stores) removeFolder(store.data);
process.exit(exitCode());
