// pi.mjs - clients of the Predictive Index work as they stand, but for base URL and key.
//
// The vendor's own sample (pi/create.sh with pi/body.json) lacks a comma, and its date has
// gone by: printed as it is it must be 400, mended it must be 201.  Two clients then go the
// whole way: invite, the candidate sits, the webhook comes, read one, list, fetch the report.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startReceiver } from '../lib/receiver.mjs';
import { removeFolder, setup, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { answerAll, finish, itemsOf, start } from '../lib/sitting.mjs';
import { attempt, demand, exitCode } from './steps.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'pi');
const data = temporaryFolder('clients');
const server = await startServer({ data });
const { api_key } = await setup({ data });
const receiver = await startReceiver();

// A copy of a client with our base URL and key; returns its path.
function mine(name, change = (text) => text) {
    const text = readFileSync(join(folder, name), 'utf8')
        .replaceAll('https://pi.predictiveindex.com', server.url)
        .replaceAll('12345678-ABCD-EFGH-1234-ABCDEFGH1234', api_key);
    writeFileSync(join(data, name), change(text));
    return join(data, name);
}

function run(command, ...args) {
    const ran = spawnSync(command, args, { encoding: 'utf8', timeout: 30000, cwd: data });
    demand(ran.error?.code !== 'ENOENT', `${command} is not installed`);
    demand(ran.status === 0, `exit ${ran.status}: ${ran.stderr}`);
    return JSON.parse(ran.stdout);
}

await attempt('the vendor\'s sample as printed: a comma is missing', () => {
    mine('body.json');
    const reply = run('bash', mine('create.sh'));
    demand(reply.number === 1 && /JSON/.test(reply.description), JSON.stringify(reply));
});

await attempt('the vendor\'s sample with comma and date mended', () => {
    mine('body.json', (text) => text.replace('"EightyNine4ever"\n', '"EightyNine4ever",\n').replace('2017', '2099'));
    const reply = run('bash', mine('create.sh'));
    demand(reply.assessmentState === 0 && reply.externalId === '894ever-behavioral', JSON.stringify(reply));
    demand(reply.expirationDateTime === '2099-12-31T23:59:59.9999999Z', reply.expirationDateTime);
});

const clients = [
    ['journey.py', '/usr/bin/python3', 'python-1'],
    ['journey.mjs', process.execPath, 'node-1'],
];
for (const [name, command, externalId] of clients) {
    await attempt(`${name}: invite, sit, webhook, read, list, report`, async () => {
        const path = mine(name);
        const made = run(command, path, 'create', `${receiver.url}/${externalId}`);
        const token = new URL(made.assessmentUrl).pathname.split('/').pop();
        await answerAll(server.url, token, itemsOf(await start(server.url, token)));
        await finish(server.url, token);
        const told = await until(10, () =>
            receiver.requests.find(({ form }) => form.externalId === externalId && form.assessmentState === '40'),
        );
        demand(told, 'no webhook of the completion came');
        const { one, listed, report } = run(command, path, 'read', told.form.assessmentId);
        demand(one.assessmentId === made.assessmentId && one.assessmentState === 40, JSON.stringify(one));
        demand(one.selfSigmaScore.length === 5 && one.patternNumber >= 1, JSON.stringify(one));
        demand(listed.length === 1 && listed[0].assessmentId === one.assessmentId, JSON.stringify(listed));
        demand(report === '%PDF-', report);
    });
}

receiver.stop();
await server.stop();
removeFolder(data);
process.exit(exitCode());
