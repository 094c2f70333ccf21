// testgorilla.mjs - clients of the TestGorilla API work as they stand, but for base URL and token.
//
// The vendor's own samples (testgorilla/reject.sh); a nightly copy of everything; inviting, sitting,
// polling and taking it once more; clients whose token has ended, which log in and repeat.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { send } from '../lib/http.mjs';
import { mails } from '../lib/mail.mjs';
import { removeFolder, setup, startServer, temporaryFolder, until } from '../lib/server.mjs';
import { answerAll, finish, itemsOf, start } from '../lib/sitting.mjs';
import { attempt, demand, exitCode } from './steps.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const PASSWORD = 'correct horse battery';
const data = temporaryFolder('clients');
const server = await startServer({ data });
const { api_key, email: admin } = await setup({ data });

// A copy of a client with our base URL and key and the values given; returns its path.
function mine(name, values = {}) {
    let text = readFileSync(join(here, 'testgorilla', name), 'utf8')
        .replaceAll('https://app.testgorilla.com/api', `${server.url}/api`)
        .replaceAll('<YOUR TOKEN GOES HERE>', api_key);
    for (const [key, value] of Object.entries(values)) text = text.replaceAll(`<${key}>`, value);
    writeFileSync(join(data, name), text);
    return join(data, name);
}

function run(command, ...args) {
    const env = { ...process.env, MODULES: join(here, '../package.json') };
    const ran = spawnSync(command, args, { encoding: 'utf8', timeout: 60000, cwd: data, env });
    demand(ran.error?.code !== 'ENOENT', `${command} is not installed`);
    demand(ran.status === 0, `exit ${ran.status}: ${ran.stderr}`);
    return ran.stdout;
}

const headers = { Authorization: `Token ${api_key}` };
const invite = async (assessment, email) => {
    const reply = await send({ method: 'POST', url: `${server.url}/api/assessments/${assessment}/invite_candidate?no_email=true`, headers, body: { email } });
    demand(reply.status === 201, reply.text);
    return reply.json;
};

await attempt("the vendor's samples: list, reject, mail it, look, delete", async () => {
    const made = await invite(4, 'john@example.com');
    const values = { ASSESSMENT_ID: 4, CANDIDATURE_ID: made.id, TESTTAKER_ID: made.testtaker_id };
    const [page, stage, sent, candidate, deleted] = run('bash', mine('reject.sh', values)).split('\n');
    demand(JSON.parse(page).results[0].email === 'john@example.com', page);
    demand(stage === `{"id":${made.id},"stage":"REJ","reminder_sent":false}`, stage);
    demand(JSON.parse(sent).reminder_sent === true, sent);
    demand(JSON.parse(candidate).assessments_count === 1, candidate);
    demand(deleted === '', deleted);
    demand(await until(5, () => mails({ data }, 'rejection', 'john@example.com').length === 1), 'no rejection was mailed');
});

for (const limit of [100000, 7])
    await attempt(`sync.py: everything in pages of ${limit}`, async () => {
        for (let i = 0; limit > 7 && i < 30; i++) await invite(i % 3 ? 6 : 4, `person-${i}@example.com`);
        const copy = JSON.parse(run('/usr/bin/python3', mine('sync.py'), admin, PASSWORD, limit));
        demand(copy[6].length === 20 && copy[4].length === 10 && copy[1].length === 0, copy);
        demand(copy[6][0] === 'person-1@example.com' && copy[6][19] === 'person-29@example.com', copy[6]);
    });

await attempt('retake.mjs: invite, sit, poll, delete, invite again', async () => {
    const path = mine('retake.mjs');
    const client = (command) => JSON.parse(run(process.execPath, path, command, 'rita@example.com'));
    const made = client('invite');
    const page = await send({ url: made.invitation_link });
    const token = /url=\/t\/(\w+)/.exec(page.text)?.[1];
    demand(page.status === 200 && token, page.text);
    await answerAll(server.url, token, itemsOf(await start(server.url, token)));
    await finish(server.url, token);
    const done = client('poll');
    demand(done.id === made.id && done.personality_algorithm === '16_types' && done.full_name === 'Rita Retake', done);
    const again = client('again');
    demand(again.id > made.id && again.testtaker_id === made.testtaker_id && again.attempt_number === 2, again);
    demand(again.status === 'invited' && again.invitation_uuid !== made.invitation_uuid, again);
});

await attempt('session.mjs: a token that has ended, one login, the same again', () => {
    const said = JSON.parse(run(process.execPath, mine('session.mjs'), admin, PASSWORD));
    demand(said.logins === 1 && said.stage === 'INT' && said.count === 1, said);
});

await attempt('session.php: the same with a form', () => {
    const said = JSON.parse(run('php', mine('session.php'), admin, PASSWORD));
    demand(said.logins === 1 && said.count === 15 && said.status === 200, said);
    demand(said.link.startsWith(`${server.url}/testtaker/publicinvitation/`), said);
});

await server.stop();
removeFolder(data);
process.exit(exitCode());
