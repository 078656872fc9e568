/** A zip of a few small files, stored as they are. */

/** @typedef {{name: string, text: string}} File names in ASCII */

const encoder = new TextEncoder();
const DAY_ONE = 0x21; // 1 January 1980, the first day a zip knows

/** @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Numbers in the order of their bytes, least first. @param {[value: number, bytes: number][]} fields */
const packed = (fields) => Uint8Array.from(fields.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_byte, i) => (value / 256 ** i) & 255)));

/** @param {File[]} files @returns {Uint8Array<ArrayBuffer>} */
export function zip(files) {
  /** @type {{bodies: Uint8Array[], entries: Uint8Array[]}} */
  const { bodies, entries } = { bodies: [], entries: [] };
  let at = 0;
  for (const { name, text } of files) {
    const [label, body] = [encoder.encode(name), encoder.encode(text)];
    /** @type {[number, number][]} */
    const same = [[20, 2], [0, 2], [0, 2], [0, 2], [DAY_ONE, 2], [crc32(body), 4], [body.length, 4], [body.length, 4], [label.length, 2], [0, 2]];
    const local = packed([[0x04034b50, 4], ...same]);
    entries.push(packed([[0x02014b50, 4], [20, 2], ...same, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), label);
    bodies.push(local, label, body);
    at += local.length + label.length + body.length;
  }
  const length = entries.reduce((sum, part) => sum + part.length, 0);
  const end = packed([[0x06054b50, 4], [0, 4], [files.length, 2], [files.length, 2], [length, 4], [at, 4], [0, 2]]);
  return joined([...bodies, ...entries, end]);
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
