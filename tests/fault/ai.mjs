// ai.mjs - texts that a model writes, when the service is not set up or not there.
import { startAi } from '../lib/ai.mjs';
import { check, exitCode } from '../lib/check.mjs';
import { send } from '../lib/http.mjs';
import { removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';

const ai = await startAi();
ai.stop();
const cases = [
    [{}, /the setting AI_URL is not set/],
    [{ ASSAY_AI_URL: ai.url }, /the setting AI_MODEL is not set/],
    [ai.env, /cannot be reached/],
];
for (const [env, expected] of cases) {
    const store = { data: temporaryFolder('ai'), env };
    const server = await startServer(store);
    const { api_key: key } = await setup(store);
    const headers = { 'x-api-key': key };
    const call = (path, body) => send({ method: 'POST', url: `${server.url}${path}`, headers, body });
    const made = await call('/questions', { type: 'essay', locale: [{ code: 'en', title: 'Why?' }] });
    for (const [path, body] of [['criteria', {}], ['translate', { targetLocales: ['pt'] }]]) {
        const reply = await call(`/questions/${made.json._id}/${path}`, body);
        check(reply.status === 503 && expected.test(reply.json.message), `${path}: ${expected.source}`, reply.text);
    }
    await server.stop();
    removeFolder(store.data);
}
process.exit(exitCode());
