// credits.mjs - a credit is never spent twice or lost.
//
// 1. Invitations at once on the last credit: one 201, the others 402.
// 2. A cancelled pending invitation gives its credit back, once.
// 3. Random sequences of everything that moves credits, several at a time: the
//    balance is always what a model says, and the ledger sums up to it.
import { check, exitCode } from '../lib/check.mjs';
import { bearer, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { assay, assayJson, removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';
import { someEmail, start, tokenOf } from '../lib/sitting.mjs';
import { query } from '../lib/sql.mjs';

const AT_ONCE = 32;
const ROUNDS = 60;
const SEED = Number(process.env.ASSAY_SEED ?? Date.now() % 1e6);

// A small generator, so that a failing sequence can be run again by its seed.
function random(seed) {
    let state = seed >>> 0 || 1;
    return (n) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * n);
    };
}

const tally = (replies) =>
    replies.reduce((sum, { status }) => ({ ...sum, [status]: (sum[status] ?? 0) + 1 }), {});

async function run(store) {
    const where = store.database ? 'postgres' : 'sqlite';
    const server = await startServer(store);
    const caller = (key) => (method, path, body) =>
        send({ method, url: `${server.url}/api/v1${path}`, headers: bearer(key), body });
    const ledger = (workspace) =>
        Number(query(store, `SELECT coalesce(sum(amount), 0) FROM credit_entry WHERE workspace_id = ${workspace}`)[0][0]);

    const one = await setup(store, { credits: 1 });
    const call = caller(one.api_key);
    const invite = () => call('POST', '/invites', { email: someEmail(), send_email: false });
    const replies = await Promise.all(Array.from({ length: AT_ONCE }, invite));
    const counts = tally(replies);
    check(counts[201] === 1 && counts[402] === AT_ONCE - 1, `${where}: ${AT_ONCE} invitations on the last credit: one 201`,
        JSON.stringify(counts));
    const made = replies.find((reply) => reply.status === 201).json;
    const cancels = tally(await Promise.all(Array.from({ length: 8 }, () => call('DELETE', `/invites/${made.invite_id}`))));
    check(cancels[204] === 1 && cancels[409] === 7, `${where}: eight cancels at once: one 204`, JSON.stringify(cancels));
    check((await call('GET', '/balance')).json.credits === 1, `${where}: the credit came back, once`);
    check((await invite()).status === 201, `${where}: and can be spent again`);

    const rich = await setup(store, { credits: 5 });
    const act = caller(rich.api_key);
    const pick = random(SEED);
    const model = { credits: 5, bought: 5 };
    let open = [];
    let wrong = '';
    for (let round = 0; round < ROUNDS && !wrong; round++) {
        const kind = pick(10);
        if (kind < 5) {
            const n = 1 + pick(6);
            const sent = await Promise.all(Array.from({ length: n },
                () => act('POST', '/invites', { email: someEmail(), send_email: false })));
            const ok = sent.filter((reply) => reply.status === 201);
            if (ok.length !== Math.min(n, model.credits) || sent.some((r) => ![201, 402].includes(r.status)))
                wrong = `${n} invites with ${model.credits} credits: ${JSON.stringify(tally(sent))}`;
            model.credits -= ok.length;
            open.push(...ok.map((reply) => reply.json));
        } else if (kind < 8 && open.length) {
            const some = open.splice(0, 1 + pick(3));
            const twice = await Promise.all([...some, ...some].map((inv) => act('DELETE', `/invites/${inv.invite_id}`)));
            if (tally(twice)[204] !== some.length) wrong = `cancels: ${JSON.stringify(tally(twice))}`;
            model.credits += some.length;
        } else if (kind === 8 && open.length) {
            const inv = open.shift();
            await start(server.url, tokenOf(inv));
            if ((await act('DELETE', `/invites/${inv.invite_id}`)).status !== 409) wrong = 'a started one was cancelled';
        } else {
            const order = (await act('POST', '/orders', { package_id: 'pkg_10' })).json;
            const granted = await Promise.allSettled([1, 2].map(() => assay(store, 'credits', 'grant', '--order', order.order_id)));
            if (granted.filter((one) => one.status === 'fulfilled').length !== 1) wrong = 'an order was not granted once';
            model.credits += 10;
            model.bought += 10;
            if (pick(2)) {
                await assay(store, 'credits', 'grant', '--workspace', rich.workspace_id, '--credits', '3');
                model.credits += 3;
                model.bought += 3;
            }
        }
        const { credits, credits_used, credits_purchased } = (await act('GET', '/balance')).json;
        const sum = ledger(rich.workspace_id);
        if (credits !== model.credits || sum !== credits || credits_purchased !== model.bought ||
            credits_used !== model.bought - credits)
            wrong ||= `round ${round}: balance ${credits}, ledger ${sum}, model ${JSON.stringify(model)}`;
    }
    check(!wrong, `${where}: ${ROUNDS} random rounds keep balance, ledger and model equal (seed ${SEED})`, wrong);
    const invoices = (await act('GET', '/invoices')).json.total;
    check(10 * invoices <= model.bought, `${where}: each order has one invoice`);
    check((await assayJson(store, 'verify')).defects === 0, `${where}: assay verify is clean`);
    await server.stop();
    removeFolder(store.data);
}

await run({ data: temporaryFolder('credits') });
const pg = await startPostgres();
if (pg) {
    await run({ data: temporaryFolder('credits'), database: await pg.createDatabase('credits') });
    await pg.stop();
}
process.exit(exitCode());
