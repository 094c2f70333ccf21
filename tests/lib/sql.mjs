// sql.mjs - looks into the store behind the server's back.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const client = (store) =>
    store.database
        ? ['psql', [store.database, '-X', '-q', '-A', '-t', '-F', '\t']]
        : ['sqlite3', ['-batch', '-tabs', '-cmd', '.timeout 10000', join(store.data, 'assay.db')]];

const rowsIn = (text) =>
    text
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t'));

// Runs one statement or several; returns their rows as arrays of text.
export function query(store, sql) {
    const [command, args] = client(store);
    const stop = store.database ? ['-v', 'ON_ERROR_STOP=1'] : ['-bail'];
    const done = spawnSync(command, [...stop, ...args], { input: `${sql};\n`, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.error) throw done.error;
    if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
    return rowsIn(done.stdout);
}

const END = '--- the end of an answer ---';

// The same over a client that stays open, for many questions: a start costs more than most answers, and the more
// the larger this program has become.  `ask` gives a promise of the rows; questions wait for one another.
export function openSql(store) {
    const [command, args] = client(store);
    const child = spawn('sh', ['-c', 'exec "$@" 2>&1', 'sh', command, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    const waiting = [];
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
        said += text;
        for (let end; waiting.length && (end = said.indexOf(`${END}\n`)) >= 0; ) {
            const answer = said.slice(0, end);
            said = said.slice(end + END.length + 1);
            const { resolve, reject } = waiting.shift();
            const wrong = /^(ERROR: |FATAL: |Error: |Parse error|Runtime error).*/m.exec(answer);
            if (wrong) reject(new Error(`${command}: ${answer.slice(wrong.index)}`));
            else resolve(rowsIn(answer));
        }
    });
    child.on('exit', () => waiting.splice(0).forEach(({ reject }) => reject(new Error(`${command} ended: ${said}`))));
    return {
        ask: (sql) =>
            new Promise((resolve, reject) => {
                waiting.push({ resolve, reject });
                child.stdin.write(`${sql};\n${store.database ? '\\echo' : '.print'} '${END}'\n`);
            }),
        close: () => child.stdin.end(),
    };
}
