// adaptive.mjs - pools of adaptive tests, and candidates who sit them.
import { answer, open, save } from './sitting.mjs';

const LEVELS = ['beginner', 'intermediate', 'advanced'];

// A fast question of `n` items whose first option is right, levels and skills in turn.
export function poolOf(n, { adaptive = true, skills = [], options = 4, title = 'Reasoning', minutes } = {}) {
    const questions = Array.from({ length: n }, (_, i) => ({
        title: `Item ${i + 1}: which one is right?`,
        type: 'radio_multiple',
        level: LEVELS[i % LEVELS.length],
        skills: skills.length ? [skills[Math.floor(i / LEVELS.length) % skills.length]] : [],
        choices: Array.from({ length: options }, (_, o) => ({ text: o ? `Wrong ${o}` : 'Right', correct: o === 0 })),
    }));
    return {
        type: 'fast',
        status: 'published',
        locale: [{ code: 'en', title }],
        fast: { questions, adaptive },
        ...(minutes ? { duration: minutes, duration_unit: 'minute' } : {}),
    };
}

// Answers until the test stops or `n` questions were answered; values are used in turn, null skips.
// Returns the ids of the questions given, and the last reply.
export async function sit(url, token, values, n = 1000, client = 'test') {
    const opened = await open(url, token);
    const part = opened.parts.find((one) => one.adaptive && one.items.length);
    const given = [];
    let next = part?.items[0] ?? null;
    let last = null;
    while (next && given.length < n) {
        given.push(next.item_id);
        const reply = await save(url, token, [answer(next, values[(given.length - 1) % values.length])], client);
        if (reply.status !== 200) throw new Error(`an answer: ${reply.status} ${reply.text.slice(0, 300)}`);
        last = reply.json;
        next = last.next;
    }
    return { given, last, open: next?.item_id ?? null };
}
