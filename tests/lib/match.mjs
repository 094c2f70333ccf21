// match.mjs - compares a value with what a case expects.
//
// Expected objects match in part: members that are not named may be there.
// Arrays match element by element.  An object whose only member starts with
// "$" is a matcher; tests/README.md lists them.
import { spawnSync } from 'node:child_process';

export function typeOf(value) {
    if (value === null) return 'null';
    if (Array.isArray(value)) return 'array';
    if (Number.isInteger(value)) return 'integer';
    return typeof value;
}

const brief = (value) => {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

const DAY_MS = 86400000;
const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/;

// Each returns what is wrong, or nothing.
const matchers = {
    $type: (value, type) =>
        typeOf(value) === type || (type === 'number' && typeOf(value) === 'integer')
            ? null
            : `is ${brief(value)}, not of type ${type}`,
    $regex: (value, text) =>
        typeof value === 'string' && new RegExp(text, 'u').test(value)
            ? null
            : `is ${brief(value)}, does not match /${text}/`,
    $in: (value, list) =>
        list.some((one) => match(value, one).length === 0)
            ? null
            : `is ${brief(value)}, not one of ${brief(list)}`,
    $not: (value, other) => (match(value, other).length ? null : `is ${brief(value)}, and must not be`),
    $absent: (value) => (value === undefined ? null : `is ${brief(value)}, and must be absent`),
    $length: (value, n) => (value?.length === n ? null : `has ${value?.length} elements, not ${n}`),
    $close: (value, [target, tolerance]) =>
        typeof value === 'number' && Math.abs(value - target) <= tolerance
            ? null
            : `is ${brief(value)}, not within ${tolerance} of ${target}`,
    $between: (value, [low, high]) =>
        typeof value === 'number' && value >= low && value <= high
            ? null
            : `is ${brief(value)}, not within ${low}..${high}`,
    // A time in UTC, at most five minutes from now + days.
    $time: (value, { days = 0 }) =>
        ISO_UTC.test(value) && Math.abs(Date.parse(value) - Date.now() - days * DAY_MS) < 300000
            ? null
            : `is ${brief(value)}, not a UTC time near now + ${days} days`,
    $exact: (value, other, path) => {
        const wrong = match(value, other, path);
        if (wrong.length) return wrong.join('; ');
        const extra = Object.keys(value ?? {}).filter((key) => !(key in other));
        return extra.length ? `has the unexpected members ${extra.join(', ')}` : null;
    },
    $all: (value, one, path) => {
        if (!Array.isArray(value)) return `is ${brief(value)}, not an array`;
        return value.flatMap((element, i) => match(element, one, `${path}[${i}]`)).join('; ') || null;
    },
    $contains: (value, list) => {
        if (!Array.isArray(value)) return `is ${brief(value)}, not an array`;
        const missing = list.filter((one) => !value.some((element) => match(element, one).length === 0));
        return missing.length ? `is ${brief(value)}, lacks ${brief(missing)}` : null;
    },
    // Bytes of a PDF: its number of pages within a range, a pattern of its text.
    $pdf: (value, want) => pdfWrong(value, want),
};

function pdfWrong(bytes, { pages, text }) {
    if (!Buffer.isBuffer(bytes) || bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return 'is not a PDF';
    const read = spawnSync('pdftotext', ['-layout', '-', '-'], {
        input: bytes,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
    });
    if (read.error) return `cannot be read: ${read.error.message}`;
    if (read.status !== 0) return `is not a sound PDF: ${read.stderr}`;
    const n = read.stdout.split('\f').length - 1;
    if (pages && (n < pages[0] || n > pages[1])) return `has ${n} pages, not ${pages[0]}..${pages[1]}`;
    if (text && !new RegExp(text, 'u').test(read.stdout)) return `has no text like /${text}/`;
    return null;
}

// Returns a list of what differs, empty when the value is as expected.
export function match(value, expected, path = '') {
    const type = typeOf(expected);
    const at = (what) => [`${path || 'it'} ${what}`];
    if (type === 'array') {
        if (!Array.isArray(value)) return at(`is ${brief(value)}, not ${brief(expected)}`);
        if (value.length !== expected.length)
            return at(`has ${value.length} elements, not ${expected.length}`);
        return expected.flatMap((one, i) => match(value[i], one, `${path}[${i}]`));
    }
    if (type !== 'object') return value === expected ? [] : at(`is ${brief(value)}, not ${brief(expected)}`);
    const keys = Object.keys(expected);
    if (keys.length === 1 && keys[0].startsWith('$')) {
        const matcher = matchers[keys[0]];
        if (!matcher) throw new Error(`unknown matcher ${keys[0]}`);
        const wrong = matcher(value, expected[keys[0]], path);
        return wrong ? at(wrong) : [];
    }
    if (typeOf(value) !== 'object') return at(`is ${brief(value)}, not ${brief(expected)}`);
    return keys.flatMap((key) => match(value[key], expected[key], path ? `${path}.${key}` : key));
}
