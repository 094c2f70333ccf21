// mail.mjs - the mails that a server without SMTP_URL left in DATA/mail.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Mails of one kind ("invitation") to an address, oldest first: {subject, text, link, token}; `link` is the first of
// the text, `token` the end of it.
export function mails(store, kind, to) {
    const folder = join(store.data, 'mail');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
        .filter((name) => name.endsWith('.eml') && name.includes(`-${kind}-`))
        .sort()
        .map((name) => read(readFileSync(join(folder, name), 'utf8')))
        .filter((mail) => mail.to.toLowerCase().includes(`<${to.toLowerCase()}>`) || mail.to.toLowerCase() === to.toLowerCase());
}

function read(message) {
    const [head] = message.split('\r\n\r\n', 1);
    const header = (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
    const plain = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(message)?.[1] ?? '';
    const text = quoted(plain);
    const link = /https?:\/\/\S+/.exec(text)?.[0];
    return { to: header('To'), subject: words(header('Subject')), text, link, token: link?.split(/[#/=]/).pop() };
}

// Quoted-printable as UTF-8.
function quoted(text) {
    const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

// A header in encoded words (RFC 2047).
function words(text) {
    return text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, word) =>
        kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replaceAll('_', ' ')));
}
