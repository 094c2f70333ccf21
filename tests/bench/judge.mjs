// judge.mjs - what a run in a sandbox costs above a bare fork and exec: node tests/bench/judge.mjs
//
// The bar (JUDGE.md 8) is 10 ms at the median.  On a machine that is busy otherwise the median tells how long a
// process waits for a processor; the best of the runs tells what the sandbox itself takes.
import { execFileSync } from 'node:child_process';
import { loadavg, cpus } from 'node:os';

const BAR_MS = 10;
const said = execFileSync(process.env.ASSAY_JUDGE ?? 'build/release/assay-judge', ['cost'], { encoding: 'utf8' });
const [, median, above, bare, best, bestAbove] = /run: ([\d.]+) ms .*?, ([-\d.]+) ms above .*?\(([\d.]+) ms\); at best ([\d.]+) ms, ([-\d.]+)/.exec(said).map(Number);
const verdict = above <= BAR_MS ? 'pass' : 'MISS';
console.log(`${'a run in a sandbox above fork and exec'.padEnd(44)} ${`${above} ms p50, ${bestAbove} ms at best`.padEnd(38)} ${`<= ${BAR_MS} ms`.padEnd(16)} ${verdict}`);
console.log(`  ${median} ms against ${bare} ms (${(median / bare).toFixed(1)} times), best ${best} ms; load ${loadavg()[0].toFixed(1)} on ${cpus().length} processors`);
