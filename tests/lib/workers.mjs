// workers.mjs - real workers of the judge, and jobs for them.
//
// Jobs are put into the queue behind the server's back, as leases that lapsed: the sweep of the
// server gives them back within five seconds, and wakes the workers that wait.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { assayJson, binary, until } from './server.mjs';

const program = join(dirname(binary), 'assay-judge');
let made = 0;

const running = new Set();
process.on('exit', () => running.forEach((worker) => worker.child.kill('SIGKILL')));

// A worker of its own name and folder; `slot` is the first of its slots.  It is there when it is connected, or has
// ended: then `ended` says how.
export async function startWorker(store, url, { slot = 0, slots = 1, languages = 'bash', token, wait = true } = {}) {
    const name = `w${process.pid}-${++made}`;
    const folder = join(store.data, name);
    mkdirSync(folder);
    token ??= (await assayJson(store, 'judge', 'add', name)).token;
    writeFileSync(join(folder, 'token'), `${token}\n`, { mode: 0o600 });
    const fd = openSync(join(folder, 'log'), 'a');
    const flags = ['--server', url, '--token-file', join(folder, 'token'), '--data', join(folder, 'cache'), '--slot', slot, '--slots', slots, '--languages', languages];
    const child = spawn('nice', ['-n', '5', program, 'work', ...flags.map(String)], // as its unit has it; `nice` becomes the worker
         { stdio: ['ignore', fd, fd] });
    closeSync(fd);
    const worker = { name, token, child, pid: child.pid, log: () => readFileSync(join(folder, 'log'), 'utf8') };
    running.add(worker);
    child.once('exit', (code, signal) => {
        worker.ended = { code, signal };
        running.delete(worker);
    });
    worker.stop = async (signal = 'SIGTERM') => {
        child.kill(signal);
        if (!worker.ended) await once(child, 'exit');
        return worker.ended;
    };
    if (wait) await until(60, () => worker.ended || /connected to/.test(worker.log()));
    return worker;
}

// What a worker lacks here, in its own words; '' when it can work.
export async function workersCannot(store, url) {
    const worker = await startWorker(store, url);
    if (!worker.ended) await worker.stop();
    return /connected to/.test(worker.log()) ? '' : worker.log();
}

export const program_of = (source, language = 'bash') => ({
    language, source, cases: [{ input: '7\n', expected: '7\n', sample: true }],
});

// Puts jobs into the queue: [{kind, asker, request}]; gives their ids.
export async function addJobs(ask, jobs, { leased = true } = {}) {
    const from = BigInt(Date.now() - 1577836800000) * 4194304n;
    const rows = jobs.map(({ kind = 'sample', asker, request = program_of('cat') }, i) => {
        const id = from + BigInt(++made * 4096 + i);
        const text = JSON.stringify(request).replaceAll("'", "''");
        const priority = { submit: 1, rejudge: 2 }[kind] ?? 0;
        return { id, sql: `(1, ${id}, '${kind}', ${priority}, ${asker ?? id}, '${request.language}', '${text}', 1, ${leased ? `'leased'` : `'queued'`}, ${Date.now()})` };
    });
    for (let i = 0; i < rows.length; i += 100)
        await ask(`INSERT INTO judge_job (workspace_id, id, kind, priority, asker_id, language, request, lease_until, state, created_at)
            VALUES ${rows.slice(i, i + 100).map((row) => row.sql).join(',')}`);
    return rows.map((row) => String(row.id));
}

// Processes below one, with the moment they started, so that a number given anew is not taken for the same.
export function descendants(pid) {
    const all = new Map();
    for (const name of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
        const stat = statOf(name);
        if (stat) all.set(Number(name), stat);
    }
    const below = [];
    for (let parents = [pid]; parents.length; ) {
        const children = [...all].filter(([, stat]) => parents.includes(stat.parent)).map(([child, stat]) => ({ pid: child, ...stat }));
        below.push(...children);
        parents = children.map((child) => child.pid);
    }
    return below;
}

function statOf(pid) {
    try {
        const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const rest = text.slice(text.lastIndexOf(')') + 2).split(' ');
        return { name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), state: rest[0], parent: Number(rest[1]), started: rest[19] };
    } catch {
        return null;
    }
}

// Does that very process still run?
export function isAlive({ pid, started }) {
    const stat = statOf(pid);
    return Boolean(stat && stat.started === started && stat.state !== 'Z');
}
