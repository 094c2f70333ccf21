// oauth.mjs - signing in with Google, LinkedIn, GitHub and Facebook.
//
//   node identity/oauth.mjs
//
// Google is played by oidc-provider, a certified OpenID provider, with PKCE, consent and all.  LinkedIn
// is played by one that lies in every way it can; GitHub and Facebook by what their manuals say.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Provider } from 'oidc-provider';
import { check, exitCode } from '../lib/check.mjs';
import { newAddress, send } from '../lib/http.mjs';
import { mails } from '../lib/mail.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { removeFolder, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { query } from '../lib/sql.mjs';

const CALLBACK = 'https://app.example.com/callback';
const PASSWORD = 'a long sentence';
const secret = (bytes = 24) => randomBytes(bytes).toString('base64url');

// --- Google: a real provider ------------------------------------------------------

// Who signs in there as "name" has the address name@..., proved unless the name begins with "un".
const claims = (id) => ({ sub: `g-${id}`, email: `${id}@example.com`, email_verified: !id.startsWith('un'), name: `Name of ${id}` });

async function startGoogle() {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}`;
    const client = (id) => ({
        client_id: id, client_secret: `${id}-secret`, redirect_uris: [CALLBACK], grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
    });
    const provider = new Provider(url, {
        clients: [client('assay'), client('somebody-else')],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        conformIdTokenClaims: false,
        features: { introspection: { enabled: true }, devInteractions: { enabled: true } },
        findAccount: (_, id) => ({ accountId: id, claims: () => claims(id.slice(2)) }),
        pkce: { required: () => false },
        cookies: { keys: [secret()] },
    });
    // The sign-in page of the provider takes any name; ids at the provider are not names.
    server.on('request', provider.callback());
    const warn = console.warn;
    console.warn = () => {};
    provider.on('server_error', (_, e) => warn(e));
    return { url, stop: () => server.close() };
}

// What a browser does: follows the provider to the code.
async function flow(google, name, { client = 'assay', nonce, verifier, state = secret() } = {}) {
    const jar = new Map();
    const go = async (url, form) => {
        const reply = await fetch(url, {
            method: form ? 'POST' : 'GET', redirect: 'manual', body: form && new URLSearchParams(form),
            headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
        });
        for (const cookie of reply.headers.getSetCookie()) {
            const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie);
            jar.set(key, value);
        }
        return { location: reply.headers.get('location'), text: await reply.text() };
    };
    const challenge = verifier && createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({
        client_id: client, response_type: 'code', scope: 'openid email profile', redirect_uri: CALLBACK, state,
        ...(nonce ? { nonce } : {}), ...(verifier ? { code_challenge: challenge, code_challenge_method: 'S256' } : {}),
    });
    let { location } = await go(`${google.url}/auth?${query}`);
    for (let n = 0; n < 12 && !location.startsWith(CALLBACK); n++) {
        const at = new URL(location, google.url);
        const page = await go(at);
        if (page.location) location = page.location;
        else {
            const prompt = /name="prompt" value="(\w+)"/.exec(page.text)[1];
            const action = /action="([^"]+)"/.exec(page.text)[1];
            location = (await go(new URL(action, google.url), { prompt, login: `g-${name}`, password: 'x' })).location;
        }
    }
    return { code: new URL(location).searchParams.get('code'), redirectUri: CALLBACK, state };
}

// --- LinkedIn, GitHub, Facebook: what they say is up to the test ---------------------

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function sign(payload, { alg = 'RS256', kid = 'one', key = privateKey } = {}) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg, kid })}.${part(payload)}`;
    if (alg === 'none') return `${text}.`;
    if (alg === 'HS256') return `${text}.${createHash('sha256').update(text).digest('base64url')}`;
    return `${text}.${createSign('SHA256').update(text).sign({ key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function startOthers() {
    const says = { claims: {}, how: {}, github: {}, emails: [], facebook: {}, app: 'assay', issuer: undefined };
    const server = createServer(async (req, res) => {
        let body = '';
        for await (const piece of req) body += piece;
        const { pathname } = new URL(req.url, says.url);
        const jwk = (key, kid, more) => ({ ...key.export({ format: 'jwk' }), kid, use: 'sig', ...more });
        const now = Math.floor(Date.now() / 1000);
        const routes = {
            '/in/.well-known/openid-configuration': () => ({
                issuer: says.issuer ?? `${says.url}/in`, token_endpoint: `${says.url}/in/token`, jwks_uri: `${says.url}/in/keys`,
                userinfo_endpoint: `${says.url}/in/me`, introspection_endpoint: `${says.url}/in/look`,
            }),
            '/in/token': () => ({ access_token: 'at', id_token: sign({ iss: `${says.url}/in`, aud: 'assay', sub: 'in-1', iat: now, exp: now + 60,
                email: 'lin@example.com', email_verified: true, name: 'Lin', ...says.claims }, says.how) }),
            '/in/keys': () => ({ keys: [jwk(ec.publicKey, 'two'), jwk(publicKey, 'one')] }),
            '/login/oauth/access_token': () => (body.includes('code=bad') ? { error: 'bad_verification_code' } : { access_token: 'gh' }),
            '/api/user': () => ({ id: 7, login: 'octo', name: 'Octo Cat', ...says.github }),
            '/api/user/emails': () => says.emails,
            '/api/applications/assay/token': () => ({ app: { client_id: says.app } }),
            '/fb/oauth/access_token': () => ({ access_token: 'fb' }),
            '/fb/debug_token': () => ({ data: { is_valid: true, app_id: says.app } }),
            '/fb/me': () => ({ id: '99', name: 'Fay', email: 'fay@example.com', ...says.facebook }),
        };
        says.asked = { path: req.url, body, authorization: req.headers.authorization };
        const answer = routes[pathname]?.();
        res.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer ?? {}));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    says.url = `http://127.0.0.1:${server.address().port}`;
    return { says, stop: () => server.close() };
}

// --- the cases ------------------------------------------------------------------------

async function run(name, database) {
    const google = await startGoogle();
    const { says, stop } = await startOthers();
    const env = Object.fromEntries(Object.entries({
        GOOGLE_URL: google.url, GOOGLE_CLIENT_ID: 'assay', GOOGLE_CLIENT_SECRET: 'assay-secret',
        LINKEDIN_URL: `${says.url}/in`, LINKEDIN_CLIENT_ID: 'assay', LINKEDIN_CLIENT_SECRET: 's',
        GITHUB_URL: says.url, GITHUB_API_URL: `${says.url}/api`, GITHUB_CLIENT_ID: 'assay', GITHUB_CLIENT_SECRET: 's',
        FACEBOOK_URL: `${says.url}/fb`, FACEBOOK_CLIENT_ID: 'assay', FACEBOOK_CLIENT_SECRET: 's',
    }).map(([key, value]) => [`ASSAY_${key}`, value]));
    const store = { data: temporaryFolder('oauth'), database, env };
    const server = await startServer(store);
    const post = (path, body) => send({ method: 'POST', url: `${server.url}${path}`, body, from: newAddress(), timeout_ms: 60000 });
    const ok = (condition, what, reply) => check(condition, `${name}: ${what}`, reply && `${reply.status} ${reply.text}`);
    const refused = (reply, what, text) => ok(reply.status === 400 && reply.json.type === 'SIGNIN_PROVIDER_ERROR' &&
        (!text || reply.json.payload.message.includes(text)), what, reply);
    const signup = (email, more = {}) => post('/auth/signup', { email, password: PASSWORD, displayName: 'Ada Lovelace', roles: 'admin', companyName: `Co ${email}`, ...more });
    const signin = (email) => post('/auth/signin', { email, password: PASSWORD });
    const confirm = async (email) => {
        const mail = await until(10, () => mails(store, 'confirmation', email)[0]);
        await send({ method: 'PUT', url: `${server.url}/auth/confirmation/${mail.token}` });
    };

    // Google, a code with PKCE and nonce: an account is made, and found again.
    const [verifier, nonce] = [secret(32), secret()];
    const first = { ...(await flow(google, 'grace', { verifier, nonce })), code_verifier: verifier, nonce };
    let reply = await post('/auth/google', first);
    ok(reply.status === 201 && reply.json.isNew && reply.json.provider === 'google' && reply.json.user.confirmed &&
        reply.json.user.email === 'grace@example.com' && reply.json.user.displayName === 'Name of grace', 'google makes an account', reply);
    const me = reply.json.user?._id;
    refused(await post('/auth/google', first), 'a code is good once, whatever the provider says', 'used before');
    const twice = await flow(google, 'grace', { state: first.state });
    refused(await post('/auth/google', twice), 'a state is good once', 'used before');
    reply = await post('/auth/google', await flow(google, 'grace'));
    ok(reply.status === 201 && !reply.json.isNew && reply.json.user._id === me, 'google finds the account again', reply);
    refused(await post('/auth/google', { ...(await flow(google, 'grace', { verifier })), code_verifier: secret(32) }), 'a wrong verifier', 'refused');
    refused(await post('/auth/google', await flow(google, 'grace', { verifier })), 'no verifier', 'refused');
    refused(await post('/auth/google', { ...(await flow(google, 'grace', { nonce })), nonce: secret() }), 'another nonce', 'nonce');
    refused(await post('/auth/google', await flow(google, 'grace', { nonce })), 'no nonce where the token has one', 'nonce');
    refused(await post('/auth/google', { ...(await flow(google, 'grace')), redirectUri: 'https://evil.example.com/' }), 'another redirect address', 'refused');
    refused(await post('/auth/google', await flow(google, 'grace', { client: 'somebody-else' })), "another client's code", 'refused');
    refused(await post('/auth/google', { code: 'no-such-code', redirectUri: CALLBACK }), 'a code nobody gave', 'refused');

    // Google, an access token: only one that was given to us.
    const token = async (client) => {
        const grant = await flow(google, 'tim', { client });
        const form = new URLSearchParams({ grant_type: 'authorization_code', code: grant.code, redirect_uri: CALLBACK, client_id: client, client_secret: `${client}-secret` });
        return (await (await fetch(`${google.url}/token`, { method: 'POST', body: form })).json()).access_token;
    };
    reply = await post('/auth/google', { access_token: await token('assay') });
    ok(reply.status === 201 && reply.json.user.email === 'tim@example.com', 'an access token of ours', reply);
    refused(await post('/auth/google', { access_token: await token('somebody-else') }), "an access token of another app", 'not given to this server');
    refused(await post('/auth/google', { access_token: secret() }), 'an access token nobody gave');

    // Which account an address leads to.
    await signup('known@example.com');
    await confirm('known@example.com');
    reply = await post('/auth/google', await flow(google, 'known'));
    ok(reply.status === 201 && !reply.json.isNew && reply.json.user.roles === 'admin' && (await signin('known@example.com')).status === 201,
        'an address that both have proved leads to its account; the password stays', reply);
    const squatter = await signup('victim@example.com');
    reply = await post('/auth/google', await flow(google, 'victim'));
    ok(reply.status === 201 && (await signin('victim@example.com')).status === 400 &&
        (await send({ url: `${server.url}/questions`, headers: { authorization: `Bearer ${squatter.json.token}` } })).status === 401,
        'a password somebody set before the owner came is void, and his session ends', reply);
    await signup('unproved@example.com');
    refused(await post('/auth/google', await flow(google, 'unproved')), 'an address that the provider has not proved leads to no account', 'not proved');
    reply = await post('/auth/google', await flow(google, 'unknown'));
    ok(reply.status === 201 && reply.json.isNew && !reply.json.user.confirmed, 'nor does it make a confirmed one', reply);
    query(store, `UPDATE member_identity SET subject = 'other' WHERE subject = 'g-known'`);
    refused(await post('/auth/google', await flow(google, 'known')), 'an address that was given to somebody else at the provider', 'another account');
    reply = await post('/auth/connect', { email: 'grace@example.com' });
    ok(reply.json.provider === 'google' && reply.json.password === false, 'connect tells the provider', reply);

    // LinkedIn lies.
    const now = () => Math.floor(Date.now() / 1000);
    const lie = async (what, text, claims, how = {}) => {
        Object.assign(says, { claims, how });
        refused(await post('/auth/linkedin', { code: secret(), redirectUri: CALLBACK }), what, text);
    };
    Object.assign(says, { claims: {}, how: {} });
    reply = await post('/auth/linkedin', { code: secret(), redirectUri: CALLBACK });
    ok(reply.status === 201 && reply.json.user.email === 'lin@example.com', 'linkedin makes an account', reply);
    Object.assign(says, { how: { alg: 'ES256', kid: 'two', key: ec.privateKey } });
    reply = await post('/auth/linkedin', { code: secret(), redirectUri: CALLBACK });
    ok(reply.status === 201, 'a token signed by an elliptic curve', reply);
    await lie('a token signed by another key', 'no key', {}, { key: stranger.privateKey });
    await lie('a token signed by a key of another name', 'no key', {}, { kid: 'three' });
    await lie('a token that is not signed', 'no signed token', {}, { alg: 'none' });
    await lie('a token signed with the public key as a secret', 'RS256', {}, { alg: 'HS256' });
    await lie('a token that says ES256 with an RSA key', 'no key', {}, { alg: 'ES256' });
    await lie('a token for somebody else', 'somebody else', { aud: 'other' });
    await lie('a token for us and others that another asked for', 'somebody else', { aud: ['assay', 'other'], azp: 'other' });
    await lie('a token of another issuer', 'another issuer', { iss: 'https://evil.example.com' });
    await lie('a token that is over', 'over', { exp: now() - 120 });
    await lie('a token without an end', 'over', { exp: undefined });
    await lie('a token of the future', 'future', { iat: now() + 600 });
    await lie('a token that names nobody', 'nobody', { sub: '' });
    Object.assign(says, { claims: {}, how: {}, issuer: 'https://evil.example.com' });
    reply = await post('/auth/linkedin', { code: secret(), redirectUri: CALLBACK });
    ok(reply.status === 503 && /LINKEDIN_URL/.test(reply.json.message), 'a provider that is another one: the setting is named', reply);
    says.issuer = undefined;

    // GitHub: the first address, when it is proved.
    says.emails = [{ email: 'second@example.com', primary: false, verified: true }, { email: 'octo@example.com', primary: true, verified: true }];
    reply = await post('/auth/github', { code: secret(), redirectUri: CALLBACK });
    ok(reply.status === 201 && reply.json.user.email === 'octo@example.com' && reply.json.user.confirmed, 'github makes an account', reply);
    refused(await post('/auth/github', { code: 'bad' }), 'github refuses with a 200');
    reply = await post('/auth/github', { access_token: secret() });
    ok(reply.status === 201 && !reply.json.isNew, 'a token of github', reply);
    says.app = 'other';
    refused(await post('/auth/github', { access_token: secret() }), "github: a token of another app", 'not given to this server');
    says.app = 'assay';
    says.github = { id: 8 };
    says.emails = [{ email: 'known@example.com', primary: true, verified: false }];
    refused(await post('/auth/github', { code: secret() }), 'github: an address it has not proved', 'not proved');
    says.emails = [];
    refused(await post('/auth/github', { code: secret() }), 'github: no address', 'no address');

    // Facebook proves no address.
    reply = await post('/auth/facebook', { code: secret(), redirectUri: CALLBACK });
    ok(reply.status === 201 && reply.json.isNew && !reply.json.user.confirmed && /appsecret_proof=[0-9a-f]{64}/.test(says.asked.path), 'facebook makes an account', reply);
    reply = await post('/auth/facebook', { code: secret(), redirectUri: CALLBACK });
    ok(reply.status === 201 && !reply.json.isNew, 'facebook finds it again by its id', reply);
    says.facebook = { id: '100', email: 'known@example.com' };
    refused(await post('/auth/facebook', { code: secret() }), 'facebook leads to no account by its address', 'not proved');
    says.app = 'other';
    refused(await post('/auth/facebook', { access_token: secret() }), 'facebook: a token of another app', 'not given to this server');

    await server.stop();
    const log = (await import('node:fs')).readFileSync(server.log, 'utf8');
    ok(!/@example\.com|assay-secret/.test(log), 'neither addresses nor secrets stand in the log');
    const closed = await startServer({ ...store, env: { ...env, ASSAY_REGISTER: 'closed' } });
    reply = await send({ method: 'POST', url: `${closed.url}/auth/google`, body: await flow(google, 'newcomer'), timeout_ms: 60000 });
    ok(reply.status === 403, 'sign-up is closed: nobody new', reply);
    reply = await send({ method: 'POST', url: `${closed.url}/auth/google`, body: await flow(google, 'grace'), timeout_ms: 60000 });
    ok(reply.status === 201, 'sign-up is closed: who is known comes in', reply);
    await closed.stop();
    google.stop();
    stop();
    removeFolder(store.data);
}

await run('sqlite');
const pg = await startPostgres();
if (pg) {
    await run('postgres', await pg.createDatabase('oauth'));
    await pg.stop();
}
process.exit(exitCode());
