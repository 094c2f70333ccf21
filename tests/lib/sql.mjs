// sql.mjs - looks into the store behind the server's back.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// Runs one statement; returns its rows as arrays of text.
export function query(store, sql) {
    const [command, args] = store.database
        ? ['psql', [store.database, '-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1']]
        : ['sqlite3', ['-batch', '-bail', '-tabs', '-cmd', '.timeout 10000', join(store.data, 'assay.db')]];
    const done = spawnSync(command, args, { input: `${sql};\n`, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.error) throw done.error;
    if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
    return done.stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t'));
}
