// embed.mjs - writes the files built into the program as one assembler file.
//
//   node tools/embed.mjs --web DIR --schema DIR --out FILE.S
//
// The table is that of src/core/embed.h, sorted by path.  Files of the web are
// kept compressed (texts: gzip and br) or as they are (images, fonts); the
// schema's files are kept as they are, under /schema/.  The table holds
// addresses, so it lies in .data.rel.ro, where a position-independent program
// may relocate it.  Compressed copies go into a folder beside FILE.S, named by
// their content, so that a second run compresses only what changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Media type by ending; a text is stored compressed.
const TYPES = {
  ".html": { type: "text/html; charset=utf-8", text: true },
  ".js": { type: "text/javascript; charset=utf-8", text: true },
  ".css": { type: "text/css; charset=utf-8", text: true },
  ".json": { type: "application/json; charset=utf-8", text: true },
  ".svg": { type: "image/svg+xml; charset=utf-8", text: true },
  ".txt": { type: "text/plain; charset=utf-8", text: true },
  ".webmanifest": { type: "application/manifest+json; charset=utf-8", text: true },
  ".png": { type: "image/png" },
  ".jpg": { type: "image/jpeg" },
  ".webp": { type: "image/webp" },
  ".ico": { type: "image/x-icon" },
  ".woff2": { type: "font/woff2" },
  ".sql": { type: "text/plain; charset=utf-8" },
};

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Writes `bytes()` to `path` unless it is there; returns the path. */
function keep(path, bytes) {
  if (!existsSync(path)) {
    writeFileSync(path + ".new", bytes());
    renameSync(path + ".new", path);
  }
  return path;
}

/** One row of the table: where it is served, and which file holds each encoding. */
function row(path, file, folder) {
  const kind = TYPES[extname(file)];
  if (!kind) throw new Error(`${file}: no media type is known for its ending`);
  const bytes = readFileSync(file);
  const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  const found = { path, type: kind.type, etag: `"${hash}"`, identity: null, gzip: null, br: null };
  if (!kind.text) return { ...found, identity: resolve(file) };
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    ...found,
    gzip: keep(join(folder, hash + ".gz"), () => gzipSync(bytes, { level: 9 })),
    br: keep(join(folder, hash + ".br"), () => brotliCompressSync(bytes, { params: quality })),
  };
}

const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;

function assembler(rows) {
  const data = [];
  const table = [];
  const text = (label, value) => data.push(`${label}:`, `\t.asciz ${quoted(value)}`);
  const bytes = (label, file) => {
    if (!file) return table.push("\t.quad 0, 0");
    // The zero behind the end lets a reader treat the bytes as a C string.
    data.push("\t.balign 16", `${label}:`, `\t.incbin ${quoted(file)}`, `${label}_end:`, "\t.byte 0");
    table.push(`\t.quad ${label}, ${label}_end - ${label}`);
  };
  rows.forEach((r, i) => {
    text(`.Lpath${i}`, r.path);
    text(`.Ltype${i}`, r.type);
    text(`.Letag${i}`, r.etag);
    table.push(`\t/* ${r.path} */`, `\t.quad .Lpath${i}, .Ltype${i}, .Letag${i}`);
    bytes(`.Lidentity${i}`, r.identity);
    bytes(`.Lgzip${i}`, r.gzip);
    bytes(`.Lbr${i}`, r.br);
  });
  return [
    "/* Written by tools/embed.mjs: the table of src/core/embed.h. */",
    '\t.section .rodata.embed,"a",@progbits',
    ...data,
    "\t.balign 8",
    "\t.globl embed_count",
    "\t.type embed_count, @object",
    "\t.size embed_count, 8",
    "embed_count:",
    `\t.quad ${rows.length}`,
    '\t.section .data.rel.ro.embed,"aw",@progbits',
    "\t.balign 8",
    "\t.globl embed_table",
    "\t.type embed_table, @object",
    "embed_table:",
    ...table,
    "\t.size embed_table, . - embed_table",
    '\t.section .note.GNU-stack,"",@progbits',
    "",
  ].join("\n");
}

const { values: args } = parseArgs({
  options: { web: { type: "string" }, schema: { type: "string" }, out: { type: "string" } },
});
if (!args.web || !args.schema || !args.out) {
  console.error("usage: node tools/embed.mjs --web DIR --schema DIR --out FILE.S");
  process.exit(2);
}

const folder = resolve(dirname(args.out), basename(args.out, ".S"));
mkdirSync(folder, { recursive: true });
const web = filesBelow(args.web).map((file) =>
  row("/" + relative(args.web, file).split(sep).join("/"), file, folder),
);
const schema = filesBelow(args.schema)
  .filter((file) => extname(file) === ".sql")
  .map((file) => row("/schema/" + basename(file), file, folder));
const rows = [...web, ...schema].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));

const used = new Set(rows.flatMap((r) => [r.gzip, r.br]));
for (const file of filesBelow(folder)) if (!used.has(file)) rmSync(file);
writeFileSync(args.out + ".new", assembler(rows));
renameSync(args.out + ".new", args.out);
