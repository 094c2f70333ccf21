// png.ts - strokes inside of the picture they were drawn as: a tEXt chunk of the PNG (RFC 2083), so that one
// file is both what the employer looks at and what the candidate goes on with.
import { strokesOf, type Stroke } from "./board";

const KEYWORD = "assay-strokes\0";
const SIGNATURE = 8;
/** Length, name and checksum of a chunk. */
const AROUND = 12;

let table: Uint32Array | undefined;

function crc(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** JSON in ASCII, as the chunk wants it. */
const ascii = (value: unknown) =>
  JSON.stringify(value).replace(/[^\x20-\x7e]/g, (one) => "\\u" + one.charCodeAt(0).toString(16).padStart(4, "0"));

function chunkOf(name: string, content: string): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(name + content);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc(body));
  return chunk;
}

/** The picture with the strokes behind its header. */
export async function withStrokes(picture: Blob, strokes: readonly Stroke[]): Promise<Blob> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const header = SIGNATURE + AROUND + new DataView(bytes.buffer).getUint32(SIGNATURE);
  const chunk = chunkOf("tEXt", KEYWORD + ascii(strokes));
  return new Blob([bytes.subarray(0, header), chunk, bytes.subarray(header)], { type: "image/png" });
}

/** The strokes of a picture; null when it has none. */
export async function readStrokes(picture: Blob): Promise<Stroke[] | null> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const view = new DataView(bytes.buffer);
  for (let at = SIGNATURE; at + AROUND <= bytes.length; ) {
    const length = view.getUint32(at);
    const text = () => new TextDecoder("latin1").decode(bytes.subarray(at + 8, at + 8 + length));
    const name = new TextDecoder("latin1").decode(bytes.subarray(at + 4, at + 8));
    if (name === "tEXt" && text().startsWith(KEYWORD)) {
      try {
        return strokesOf(JSON.parse(text().slice(KEYWORD.length)));
      } catch {
        return null;
      }
    }
    at += AROUND + length;
  }
  return null;
}
