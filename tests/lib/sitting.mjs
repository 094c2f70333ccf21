// sitting.mjs - a candidate: opens the link, answers, finishes.
import { bearer, send } from './http.mjs';
import { until } from './server.mjs';

let people = 0;
export const someEmail = () => `person-${process.pid}-${++people}-${Date.now()}@example.com`;

// The secret of a candidate's link.
export const tokenOf = (invite) => invite.invite_url.replace(/\/+$/, '').split('/').pop();

const sitting = (url, token, rest = '') => `${url}/assay/v1/sittings/${token}${rest}`;

async function must(status, reply) {
    const got = await reply;
    if (got.status !== status)
        throw new Error(`expected ${status}, got ${got.status}: ${got.text.slice(0, 400)}`);
    return got.json;
}

// Invites somebody over the ESC API; returns the invitation with `token`.
export async function invite(url, key, body = {}) {
    const made = await must(
        201,
        send({
            method: 'POST',
            url: `${url}/api/v1/invites`,
            headers: bearer(key),
            body: { email: someEmail(), ...body },
        }),
    );
    return { ...made, token: tokenOf(made) };
}

export function open(url, token) {
    return must(200, send({ url: sitting(url, token) }));
}

export function start(url, token, locale = 'en') {
    return must(
        200,
        send({ method: 'POST', url: sitting(url, token, '/start'), body: { consent: true, locale } }),
    );
}

export function itemsOf(opened) {
    return opened.parts.flatMap((part) => part.items);
}

// How the i-th item (0..) is answered: one value for all, "pattern" (a fixed
// mixture that gives every dimension a different score), or a list.
export function valueOf(values, i, item) {
    if (values === 'pattern' && item.type === 'tetrad') return { most: i % 4, least: (i + 1 + (i % 3)) % 4 };
    if (values === 'pattern' && item.type === 'adjectives')
        return item.options.map((option) => option.value).filter((value) => (value + i) % 3 === 0);
    if (values === 'pattern') return 1 + ((i * 7 + Math.floor(i / 5) * 3) % 5);
    return Array.isArray(values) ? values[i % values.length] : values;
}

export function save(url, token, answers, client = 'test') {
    return send({ method: 'PUT', url: sitting(url, token, '/answers'), body: { client, answers } });
}

export function answer(item, value, rev = 1) {
    return { item_id: item.item_id, rev, value, at: new Date().toISOString() };
}

export async function answerAll(url, token, items, values = 'pattern') {
    const answers = items.map((item, i) => answer(item, valueOf(values, i, item)));
    for (let i = 0; i < answers.length; i += 40) await must(200, save(url, token, answers.slice(i, i + 40)));
}

export function finish(url, token) {
    return must(200, send({ method: 'POST', url: sitting(url, token, '/finish'), body: {} }));
}

// Waits until the results are there: scoring follows finish as a job.
export async function results(url, key, inviteId, seconds = 10) {
    const reply = await until(seconds, async () => {
        const got = await send({ url: `${url}/api/v1/invites/${inviteId}/results`, headers: bearer(key) });
        return got.status === 409 ? null : got;
    });
    if (!reply) throw new Error(`no results of ${inviteId} after ${seconds} s`);
    return must(200, reply);
}

// The whole way of one candidate; returns the invitation as it is afterwards.
export async function complete(url, key, body = {}, values = 'pattern') {
    const made = await invite(url, key, body);
    const started = await start(url, made.token);
    await answerAll(url, made.token, itemsOf(started), values);
    await finish(url, made.token);
    await results(url, key, made.invite_id);
    const after = await must(
        200,
        send({ url: `${url}/api/v1/invites/${made.invite_id}`, headers: bearer(key) }),
    );
    return { ...after, token: made.token };
}
