// judge.mjs - a stand-in for the workers of the judge, over their true protocol.
//
// A world has one, which has every language and always lives.  It leases for whoever asks
// and keeps what is another workspace's for the case that asks for that.
import { createHash, randomBytes } from 'node:crypto';
import { send } from './http.mjs';
import { sleep } from './server.mjs';

export const LANGUAGES = ['bash', 'c', 'cpp', 'csharp', 'go', 'java', 'javascript', 'php', 'python', 'r', 'ruby', 'rust',
    'sql', 'typescript'];
const VERSION = 'stand-in';

// What a worker says of itself at each lease.
export const worker = (languages = LANGUAGES, wait_s = 0) => ({
    slots: 4, level: 'A', mode: 'user', version: VERSION, wait_s,
    languages: languages.map((id) => ({ id, version: `${id} 1.0` })),
});

// A worker's token, made behind the server's back; it lives already when `languages` are said.
export async function addWorker(ask, languages) {
    const token = `judge_${randomBytes(16).toString('hex')}`;
    const name = `worker-${token.slice(-12)}`;
    const id = 2 ** 50 + Math.floor(Math.random() * 2 ** 49);
    const { slots, level, mode, version, languages: list } = worker(languages);
    const alive = languages ? Date.now() + 86400000 : 0;
    await ask(`INSERT INTO judge_worker (id, name, hash, tail, slots, languages, language_ids, level, mode, version, created_at,
        seen_at) VALUES (${id}, '${name}', '${createHash('sha256').update(token).digest('hex')}', '${token.slice(-4)}', ${slots},
        '${JSON.stringify(languages ? list : [])}', ',${(languages ?? []).join(',')},', '${level}', '${mode}', '${version}',
        ${Date.now()}, ${alive})`);
    return { id: String(id), name, token };
}

// One call of the protocol; the body of its reply.
export async function call(url, token, method, path, body) {
    const reply = await send({ method, url: `${url}/judge/v1/${path}`, headers: { Authorization: `Bearer ${token}` }, body });
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.json ?? reply.text;
}

// "00000000002d" (Crockford's base32) as a number.
export const idNumber = (id) =>
    [...id].map((c) => BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(c))).reduce((n, digit) => n * 32n + digit, 0n);

// The stand-in of a world is alive, whenever it leased last.
export async function alive(world) {
    const { id } = await ready(world);
    await world.ask(`UPDATE judge_worker SET seen_at = ${Date.now() + 86400000} WHERE id = ${id}`);
}

// The stand-in of a world, made once.
export function ready(world) {
    world.judge ??= { held: [], worker: addWorker(world.ask, LANGUAGES) };
    return world.judge.worker;
}

// The next job of that workspace; null when none came within so many seconds.  It is put in front of all others, so
// that no case leases what another one wants to see in the queue.
export async function leaseFor(world, workspace, seconds = 10) {
    const { token } = await ready(world);
    const { judge } = world;
    for (const end = Date.now() + seconds * 1000; ; ) {
        const at = judge.held.findIndex((one) => one.workspace === String(workspace));
        if (at >= 0) return judge.held.splice(at, 1)[0].job;
        const [[id, priority] = []] = await world.ask(`SELECT id, priority FROM judge_job j WHERE workspace_id = ${workspace}
            AND state = 'queued' AND priority >= 0 AND language IN ('${LANGUAGES.join("','")}') AND NOT EXISTS (SELECT 1 FROM judge_job r WHERE r.state = 'leased'
            AND r.workspace_id = j.workspace_id AND r.asker_id = j.asker_id) ORDER BY priority, id LIMIT 1`);
        if (id) await leaseFirst(world, token, id, priority);
        else if (Date.now() >= end) return null;
        else await sleep(50);
    }
}

async function leaseFirst({ url, ask, judge }, token, id, priority) {
    await ask(`UPDATE judge_job SET priority = -1 WHERE id = ${id} AND state = 'queued'`);
    const { job } = await call(url, token, 'POST', 'lease', worker());
    await ask(`UPDATE judge_job SET priority = ${priority} WHERE id = ${id}`);
    if (!job) return;
    const [[workspace]] = await ask(`SELECT workspace_id FROM judge_job WHERE id = ${idNumber(job.job_id)}`);
    judge.held.push({ workspace: String(workspace), job });
}

// Reports all jobs of that workspace so, until none has come for so many seconds.
export function always(world, workspace, verdict, text, seconds = 20) {
    let end = Date.now() + seconds * 1000;
    const again = async () => {
        const job = await leaseFor(world, workspace, 0).catch(() => null);
        if (job) {
            await report(world, job, verdict, text).catch(() => null);
            end = Date.now() + seconds * 1000;
        }
        if (Date.now() < end) setTimeout(again, 100).unref();
    };
    return ready(world).then(again);
}

// Reports as the stand-in.
export async function report(world, job, verdict, text) {
    const { token } = await world.judge.worker;
    return call(world.url, token, 'POST', `jobs/${job.job_id}/result`, { attempt: job.attempt, verdict, report: text });
}
