// zip.mjs - ZIP archives as tests want them, right or wrong in any one field.
import zlib from "node:zlib";

const crc = (() => {
  const table = Array.from({ length: 256 }, (_, n) => { for (let i = 0; i < 8; i++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
  return (bytes) => { let c = 0xffffffff; for (const b of bytes) c = table[(c ^ b) & 0xff] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
})();
const le = (...pairs) => Buffer.concat(pairs.map(([value, n]) => { const b = Buffer.alloc(n); b.writeUIntLE(value, 0, n); return b; }));

// entries: {name, content, method = 8, flags = 0x800, mode, size, crc, localName, at (of another entry), attributes, host}
export function zip(entries, { comment = "", extra = 0, count } = {}) {
  const locals = [], central = [];
  let at = 0;
  for (const e of entries) {
    const content = Buffer.from(e.content ?? ""), method = e.method ?? 8, packed = e.packed ?? (method === 8 ? zlib.deflateRawSync(content, { level: 9 }) : content);
    const name = Buffer.from(e.name), local = Buffer.from(e.localName ?? e.name);
    const flags = e.flags ?? 0x800, sum = e.crc ?? crc(content), size = e.size ?? content.length;
    const head = Buffer.concat([le([0x04034b50, 4], [20, 2], [flags, 2], [method, 2], [0, 4], [sum, 4], [packed.length, 4], [size, 4], [local.length, 2], [0, 2]), local]);
    central.push(Buffer.concat([le([0x02014b50, 4], [(e.host ?? 3) << 8 | 20, 2], [20, 2], [flags, 2], [method, 2], [0, 4], [sum, 4], [packed.length, 4], [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2],
      [e.attributes ?? ((e.mode ?? 0o100644) * 65536), 4], [e.at ?? at, 4]), name]));
    locals.push(head, packed);
    at += head.length + packed.length;
  }
  const directory = Buffer.concat(central), n = count ?? entries.length;
  return Buffer.concat([...locals, Buffer.alloc(extra), directory, le([0x06054b50, 4], [0, 2], [0, 2], [n, 2], [n, 2], [directory.length, 4], [at + extra, 4], [comment.length, 2]), Buffer.from(comment)]);
}
