// cases.mjs - runs one case of a contract file: given, call, then.
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { poolOf, sit } from '../lib/adaptive.mjs';
import { multipart, newAddress, send } from '../lib/http.mjs';
import * as judge from '../lib/judge.mjs';
import { mails } from '../lib/mail.mjs';
import { signedIn } from '../lib/members.mjs';
import { match } from '../lib/match.mjs';
import { startReceiver } from '../lib/receiver.mjs';
import { assay, sleep, until } from '../lib/server.mjs';
import * as sitting from '../lib/sitting.mjs';
import { signature } from '../lib/stripe.mjs';
import { families } from './families.mjs';

const DAY_MS = 86400000;

// What went wrong, with the request that shows it.
export class Failure extends Error {
    constructor(message, request) {
        super(message);
        this.request = request;
    }
}

// Replaces {{name.member}} in every text of `value`; a text that is nothing else
// becomes the value itself, with its type.
export function fill(value, vars) {
    if (typeof value === 'string') {
        const whole = /^\{\{([\w.-]+)\}\}$/.exec(value);
        if (whole) return lookup(vars, whole[1]);
        return value.replace(/\{\{([\w.-]+)\}\}/g, (_, name) => lookup(vars, name));
    }
    if (Array.isArray(value)) return value.map((one) => fill(one, vars));
    if (value && typeof value === 'object') {
        return Object.fromEntries(
            Object.entries(value).map(([key, one]) => [fill(key, vars), fill(one, vars)]),
        );
    }
    return value;
}

function lookup(vars, name) {
    const found = name.split('.').reduce((at, key) => at?.[key], vars);
    if (found === undefined) throw new Error(`{{${name}}} is not known in this case`);
    return found;
}

export async function newScene(world, credits) {
    const own = await withId(world, await world.fresh(credits));
    const ago = (ms) => new Date(Date.now() - ms).toISOString();
    return {
        world,
        own,
        receivers: [],
        vars: {
            unique: randomUUID().slice(0, 8),
            uuid: randomUUID(),
            email: sitting.someEmail(),
            url: world.url,
            own,
            other: world.other,
            get now() {
                return ago(0);
            },
            get second_ago() {
                return ago(1000);
            },
            get ten_seconds_ago() {
                return ago(10000);
            },
            get minute_ago() {
                return ago(60000);
            },
            get five_minutes_ago() {
                return ago(300000);
            },
        },
    };
}

// Registration does not tell the id of the workspace.
async function withId(world, own) {
    if (own.workspace_id !== undefined) return own;
    const hash = createHash('sha256').update(own.api_key).digest('hex');
    const [[workspace_id]] = await world.ask(`SELECT workspace_id FROM api_key WHERE hash = '${hash}'`);
    return { ...own, workspace_id };
}

export function endScene(scene) {
    scene.receivers.forEach((receiver) => receiver.stop());
}

export async function runCase(world, op, one) {
    const scene = await newScene(world, one.credits);
    try {
        for (const step of one.given ?? []) await runStep(scene, step);
        await runStep(scene, {
            ...one.call,
            op: `${op.family}.${op.id}`,
            expect: one.expect,
            save: 'reply',
            within: one.within,
        });
        for (const step of one.then ?? []) await runStep(scene, step);
    } finally {
        endScene(scene);
    }
}

export async function runStep(scene, step) {
    for (let n = 0; n < (step.repeat ?? 1); n++) {
        scene.vars.n = n + 1;
        const run = step.do ? deeds[step.do] : callStep;
        if (!run) throw new Error(`unknown step "${step.do}"`);
        const saved = await run(scene, step);
        if (step.save) scene.vars[step.save] = saved;
    }
}

// --- calls ------------------------------------------------------------------

function keyOf(scene, step, op) {
    const keys = {
        own: scene.own.api_key,
        other: scene.world.other.api_key,
        stranger: scene.world.stranger.api_key,
        powerless: scene.world.powerless,
        wrong: 'pk_live_0000000000000000000000',
        none: null,
    };
    if (step.key !== undefined) return step.key in keys ? keys[step.key] : fill(step.key, scene.vars);
    return op.perm === 'public' || op.perm === 'sitting' ? null : keys.own;
}

// The request of a step: {method, url, headers, body}, with `fields` when the body is a form.
export function requestOf(scene, step) {
    const op = scene.world.ops.get(step.op);
    if (!op) throw new Error(`there is no operation ${step.op}`);
    const path = fill(step.path ?? {}, scene.vars);
    const queryOf = new URLSearchParams();
    for (const [name, value] of Object.entries(fill(step.query ?? {}, scene.vars))) {
        for (const one of Array.isArray(value) ? value : [value]) queryOf.append(name, one);
    }
    const url =
        scene.world.url +
        op.path.replace(/\{(\w+)\}/g, (_, name) => {
            if (!(name in path)) throw new Error(`${step.op} needs the path member "${name}"`);
            return encodeURIComponent(path[name]);
        }) +
        (step.slash ? '/' : '') +
        (queryOf.size ? `?${queryOf}` : step.raw_query ? `?${step.raw_query}` : '');
    const key = keyOf(scene, step, op);
    const form = step.form && new URLSearchParams(fill(step.form, scene.vars)).toString();
    const body = step.raw ?? packed(step.gzip) ?? form ?? fill(step.body, scene.vars);
    const headers = {
        ...(form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
        ...(key ? families[op.family].headers(key) : {}),
        ...(step.stripe_age_s === undefined ? {} : { 'Stripe-Signature': signature(body, step.stripe_age_s) }),
        ...fill(step.headers ?? {}, scene.vars),
    };
    const request = {
        op,
        method: op.method,
        url,
        headers,
        from: op.perm === 'public' ? newAddress() : undefined,
        timeout_ms: step.timeout_s && step.timeout_s * 1000,
        body,
    };
    return step.multipart ? withForm(request, fill(step.multipart, scene.vars)) : request;
}

// A text, with so many spaces behind it, compressed.
const packed = (of) => of && gzipSync(Buffer.concat([Buffer.from(of.text), Buffer.alloc(of.spaces ?? 0, ' ')]));

// The request with these fields as its multipart body.
export function withForm(request, fields) {
    const { type, bytes } = multipart(fields);
    return { ...request, fields, body: bytes, headers: { ...request.headers, 'Content-Type': type } };
}

// Sends the request and checks the reply: its form, its status, what is expected.
async function callStep(scene, step) {
    const request = requestOf(scene, step);
    const expect = { status: request.op.status, ...fill(step.expect ?? {}, scene.vars) };
    let reply, wrong;
    await until(step.within ?? 0, async () => {
        reply = await send(request);
        wrong = [...replyWrong(scene.world, request.op, reply, request.url, expect.status), ...expectedWrong(reply, expect)];
        return wrong.length === 0;
    });
    if (wrong.length)
        throw new Failure(`${wrong.join('\n      ')}\n      reply: ${reply.status} ${brief(reply)}`, request);
    return reply.json ?? reply.text;
}

// What is wrong with any reply of an operation, whatever was asked.  Rows have all their
// members unless $select named some.  A 5xx is wrong, unless a case expects it: of something
// beside the server that is not there.
export function replyWrong(world, op, reply, url = '', expected = 0) {
    const wrong = world.api.check(op, reply, /[?&](\$|%24)select=/.test(url));
    if (reply.status >= 500 && reply.status !== expected) wrong.push(`answers ${reply.status}`);
    if (isPage(op)) wrong.push(...pageWrong(reply));
    else if (reply.status >= 400 && !families[op.family].problem(reply.json))
        wrong.push('the error has not the form of the family');
    return wrong;
}

// Operations whose replies people read, errors too.
export const isPage = (op) => op.page === true;

// What every page of ours has: a title, one heading, and a policy that lets nothing else in.
function pageWrong({ text, headers }) {
    const policy = headers['content-security-policy'] ?? '';
    return [
        [/<title>[^<]+<\/title>/.test(text), 'the page has no title'],
        [text.split('<h1>').length === 2, 'the page has not one heading'],
        [/<html lang="(en|pt|es|de)">/.test(text), 'the page does not say its language'],
        [!/<script|style="|javascript:/i.test(text), 'the page has a script or an inline style'],
        [/^default-src 'none'/.test(policy) && !/unsafe|script-src/.test(policy), `the policy is "${policy}"`],
        [headers['referrer-policy'] === 'no-referrer', 'the page tells others its address'],
    ].flatMap(([ok, message]) => (ok ? [] : [message]));
}

function expectedWrong(reply, expect) {
    const wrong =
        reply.status === expect.status ? [] : [`the status is ${reply.status}, not ${expect.status}`];
    for (const [name, one] of Object.entries(expect.headers ?? {}))
        wrong.push(...match(reply.headers[name], one, name));
    if (expect.body !== undefined) {
        const isPdf = expect.body?.$pdf !== undefined;
        wrong.push(...match(isPdf ? reply.bytes : (reply.json ?? reply.text), expect.body, 'body'));
    }
    return wrong;
}

const brief = (reply) =>
    /^(text|application\/(json|yaml))/.test(reply.headers['content-type'] ?? '')
        ? reply.text.slice(0, 300)
        : `${reply.bytes.length} bytes`;

// A request as a line of curl.
export function curl({ method = 'GET', url, headers = {}, body }) {
    const quote = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;
    const data =
        body === undefined
            ? ''
            : typeof body === 'string'
              ? body
              : Buffer.isBuffer(body)
                ? '(bytes)'
                : JSON.stringify(body);
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    const all =
        data && !names.includes('content-type')
            ? { ...headers, 'Content-Type': 'application/json' }
            : headers;
    return [
        `curl -si -X ${method} ${quote(url)}`,
        ...Object.entries(all).map(([k, v]) => `-H ${quote(`${k}: ${v}`)}`),
        ...(data ? [`-d ${quote(data.length > 500 ? `${data.slice(0, 500)}…` : data)}`] : []),
    ].join(' ');
}

// att_... (Crockford's base32) as 24 hex digits.
function hexId(id) {
    const digits = [...id.replace(/^.*_/, '')].map((c) => BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(c)));
    return digits.reduce((n, digit) => n * 32n + digit, 0n).toString(16).padStart(24, '0');
}

// --- steps that are more than one call ---------------------------------------

const deeds = {
    // Invites over the native API: to any assessment, with the token of the link and the id as Coodesh spells it.
    attempt: async (scene, step) => {
        const body = { email: sitting.someEmail(), send_email: false, ...step.body };
        const made = await callStep(scene, { op: 'native.attempts.create', body });
        return { ...made, token: made.link.split('/').pop(), _id: hexId(made.attempt_id) };
    },
    // Questions of the Coodesh family (their types need no title), an assessment of them, and an attempt at it: started,
    // unless `wait`.  The ids of its items are in their order.
    async ask(scene, step) {
        const locale = [{ code: 'en', title: 'Asked' }];
        const asked = [];
        for (const body of fill(step.questions, scene.vars)) {
            const made = await callStep(scene, { op: 'coodesh.questions.create', body: { status: 'published', locale, ...body } });
            asked.push({ question: made._id });
        }
        const body = { name: 'Of what is asked', status: 'published', questions: asked };
        const { code, _id: assessment } = await callStep(scene, { op: 'coodesh.assessments.create', body });
        const made = await deeds.attempt(scene, { body: { assessment: code, ...step.body } });
        const [[id]] = await scene.world.ask(`SELECT instrument FROM attempt WHERE token = '${made.token}'`);
        const items = id.split('+').map((one) => `${one.split('*')[0]}.1`);
        if (!step.wait) await sitting.start(scene.world.url, made.token);
        return { ...made, assessment, items, questions: asked.map(({ question }) => question) };
    },
    // An adaptive test of `items` questions whose first option is right, published as an assessment.
    pool: async (scene, step) => {
        const body = poolOf(step.items ?? 12, fill(step, scene.vars));
        const question = await callStep(scene, { op: 'coodesh.questions.create', body });
        const assessment = await callStep(scene, {
            op: 'coodesh.assessments.create',
            body: { name: 'Adaptive', status: 'published', questions: [{ question: question._id }] },
        });
        return { question: question._id, assessment: assessment._id, code: assessment.code };
    },
    // What a candidate does in an adaptive test: `values` in turn, until it stops or after `n`.
    sit: (scene, step) => sit(scene.world.url, scene.vars[step.invite].token, step.values, step.n, step.client),
    // The token in a link that a candidate opens.
    link: (scene, step) => ({ token: fill(step.of, scene.vars).split('/').pop() }),
    // The token of an invitation of a family that shows another secret.
    token: async (scene, step) => {
        const uuid = scene.vars[step.of].invitation_uuid;
        const [[token]] = await scene.world.ask(`SELECT token FROM attempt WHERE uuid = '${uuid}'`);
        return { token };
    },
    // How the Coodesh family writes the ids of an attempt and of its answers.
    coodesh_ids: async (scene, step) => {
        const [[id]] = await scene.world.ask(`SELECT id FROM attempt WHERE token = '${scene.vars[step.of].token}'`);
        const hex = (n, digits) => BigInt(n).toString(16).padStart(digits, '0');
        const of = (position) => hex(position, 8) + hex(id, 16);
        return { attempt: of(0), answers: [1, 2, 3].map(of) };
    },
    // What stands behind the last slash of an address.
    last_part: (scene, step) => ({ text: fill(step.of, scene.vars).split('/').pop() }),
    // Invites over the API of the Predictive Index; `of` is behavioral (default) or cognitive.
    assess: async (scene, step) => {
        const person = { firstName: 'Sam', lastName: 'Flynn', email: sitting.someEmail() };
        const body = step.known ? step.body : { ...person, ...step.body };
        const made = await callStep(scene, { op: `pi.${step.of ?? 'behavioral'}_assessments.create`, body });
        return { ...made, token: new URL(made.assessmentUrl).pathname.split('/').pop() };
    },
    invite: (scene, step) =>
        sitting.invite(scene.world.url, scene.own.api_key, fill(step.body ?? {}, scene.vars)),
    start: (scene, step) => sitting.start(scene.world.url, scene.vars[step.invite].token, step.locale),
    answer_all: async (scene, step) => {
        const { token } = scene.vars[step.invite];
        const opened = await sitting.open(scene.world.url, token);
        const items = sitting.itemsOf(opened).filter((item) => !step.except?.includes(item.item_id));
        await sitting.answerAll(scene.world.url, token, items, step.values);
        return opened;
    },
    finish: (scene, step) => sitting.finish(scene.world.url, scene.vars[step.invite].token),
    complete: (scene, step) =>
        sitting.complete(scene.world.url, scene.own.api_key, fill(step.body ?? {}, scene.vars), step.values),
    // Moves all times of an attempt into the past, as if `days` or `seconds` had gone by.
    age: async (scene, step) => {
        const ms = (step.days ?? 0) * DAY_MS + (step.seconds ?? 0) * 1000;
        const { token } = scene.vars[step.invite];
        const moved = (names) => names.map((name) => `${name} = ${name} - ${ms}`).join(', ');
        const update = (sql) => scene.world.ask(sql);
        await update(`UPDATE attempt_part SET ${moved(['started_at', 'deadline_at', 'finished_at'])}
            WHERE attempt_id = (SELECT id FROM attempt WHERE token = '${token}')`);
        const times = ['created_at', 'sent_at', 'started_at', 'finished_at', 'expires_at', 'deadline_at', 'paused_at'];
        await update(`UPDATE attempt SET ${moved(times)} WHERE token = '${token}'`);
        await update(`UPDATE person SET created_at = created_at - ${ms}
            WHERE id = (SELECT person_id FROM attempt WHERE token = '${token}')`);
    },
    sleep: (scene, step) => sleep(step.ms),
    // Worker of the judge: one of the case's own, which has the languages it leases with.
    judge_worker: (scene) => judge.addWorker(scene.world.ask),
    // The stand-in lives and has every language.
    judge_ready: (scene) => judge.alive(scene.world),
    // A job in the queue, put there behind the server's back, in a language that nobody else has.
    async judge_job(scene, step) {
        const id = BigInt(Date.now() - 1577836800000) * 4194304n + BigInt(Math.floor(Math.random() * 4194304));
        const { kind = 'sample', asker = 5, blobs = [], created_ms = 0, tries = 0 } = fill(step, scene.vars);
        const language = `x${scene.vars.unique}`;
        await scene.world.ask(`INSERT INTO judge_job (workspace_id, id, kind, priority, asker_id, language, request, blobs, tries,
            created_at) VALUES (${scene.own.workspace_id}, ${id}, '${kind}', ${{ submit: 1, rejudge: 2 }[kind] ?? 0}, ${asker},
            '${language}', '{"language":"${language}"}', ',${blobs.map((one) => `${one},`).join('')}', ${tries},
            ${Date.now() - created_ms})`);
        return { id: String(id), language, worker: judge.worker([language]) };
    },
    // The judge: leases the next job of the workspace and reports, or only leases it (`hold`).
    async judge(scene, step) {
        const job = await judge.leaseFor(scene.world, scene.own.workspace_id, step.seconds);
        if (!job) throw new Failure('no job of this workspace is queued');
        const { report = {}, verdict = report.verdict ?? 'AC', request } = fill(step, scene.vars);
        if (request) demand(job.request, request);
        if (step.kind && job.kind !== step.kind) throw new Failure(`the job is a ${job.kind}`);
        if (!step.hold) await judge.report(scene.world, job, verdict, { verdict, ...report });
        return job;
    },
    // The judge reports so whatever comes from now on, while the case goes on.
    judge_always: (scene, { report = {}, verdict = report.verdict ?? 'AC' }) =>
        judge.always(scene.world, scene.own.workspace_id, verdict, { verdict, ...report }),
    // A member of a role with a session, made behind the server's back.
    session: (scene, step) => signedIn(scene.world.ask, (step.of === 'other' ? scene.world.other : scene.own).workspace_id, step.role, step),
    // What the administrator does for an order.
    // A link to set the server up, as it prints one at its first start.
    async setup_link(scene, step) {
        const token = randomBytes(12).toString('hex');
        const name = `setup ${createHash('sha256').update(token).digest('hex')}`;
        await scene.world.ask(`INSERT INTO installation (name, value, created_at)
            VALUES ('${name}', '', ${Date.now() - (step.age_hours ?? 0) * 3600000})`);
        return { token };
    },
    // A member of the own workspace, and the secret of a link made for him: `kind` is invite (he has not come yet),
    // confirm or reset.
    async member_link(scene, step) {
        const token = randomBytes(20).toString('hex');
        const email = fill(step.email, scene.vars);
        const id = 2 ** 52 + Math.floor(Math.random() * 2 ** 50);
        const made = Date.now() - (step.age_hours ?? 0) * 3600000;
        const good = { invite: 336, confirm: 168, reset: 1 }[step.kind] * 3600000;
        const workspace = scene.own.workspace_id;
        await scene.world.ask(`INSERT INTO member (workspace_id, id, email, email_fold, name, role, invited_at, created_at)
            VALUES (${workspace}, ${id}, '${email}', '${email.toLowerCase()}', '${step.name ?? 'Grace Hopper'}',
            '${step.role ?? 'manager'}', ${step.kind === 'invite' ? made : 'NULL'}, ${made})`);
        await scene.world.ask(`INSERT INTO member_token (workspace_id, hash, member_id, kind, created_at, expires_at)
            VALUES (${workspace}, '${createHash('sha256').update(token).digest('hex')}', ${id}, '${step.kind}', ${made},
            ${made + good})`);
        return { token, id: `00000000${id.toString(16).padStart(16, '0')}`, workspace_id: workspace };
    },
    grant: (scene, step) => assay(scene.world.store, 'credits', 'grant', '--order', fill(step.order, scene.vars)),
    // The same call `n` times at once; `statuses` says how often each status is answered.
    parallel: async (scene, step) => {
        const requests = Array.from({ length: step.n }, (_, i) => {
            scene.vars.n = i + 1;
            return requestOf(scene, step.call);
        });
        if (step.same_address) requests.forEach((request) => (request.from = requests[0].from));
        const replies = await Promise.all(requests.map(send));
        const statuses = {};
        for (const reply of replies) {
            const wrong = replyWrong(scene.world, requests[0].op, reply);
            if (wrong.length)
                throw new Failure(
                    `${wrong.join('; ')}\n      reply: ${reply.status} ${brief(reply)}`,
                    requests[0],
                );
            statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
        }
        return demand(statuses, { $exact: step.statuses });
    },
    // Rows of the store, each a list of texts.
    sql: async (scene, step) =>
        demand(await scene.world.ask(fill(step.sql, scene.vars)), fill(step.rows, scene.vars)),
    // Waits for a mail of that kind to `to`; its subject and text are as expected.
    mail: async (scene, step) => {
        const to = fill(step.to, scene.vars);
        const found = await until(step.seconds ?? 10, () => mails(scene.world.store, step.kind, to)[0]);
        if (!found) throw new Failure(`no ${step.kind} was mailed to ${to}`);
        return demand(found, fill(step.expect, scene.vars));
    },
    // Waits a little and checks that so many were mailed, not more.
    mail_count: async (scene, step) => {
        const count = () => mails(scene.world.store, step.kind, fill(step.to, scene.vars)).length;
        await until(10, () => count() >= step.n);
        await sleep(300);
        if (count() !== step.n) throw new Failure(`${count()} were mailed, not ${step.n}`);
    },
    // A closer look at something saved.
    look: (scene, step) => demand(fill(step.at, scene.vars), fill(step.expect, scene.vars)),
    // Collects webhooks; `answers` are the statuses it gives in turn, the last one from then on.
    receiver: async (scene, step) => {
        const answers = [...(step.answers ?? [200])];
        const receiver = await startReceiver({
            answer: () => (answers.length > 1 ? answers.shift() : answers[0]),
            location: fill(step.location, scene.vars),
        });
        scene.receivers.push(receiver);
        return receiver;
    },
    // Waits for a webhook that is as expected (the `nth` such); checks its
    // signature when a secret is given.
    webhook: async (scene, step) => {
        const { requests } = scene.vars[step.receiver];
        const want = fill(step.expect, scene.vars);
        const found = await until(
            step.seconds ?? 10,
            () => requests.filter((one) => match(one.json ?? one.form, want).length === 0)[(step.nth ?? 1) - 1],
        );
        if (!found)
            throw new Failure(
                `no webhook like ${JSON.stringify(want)}; came: ${requests.map((one) => one.text)}`,
            );
        demand(found.headers, fill(step.headers ?? {}, scene.vars));
        if (step.secret) checkSignature(found, fill(step.secret, scene.vars));
        return found;
    },
    // Waits a little and checks that so many webhooks came, not more.
    webhook_count: async (scene, step) => {
        const { requests } = scene.vars[step.receiver];
        await until(10, () => requests.length >= step.n);
        await until(0.3, () => requests.length > step.n);
        if (requests.length !== step.n) throw new Failure(`${requests.length} webhooks came, not ${step.n}`);
    },
    // Nothing of a reply says so: what is kept from the caller.
    lacks: (scene, step) => {
        if (JSON.stringify(scene.vars[step.of]).includes(step.text)) throw new Failure(`${step.of} has ${step.text}`);
    },
    same: (scene, step) => {
        const [a, b] = [fill(step.a, scene.vars), fill(step.b, scene.vars)];
        if (JSON.stringify(a) !== JSON.stringify(b))
            throw new Failure(`${JSON.stringify(a)} is not ${JSON.stringify(b)}`);
    },
};

function demand(value, expected) {
    const wrong = match(value, expected);
    if (wrong.length) throw new Failure(wrong.join('; '));
    return value;
}

function checkSignature(request, secret) {
    const want = `sha256=${createHmac('sha256', secret).update(request.text).digest('hex')}`;
    if (request.headers['x-esc-signature'] !== want) {
        throw new Failure(`X-ESC-Signature is ${request.headers['x-esc-signature']}, not ${want}`);
    }
}
