// openapi.mjs - checks replies against the server's own OpenAPI documents.
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { send } from './http.mjs';

// Reads /openapi/{family}.json of each family named.
export async function openapi(url, families) {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    formats(ajv);
    const documents = new Map();
    for (const family of families) {
        const reply = await send({ url: `${url}/openapi/${family}.json` });
        if (reply.status !== 200 || !reply.json)
            throw new Error(`/openapi/${family}.json answers ${reply.status}`);
        documents.set(family, reply.json);
        ajv.addSchema(reply.json, family);
    }
    return { check: (op, reply, partial) => check(ajv, documents.get(op.family), op, reply, partial), documents };
}

// What is wrong with a reply of an operation; empty when it is as documented.  Of a
// partial one members may be missing.
function check(ajv, document, op, reply, partial = false) {
    const found = operation(document, op);
    if (!found) return [`${op.method} ${op.path} is not in /openapi/${op.family}.json`];
    const responses = found.value.responses ?? {};
    const key = [String(reply.status), `${String(reply.status)[0]}XX`, 'default'].find(
        (name) => name in responses,
    );
    if (!key) return [`the status ${reply.status} is not documented (${Object.keys(responses).join(', ')})`];
    const [response, pointer] = follow(document, responses[key], `${found.pointer}/responses/${key}`);
    if (!response.content) return reply.bytes.length ? ['a body is not documented'] : [];
    const type = (reply.headers['content-type'] ?? '').split(';')[0].trim();
    if (!(type in response.content)) {
        return [`the media type "${type}" is not documented (${Object.keys(response.content).join(', ')})`];
    }
    if (reply.json === undefined || !response.content[type].schema) return [];
    const validate = ajv.compile({ $ref: `${op.family}#${pointer}/content/${escape(type)}/schema` });
    if (validate(reply.json)) return [];
    return validate.errors
        .filter((e) => !(partial && e.keyword === 'required'))
        .map((e) => `the reply breaks its schema: ${e.instancePath || 'it'} ${e.message}`);
}

const escape = (name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

function operation(document, op) {
    for (const [path, item] of Object.entries(document.paths)) {
        const base = (document.servers?.[0]?.url ?? '')
            .replace(/^[a-z]+:\/\/[^/]*|^\{[a-z_]+\}/, '')
            .replace(/\/$/, '');
        const method = op.method.toLowerCase();
        if ((path === op.path || base + path === op.path) && item[method]) {
            return { value: item[method], pointer: `/paths/${escape(path)}/${method}` };
        }
    }
    return null;
}

function follow(document, value, pointer) {
    if (!value.$ref) return [value, pointer];
    const target = value.$ref.replace(/^#/, '');
    const found = target
        .split('/')
        .slice(1)
        .reduce(
            (at, name) => at[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')],
            document,
        );
    return [found, target];
}
