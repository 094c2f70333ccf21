// steps.mjs - what the replays of clients share: steps that say ok or FAIL, and a way out.
let failed = 0;

// Runs a step and says how it went; the next one runs all the same.
export async function attempt(name, run) {
    let wrong = null;
    try {
        await run();
    } catch (error) {
        wrong = error.message;
        failed++;
    }
    console.log(`${wrong ? 'FAIL' : 'ok  '}  ${name}${wrong ? `: ${wrong}` : ''}`);
}

export function demand(truth, what) {
    if (!truth) throw new Error(typeof what === 'string' ? what : JSON.stringify(what));
}

export const exitCode = () => (failed ? 1 : 0);
