// A client that keeps a token until it is refused, with fetch: 401 -> log in -> the same again.
const BASE = 'https://app.testgorilla.com/api';
const [, , username, password] = process.argv;
let token = '0000000000000000000000000000000000000000';
let logins = 0;

async function login() {
    const reply = await fetch(`${BASE}/profiles/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: 'https://app.testgorilla.com' },
        body: JSON.stringify({ username, password }),
    });
    if (!reply.ok) throw new Error(`login: ${reply.status} ${await reply.text()}`);
    logins++;
    return (await reply.json()).token;
}

async function call(method, path, body) {
    const send = () =>
        fetch(`${BASE}${path}`, {
            method,
            headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
            body: body && JSON.stringify(body),
        });
    let reply = await send();
    if (reply.status === 401 && (await reply.json()).detail === 'Invalid token.') {
        token = await login();
        reply = await send();
    }
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? null : reply.json();
}

const invited = await call('POST', '/assessments/6/invite_candidate?no_email=true', { email: 'fetch@example.com' });
const staged = await call('PATCH', `/assessments/candidature/${invited.id}/change_stage`, { stage: 'INT' });
const listed = await call('GET', '/assessments/candidature?assessment=6&stage=INT');
await call('DELETE', `/assessments/candidature/${invited.id}`);
console.log(JSON.stringify({ logins, stage: staged.stage, count: listed.count }));
