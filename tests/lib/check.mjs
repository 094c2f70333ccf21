// check.mjs - prints what was checked and remembers whether all of it held.
let failed = 0;

export function check(ok, what, detail = '') {
    console.log(`${ok ? 'ok  ' : 'FAIL'}  ${what}${ok || !detail ? '' : `: ${detail}`}`);
    if (!ok) failed++;
    return ok;
}

export const exitCode = () => (failed ? 1 : 0);
