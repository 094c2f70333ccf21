// load.mjs - people who sit at the same time and remember what they were promised.
import { answer, invite, itemsOf, save, start } from './sitting.mjs';

// Makes `n` sitters who have started.
export async function makeSitters(url, key, n) {
    return Promise.all(
        Array.from({ length: n }, async () => {
            const { token, invite_id } = await invite(url, key, { send_email: false });
            const items = itemsOf(await start(url, token));
            return { token, invite_id, items, rev: 0, acked: [] };
        }),
    );
}

// Revision r is about item r mod their number; each round gives another value.
export function valueAt(sitter, rev) {
    return 1 + ((rev + Math.floor(rev / sitter.items.length)) % 5);
}

// Each sitter saves small batches one after the other until `signal` is aborted
// or the server is gone.  What was acknowledged goes to sitter.acked as
// {item_id, rev, value}.  Resolves when all have stopped; returns the saves done.
export async function saveAll(url, sitters, signal) {
    const counts = await Promise.all(sitters.map((sitter) => saveOn(url, sitter, signal)));
    return counts.reduce((sum, n) => sum + n, 0);
}

async function saveOn(url, sitter, signal) {
    let saves = 0;
    while (!signal.aborted) {
        const batch = Array.from({ length: 1 + (sitter.rev % 3) }, () => {
            sitter.rev++;
            return answer(
                sitter.items[sitter.rev % sitter.items.length],
                valueAt(sitter, sitter.rev),
                sitter.rev,
            );
        });
        let reply;
        try {
            reply = await save(url, sitter.token, batch, 'load');
        } catch (e) {
            if (signal.aborted) break;
            throw e;
        }
        if (reply.status === 503 && reply.text.includes('the server is stopping')) break; // told so: nothing was promised
        if (reply.status !== 200) throw new Error(`a save answers ${reply.status}: ${reply.text}`);
        sitter.acked.push(...batch.filter((one) => reply.json.acked[one.item_id] === one.rev));
        saves++;
    }
    return saves;
}

// What was acknowledged and is not in the rows of answer_log, each
// [token, item_id, rev, value].
export function lostAnswers(sitters, rows) {
    const stored = new Set(rows.map((row) => row.join(' ')));
    return sitters.flatMap((sitter) =>
        sitter.acked.filter((one) => !stored.has([sitter.token, one.item_id, one.rev, one.value].join(' '))),
    );
}

export const ANSWERS = `SELECT a.token, l.item_id, l.rev, l.value FROM answer_log l
    JOIN attempt a ON a.workspace_id = l.workspace_id AND a.id = l.attempt_id`;
