// lookups.mjs - postal codes and articles, when their service is not set up or not there; what it
// is asked, and how often; and memory while bombs are uploaded as datasets.
import { readFileSync } from 'node:fs';
import { check, exitCode } from '../lib/check.mjs';
import { multipart, send } from '../lib/http.mjs';
import { startLookups } from '../lib/lookups.mjs';
import { removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';

const PATHS = { CEP_URL: '/cep/01310100', WORDPRESS_URL: '/wp-json/wp/v2/posts' };

async function withServer(env, work) {
    const store = { data: temporaryFolder('lookups'), env };
    const server = await startServer(store);
    await work(server, (path, more) => send({ url: `${server.url}${path}`, ...more }), store);
    await server.stop();
    removeFolder(store.data);
}

await withServer({}, async (server, get) => {
    for (const [setting, path] of Object.entries(PATHS)) {
        const reply = await get(path);
        const names = reply.json.message === `the setting ${setting} is not set`;
        check(reply.status === 503 && names, `without its setting ${path} names it`, reply.text);
    }
});

const lookups = await startLookups();
await withServer(lookups.env, async (server, get, store) => {
    await Promise.all([1, 2, 3].map(() => get(PATHS.CEP_URL)));
    const before = lookups.requests.length;
    for (let n = 0; n < 20; n++) await get(n % 2 ? PATHS.CEP_URL : '/cep/01310-100');
    check(lookups.requests.length === before, 'a code that is known is not asked for again');
    for (let n = 0; n < 5; n++) await get('/cep/00000000');
    check(lookups.requests.length === before + 1, 'nor is one that there is not');
    await get(`${PATHS.WORDPRESS_URL}?search=${encodeURIComponent('a&b=../x')}&password=p&page=1`);
    const asked = lookups.requests.at(-1);
    const expected = '/blog/wp-json/wp/v2/posts?page=1&per_page=10&search=a%26b%3D..%2Fx';
    check(asked === expected, 'only listed parameters reach the site, as values', asked);
    const other = await get(`/cep/01310100?x=1`, { headers: { Host: 'evil.example' } });
    check(other.json.service === new URL(lookups.url).host, 'the service is the one of the setting', other.text);
    await bombs(server, store);
    const began = Date.now();
    const late = await get('/cep/99999005');
    check(late.status === 503 && /cannot be reached/.test(late.json.message), 'a service that does not answer in time', late.text);
    const waited = Date.now() - began;
    check(waited > 4000 && waited < 9000, 'is waited for five seconds', waited);
    const asked_n = lookups.requests.length;
    const soon = await Promise.all(Array.from({ length: 20 }, () => get('/cep/99999005')));
    const quick = Date.now() - began - waited < 1000;
    check(quick && soon.every((one) => one.status === 503) && lookups.requests.length === asked_n, 'and then left alone for a while');
    check((await get(PATHS.CEP_URL)).status === 200, 'what is known is told all the same');
    check((await get(PATHS.WORDPRESS_URL)).status === 200, 'and the other service is asked');
    lookups.stop();
    const gone = await get(`${PATHS.WORDPRESS_URL}?page=2`);
    check(gone.status === 503 && /cannot be reached/.test(gone.json.message), 'a service that is gone', gone.text);
});

// Ten at once, each a megabyte that would be a gigabyte.
async function bombs(server, store) {
    const { api_key: key } = await setup(store);
    const file = { file: 'a.gz', type: 'application/gzip', gzip: 'CREATE TABLE a (b);', blanks_mb: 1000 };
    const { type, bytes } = multipart({ name: 'Bomb', file });
    const call = { method: 'POST', url: `${server.url}/question-datasets`, headers: { 'x-api-key': key, 'Content-Type': type }, body: bytes };
    const rss = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
    const before = rss();
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(call)));
    const refused = replies.every((one) => one.status === 413 && /must not unpack to more than 100 times its length/.test(one.text));
    check(refused, 'ten bombs at once are refused', replies[0].text);
    const grown = rss() - before;
    check(grown < 32, `${(bytes.length / 1e6).toFixed(1)} MB that would be 1000: memory grew ${grown.toFixed(1)} MB`);
}

process.exit(exitCode());
