// ai.mjs - a stand-in for a service that speaks OpenAI's chat completions.
//
// It checks what it is asked as the real one would, and writes what the task asks for: criteria,
// or each text behind the tag of its language.  A question with "AI:<word>" in a text makes it
// misbehave: broken, cut, refused, another, missing, extra, long.
import { createServer } from 'node:http';
import { once } from 'node:events';

export const MODEL = 'stand-in-1';
export const KEY = 'sk-of-the-tests';

const criteria = () => ({
    criteria: [
        { title: 'Clarity', description: 'The answer says what it means in plain words.', weight: 2 },
        { title: 'Evidence', description: 'Claims come with examples.' },
    ],
});
const translations = ({ languages, texts }) =>
    Object.fromEntries(
        languages.map((tag) => [
            tag,
            Object.fromEntries(Object.entries(texts).map(([n, text]) => [n, `[${tag}] ${text}`])),
        ]),
    );

function misbehave(word, object) {
    const first = Object.values(object)[0];
    if (word === 'broken') return 'Sure! Here you go: {';
    if (word === 'another') return { answer: 42 };
    if (word === 'missing') delete first[Object.keys(first)[0]];
    if (word === 'extra') first[99] = 'and one more thing';
    if (word === 'long') first[1] = 'x'.repeat(400);
    return object;
}

function answer(request, headers) {
    const [system, user] = request.messages ?? [];
    if (headers.authorization !== `Bearer ${KEY}`) return [401, { error: { message: 'Incorrect API key' } }];
    if (request.model !== MODEL || system?.role !== 'system' || user?.role !== 'user' || !/JSON/.test(system.content))
        return [400, { error: { message: 'this is no chat completion with JSON' } }];
    const asked = JSON.parse(user.content);
    const word = /AI:(\w+)/.exec(user.content)?.[1];
    if (word === 'refused') return [429, { error: { message: 'Rate limit reached' } }];
    const object = misbehave(word, asked.texts ? translations(asked) : criteria());
    const content = typeof object === 'string' ? object : JSON.stringify(object);
    const finish_reason = word === 'cut' ? 'length' : 'stop';
    const choice = { index: 0, message: { role: 'assistant', content }, finish_reason };
    return [200, { id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: MODEL, choices: [choice] }];
}

// Starts one; `env` makes a server of ours ask it.
export async function startAi() {
    const server = createServer(async (req, res) => {
        const pieces = [];
        for await (const piece of req) pieces.push(piece);
        const known = req.method === 'POST' && req.url === '/v1/chat/completions';
        const [status, body] = known ? answer(JSON.parse(Buffer.concat(pieces)), req.headers) : [404, {}];
        res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}/v1`;
    return {
        url,
        env: { ASSAY_AI_URL: url, ASSAY_AI_KEY: KEY, ASSAY_AI_MODEL: MODEL },
        stop: () => server.close(),
    };
}
