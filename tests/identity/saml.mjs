// saml.mjs - signing in with the identity provider of a workspace.
//
//   node identity/saml.mjs
//
// The provider is played by samlify, which reads our request and answers it; what must be refused
// is made by hand and signed by xml-crypto.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import * as samlify from 'samlify';
import { SignedXml } from 'xml-crypto';
import { check, exitCode } from '../lib/check.mjs';
import { newAddress, send } from '../lib/http.mjs';
import { startPostgres } from '../lib/pg.mjs';
import { assay, removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';
import { query } from '../lib/sql.mjs';

const ENTITY = 'https://idp.example.com/entity';
const SSO = 'https://idp.example.com/sso?tenant=1';
const P = 'urn:oasis:names:tc:SAML:2.0:protocol';
const A = 'urn:oasis:names:tc:SAML:2.0:assertion';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
samlify.setSchemaValidator({ validate: async () => 'fine' });

// --- keys and metadata -------------------------------------------------------------

function makeKey() {
    const folder = mkdtempSync(join(tmpdir(), 'assay-saml-'));
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2',
        '-subj', '/CN=idp'], { stdio: 'ignore' });
    const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    rmSync(folder, { recursive: true });
    return { ...pair, body: pair.cert.replace(/-----[^-]+-----|\s/g, '') };
}
const own = makeKey();
const stranger = makeKey();

const metadata = (entity = ENTITY) => `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}">
<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${P}">
<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="${DSIG}"><ds:X509Data><ds:X509Certificate>${own.body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${SSO}"/>
</md:IDPSSODescriptor></md:EntityDescriptor>`;

// --- answers -----------------------------------------------------------------------

const at = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();
const id = () => `_${randomBytes(16).toString('hex')}`;

// An answer to `request` {id, callback, audience}; `o` changes what it says.
function assertionOf(request, o = {}) {
    const say = { issuer: ENTITY, email: 'ada@corp.example', audience: request.audience, recipient: request.callback,
        from: at(-5), end: at(300), confirmEnd: at(300), to: request.id, id: id(), extra: '', ...o };
    return `<saml:Assertion xmlns:saml="${A}" ID="${say.id}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${say.issuer}</saml:Issuer>`
        + `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${say.email}</saml:NameID>`
        + (say.noConfirmation ? '' : `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${say.to}" Recipient="${say.recipient}" NotOnOrAfter="${say.confirmEnd}"/></saml:SubjectConfirmation>`)
        + `</saml:Subject><saml:Conditions NotBefore="${say.from}" NotOnOrAfter="${say.end}">`
        + (say.audience ? `<saml:AudienceRestriction><saml:Audience>${say.audience}</saml:Audience></saml:AudienceRestriction>` : '')
        + `</saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`
        + `<saml:AttributeStatement><saml:Attribute Name="displayName"><saml:AttributeValue>Ada Lovelace</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>${say.extra}</saml:Assertion>`;
}
function responseOf(request, inner, o = {}) {
    const say = { issuer: ENTITY, destination: request.callback, to: request.id, status: 'Success', id: id(), ...o };
    return `<samlp:Response xmlns:samlp="${P}" ID="${say.id}" Version="2.0" IssueInstant="${at(0)}"${say.destination ? ` Destination="${say.destination}"` : ''} InResponseTo="${say.to}">`
        + `<saml:Issuer xmlns:saml="${A}">${say.issuer}</saml:Issuer>`
        + `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${say.status}"/></samlp:Status>${inner}</samlp:Response>`;
}

// Signs the element of that local name, as a child behind its Issuer.
function sign(xml, what = 'Assertion', { key = own.key, cert = own.cert, method = `${MORE}rsa-sha256`,
    digest = 'http://www.w3.org/2001/04/xmlenc#sha256', transforms } = {}) {
    const path = `//*[local-name(.)='${what}']`;
    const signer = new SignedXml({ privateKey: key, publicCert: cert, signatureAlgorithm: method,
        canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#' });
    signer.addReference({ xpath: path, digestAlgorithm: digest,
        transforms: transforms ?? [`${DSIG}enveloped-signature`, 'http://www.w3.org/2001/10/xml-exc-c14n#'] });
    signer.computeSignature(xml, { prefix: 'ds', location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' } });
    return signer.getSignedXml();
}
const base64 = (xml) => Buffer.from(xml).toString('base64');

// --- wrapped signatures: a signed assertion beside, around or within one that is not -------

function wrapped(request) {
    const good = assertionOf(request, { email: 'eve@corp.example' });
    const signed = sign(responseOf(request, good));
    const original = /<saml:Assertion[^]*<\/saml:Assertion>/.exec(signed)[0];
    const signature = /<ds:Signature[^]*<\/ds:Signature>/.exec(original)[0];
    const bare = original.replace(signature, '');
    const goodId = / ID="([^"]+)"/.exec(original)[1];
    const evil = (more = '', o = {}) => assertionOf(request, { email: 'ada@corp.example', extra: more, ...o });
    const inIssuer = (text) => evil().replace('</saml:Issuer>', `</saml:Issuer>${text}`);
    const object = (text) => signature.replace('</ds:Signature>', `<ds:Object>${text}</ds:Object></ds:Signature>`);
    const whole = sign(responseOf(request, good), 'Response');
    const wholeSignature = /<ds:Signature[^]*<\/ds:Signature>/.exec(whole)[0];
    return {
        'the forged assertion before the signed one': responseOf(request, evil() + original),
        'the forged assertion behind the signed one': responseOf(request, original + evil()),
        'the signed assertion within the forged one': responseOf(request, evil(original)),
        'the signed assertion within the forged signature': responseOf(request, inIssuer(object(bare))),
        'the signed assertion in an extension': responseOf(request, evil()).replace('<samlp:Status>', `<samlp:Extensions>${original}</samlp:Extensions><samlp:Status>`),
        'the forged assertion with the signature of the other, which has an element of its own': responseOf(request, inIssuer(signature) + `<wrap xmlns="x">${bare}</wrap>`),
        'two elements of one id': responseOf(request, evil('', { id: goodId }) .replace('</saml:Issuer>', `</saml:Issuer>${signature}`)
            + `<w xmlns="x" ID="${goodId}"/>`),
        'the forged answer around the signed one': responseOf(request, evil()).replace('<samlp:Status>', `<samlp:Extensions>${whole}</samlp:Extensions><samlp:Status>`),
        'the signature of a whole answer in a forged one': responseOf(request, evil()).replace('</saml:Issuer>', `</saml:Issuer>${wholeSignature}`),
        'the forged assertion under another name space': responseOf(request, original.replace(/saml:Assertion/g, 'x:Assertion').replace('xmlns:saml', 'xmlns:x="y" xmlns:saml') + evil()),
    };
}

// --- the cases -----------------------------------------------------------------------

async function run(name, database) {
    const store = { data: temporaryFolder('saml'), database };
    const server = await startServer(store);
    const workspace = await setup(store, { name: 'Corp' });
    const other = await setup(store, { name: 'Other' });
    const file = join(store.data, 'metadata.xml');
    writeFileSync(file, metadata());
    const cli = (...args) => assay(store, 'saml', ...args, '--workspace', workspace.workspace_id);
    const post = (path, body, headers) => send({ method: 'POST', url: `${server.url}${path}`, body, headers, from: newAddress(), timeout_ms: 60000 });
    const ok = (condition, what, reply) => check(condition, `${name}: ${what}`, reply && `${reply.status} ${reply.text}`);
    const members = () => query(store, `SELECT count(*) FROM member WHERE workspace_id = ${workspace.workspace_id}`)[0][0];

    // The command line.
    const printed = await cli('set', '--metadata', file, '--domains', 'Corp.example,corp2.example', '--role', 'hunter');
    const provider = printed.slice(0, 24);
    ok(/^[0-9a-f]{24} {2}https:\/\/idp\.example\.com\/entity\n$/.test(printed), 'assay saml set');
    ok((await cli('set', '--metadata', file, '--domains', 'corp.example', '--role', 'hunter')) === printed, 'set again replaces it');
    ok((await cli('list')).includes('hunter') && (await cli('list')).trim().endsWith('corp.example'), 'assay saml list');
    const fails = async (...args) => cli(...args).then(() => false, (e) => e.message);
    const bad = join(store.data, 'bad.xml');
    writeFileSync(bad, '<x/>');
    ok(/metadata/.test(await fails('set', '--metadata', bad, '--domains', 'x.example')), 'what is no metadata is refused');
    ok(/leads to another/.test(await assay(store, 'saml', 'set', '--workspace', other.workspace_id, '--metadata', file, '--domains', 'corp.example').catch((e) => e.message)),
        "another workspace's domain is refused");

    // Asking.
    const begin = async (body = { email: 'Ada@CORP.example' }) => {
        const reply = await post('/auth/saml', body);
        const url = new URL(reply.json.url ?? 'x:');
        return { reply, url, relay: url.searchParams.get('RelayState'), callback: `${server.url}/auth/saml/callback`,
            audience: `${server.url}/assay/v1/saml/metadata` };
    };
    const spMetadata = (await send({ url: `${server.url}/assay/v1/saml/metadata` })).text;
    const sp = samlify.ServiceProvider({ metadata: spMetadata });
    const asked = async (body) => {
        const one = await begin(body);
        const idp = samlify.IdentityProvider({ metadata: metadata(), privateKey: own.key });
        const parsed = await idp.parseLoginRequest(sp, 'redirect', { query: Object.fromEntries(one.url.searchParams) });
        return { ...one, parsed, idp, id: parsed.extract.request.id };
    };
    const first = await asked();
    ok(first.reply.status === 201 && first.url.href.startsWith(SSO) && first.url.searchParams.get('tenant') === '1', 'the browser is sent to the provider', first.reply);
    ok(first.parsed.extract.issuer === first.audience && first.parsed.extract.request.assertionConsumerServiceUrl !== 'x' && first.relay.length === 40 && first.reply.json.RelayState === first.relay && first.reply.json._id === undefined,
        'samlify reads our request', first.reply);
    ok((await begin({ id: provider })).reply.status === 201, 'the provider by its id');
    const answer = (request, xml, how = {}) => post('/auth/saml/callback', { SAMLResponse: how.raw ?? base64(xml), RelayState: how.relay ?? request.relay });

    // samlify answers.
    const template = {
        attributes: [],
        context: '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{ID}" Version="2.0" IssueInstant="{IssueInstant}" Destination="{Destination}" InResponseTo="{InResponseTo}"><saml:Issuer>{Issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="{StatusCode}"/></samlp:Status><saml:Assertion ID="{AssertionID}" Version="2.0" IssueInstant="{IssueInstant}"><saml:Issuer>{Issuer}</saml:Issuer><saml:Subject><saml:NameID Format="{NameIDFormat}">{NameID}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{SubjectConfirmationDataNotOnOrAfter}" Recipient="{SubjectRecipient}" InResponseTo="{InResponseTo}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{ConditionsNotBefore}" NotOnOrAfter="{ConditionsNotOnOrAfter}"><saml:AudienceRestriction><saml:Audience>{Audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{IssueInstant}" SessionIndex="{AssertionID}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement></saml:Assertion></samlp:Response>',
    };
    const peer = async (request, email, { message = false, assertion = true } = {}) => {
        const idp = samlify.IdentityProvider({ metadata: metadata(), privateKey: own.key, loginResponseTemplate: template,
            requestSignatureAlgorithm: `${MORE}rsa-sha256` });
        const to = samlify.ServiceProvider({ metadata: assertion ? spMetadata : spMetadata.replace('WantAssertionsSigned="true"', 'WantAssertionsSigned="false"'),
            wantMessageSigned: message });
        const fill = (text) => {
            const values = { ID: id(), AssertionID: id(), Issuer: ENTITY, IssueInstant: at(0), Destination: request.callback, InResponseTo: request.id,
                StatusCode: 'urn:oasis:names:tc:SAML:2.0:status:Success', NameID: email, NameIDFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
                SubjectRecipient: request.callback, SubjectConfirmationDataNotOnOrAfter: at(300), ConditionsNotBefore: at(-1), ConditionsNotOnOrAfter: at(300), Audience: request.audience };
            return { id: values.ID, context: text.replace(/\{(\w+)\}/g, (_, tag) => values[tag] ?? '') };
        };
        return (await idp.createLoginResponse(to, { extract: { request: { id: request.id } } }, 'post', { email }, fill)).context;
    };
    let reply = await post('/auth/saml/callback', { SAMLResponse: await peer(first, 'ada@corp.example'), RelayState: first.relay });
    ok(reply.status === 201 && reply.json.isNew && reply.json.provider === 'saml' && reply.json.user.roles === 'hunter' && reply.json.user.confirmed && reply.json.user.company.name === 'Corp',
        'samlify signs somebody in, who becomes a member', reply);
    ok((await send({ url: `${server.url}/auth/validate`, headers: { 'x-api-key': reply.json.token } })).status === 401 &&
        (await send({ url: `${server.url}/disc/patterns`, headers: { authorization: `Bearer ${reply.json.token}` } })).status === 200, 'with a session');
    const me = reply.json.user?._id;
    let request = await asked();
    reply = await post('/auth/saml/callback', new URLSearchParams({ SAMLResponse: await peer(request, 'ADA@corp.example', { message: true, assertion: false }), RelayState: request.relay }).toString(),
        { 'Content-Type': 'application/x-www-form-urlencoded' });
    ok(reply.status === 201 && !reply.json.isNew && reply.json.user._id === me, 'an answer that is signed as a whole, as the form of a browser', reply);
    request = await asked();
    reply = await post('/auth/saml/callback', { SAMLResponse: await peer(request, 'ada@corp.example', { message: true }), RelayState: request.relay });
    ok(reply.status === 201 && reply.json.user._id === me, 'both signed', reply);

    // By hand: the same works, so what is refused below is refused for its one difference.
    const used = await asked();
    const fine = sign(responseOf(used, assertionOf(used)));
    reply = await answer(used, fine);
    ok(reply.status === 201 && reply.json.user._id === me, 'an answer made by hand', reply);
    const refused = (r, what, text) => ok(r.status === 400 && r.json.type === 'SIGNIN_SAML_ERROR' && (!text || r.json.payload.message.includes(text)), what, r);
    refused(await answer(used, fine), 'the same answer again', 'nobody asked');
    query(store, `INSERT INTO sign_in_once (name, workspace_id, provider_id, expires_at) SELECT 'request ${used.id}', workspace_id, id, ${Date.now() + 600000} FROM saml_provider`);
    refused(await answer(used, fine), 'the same assertion again, had the request been open', 'used before');
    const before = members();

    const lie = async (what, text, make) => {
        const one = await asked();
        refused(await answer(one, await make(one)), what, text);
    };
    const both = (r, o, p, how) => sign(responseOf(r, assertionOf(r, o), p), 'Assertion', how);
    await lie('an answer that is not signed', 'not signed', (r) => responseOf(r, assertionOf(r)));
    await lie('signed by another key', 'not signed by', (r) => both(r, {}, {}, { key: stranger.key, cert: stranger.cert }));
    await lie('signed by another key that says it is ours', 'not signed by', (r) => both(r, {}, {}, { key: stranger.key }));
    await lie('changed after it was signed', 'not signed by', (r) => both(r, { email: 'eve@corp.example' }).replace('eve@', 'ada@'));
    await lie('an answer signed as a whole and changed', 'not signed by', (r) => sign(responseOf(r, assertionOf(r, { email: 'eve@corp.example' })), 'Response').replace('eve@', 'ada@'));
    await lie('signed with SHA-1', 'not built', (r) => both(r, {}, {}, { method: `${DSIG}rsa-sha1`, digest: `${DSIG}sha1` }));
    await lie('signed with the certificate as a secret', 'not built', (r) => both(r).replace(`${MORE}rsa-sha256`, `${MORE}hmac-sha256`));
    await lie('another transform', 'not built', (r) => both(r, {}, {}, { transforms: [`${DSIG}enveloped-signature`, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'] }));
    await lie('it is over', 'over', (r) => both(r, { end: at(-180) }));
    await lie('it is not good yet', 'not good yet', (r) => both(r, { from: at(180) }));
    await lie('its confirmation is over', 'not confirmed', (r) => both(r, { confirmEnd: at(-180) }));
    await lie('no confirmation', 'not confirmed', (r) => both(r, { noConfirmation: true }));
    await lie('a time that is none', 'over', (r) => both(r, { end: 'soon' }));
    await lie('for another audience', 'somebody else', (r) => both(r, { audience: 'https://other.example.com' }));
    await lie('for no audience', 'somebody else', (r) => both(r, { audience: '' }));
    await lie('for another address', 'another address', (r) => both(r, {}, { destination: 'https://other.example.com/auth/saml/callback' }));
    await lie('for another recipient', 'not confirmed', (r) => both(r, { recipient: 'https://other.example.com/auth/saml/callback' }));
    await lie('to another request', 'another request', (r) => both(r, {}, { to: id() }));
    await lie('confirmed for another request', 'not confirmed', (r) => both(r, { to: id() }));
    await lie('of another provider', 'another identity provider', (r) => both(r, { issuer: 'https://evil.example.com' }));
    await lie('an answer of another provider', 'another identity provider', (r) => both(r, {}, { issuer: 'https://evil.example.com' }));
    await lie('a status that is no success', 'did not sign', (r) => both(r, {}, { status: 'Responder' }));
    await lie('an address of another domain', 'may not speak', (r) => both(r, { email: workspace.email }));
    await lie('an address of a domain that was given up', 'may not speak', (r) => both(r, { email: 'ada@corp2.example' }));
    await lie('no address', 'no address', (r) => both(r, { email: 'ada' }));
    await lie('a comment that cuts the address', 'comments', (r) => both(r, { email: 'ada@corp.example.evil.example' }).replace('example.evil', 'example<!---->.evil'));
    await lie('an entity that reads a file', 'DOCTYPE', (r) => `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${both(r).replace('Ada Lovelace', '&f;')}`);
    await lie('entities that grow', 'DOCTYPE', (r) => `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${both(r)}`);
    await lie('another encoding', 'DOCTYPE', (r) => Buffer.from(`﻿${both(r)}`, 'utf16le'));
    await lie('what is no XML', 'no XML', () => 'hello');
    await lie('what is no SAML', 'no SAML', () => '<x/>');
    await lie('two hundred elements deep', '', (r) => responseOf(r, '<a>'.repeat(200) + '</a>'.repeat(200) + assertionOf(r)));
    for (const what of Object.keys(wrapped(used))) await lie(what, '', (r) => wrapped(r)[what]);
    request = await asked();
    refused(await answer(request, '', { raw: '%%%' }), 'what is no Base64', 'no Base64');
    const second = await asked();
    refused(await answer(request, both(second), { relay: request.relay }), "another request's answer", 'another request');
    refused(await answer(request, both(request), { relay: 'x'.repeat(40) }), 'a RelayState nobody gave', 'nobody asked');
    reply = await post('/auth/saml/callback', { SAMLResponse: base64(both(request)) });
    ok(reply.status === 400 && /RelayState/.test(reply.text), 'no RelayState: an answer nobody asked for', reply);
    reply = await post('/auth/saml/callback', { SAMLResponse: 'A'.repeat(400000), RelayState: request.relay });
    ok(reply.status === 400 && /SAMLResponse/.test(reply.text), 'an answer of 400 KB', reply);
    query(store, `UPDATE sign_in_once SET expires_at = ${Date.now() - 1000} WHERE name = 'request ${request.id}'`);
    refused(await answer(request, both(request)), 'after ten minutes', 'too late');
    ok(members() === before, 'none of them made a member');

    // Who may come.
    query(store, `UPDATE member SET status = 'paused' WHERE email = 'ada@corp.example'`);
    await lie('a member who is paused', 'paused', (r) => both(r));
    query(store, `UPDATE member SET status = 'active' WHERE email = 'ada@corp.example'`);
    query(store, `INSERT INTO member (workspace_id, id, email, email_fold, name, role, status, invited_at, created_at) VALUES (${workspace.workspace_id}, 77, 'Inv@corp.example', 'inv@corp.example', '', 'manager', 'active', 1, 1)`);
    request = await asked();
    reply = await answer(request, both(request, { email: 'inv@corp.example' }));
    ok(reply.status === 201 && reply.json.isNew && reply.json.user.roles === 'manager', 'a member who was invited joins by the word of the provider', reply);
    request = await asked();
    const four = await Promise.all(Array.from({ length: 4 }, () => answer(request, both(request))));
    ok(four.filter((r) => r.status === 201).length === 1, 'of four answers to one request one is taken', four[0]);

    // Passwords.
    await cli('passwords', 'off');
    reply = await post('/auth/signin', { email: workspace.email, password: 'correct horse battery' });
    ok(reply.status === 400 && reply.json.type === 'SIGNIN_USER_ERROR', 'assay saml passwords off', reply);
    reply = await post('/auth/connect', { email: 'whoever@corp.example' });
    ok(reply.json.provider === 'saml' && reply.json.password === false, 'connect tells the provider of the domain', reply);
    await cli('passwords', 'on');
    reply = await post('/auth/signin', { email: workspace.email, password: 'correct horse battery' });
    ok(reply.status === 201, 'assay saml passwords on', reply);
    await cli('remove', provider);
    reply = await post('/auth/saml', { email: 'ada@corp.example' });
    ok(reply.status === 400 && (await cli('list')) === '', 'assay saml remove', reply);
    await server.stop();
    ok(!/corp\.example|Lovelace/.test(readFileSync(server.log, 'utf8')), 'nothing of anybody stands in the log');
    removeFolder(store.data);
}

await run('sqlite');
const pg = await startPostgres();
if (pg) {
    await run('postgres', await pg.createDatabase('saml'));
    await pg.stop();
}
process.exit(exitCode());
