/** Numbers and flags as base64url characters, and the check at the end of a packed state. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const MORE = 32;

/** @param {number} width @returns {number} the largest number of so many characters */
const largest = (width) => 64 ** width - 1;

/** A number in a fixed width, most significant first; too large a number becomes the largest.
 * @param {number} value @param {number} width */
export function number(value, width) {
  let rest = Math.min(Math.max(0, Math.floor(value) || 0), largest(width));
  let text = "";
  for (let i = 0; i < width; i++) {
    text = DIGITS[rest % 64] + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

/** @param {boolean[]} flags six to a character */
export function bitset(flags) {
  let text = "";
  for (let i = 0; i < flags.length; i += 6) {
    text += number(flags.slice(i, i + 6).reduce((sum, flag, bit) => sum + (flag ? 2 ** bit : 0), 0), 1);
  }
  return text;
}

/** A run that ends itself: 5 bits a character, the sixth says "more follow". @param {number[]} groups each 0 to 31 */
export const run = (groups) =>
  (groups.length ? groups : [0]).map((group, i) => number(group + (i < groups.length - 1 ? MORE : 0), 1)).join("");

/** Reads what the functions above wrote; throws a RangeError at the end of the text or at a foreign character.
 * @param {string} text */
export function reader(text) {
  let at = 0;
  const digit = () => {
    const value = DIGITS.indexOf(text[at++] ?? " ");
    if (value < 0) throw new RangeError("damaged");
    return value;
  };
  const read = {
    /** @param {number} width */
    number(width) {
      let value = 0;
      for (let i = 0; i < width; i++) value = value * 64 + digit();
      return value;
    },
    /** @param {number} count */
    bitset(count) {
      const flags = [];
      for (let i = 0; i < count; i += 6) {
        const value = digit();
        for (let bit = 0; bit < 6 && i + bit < count; bit++) flags.push((value >> bit) % 2 === 1);
      }
      return flags;
    },
    run() {
      const groups = [];
      for (let value = MORE; value >= MORE; groups.push(value % MORE)) value = digit();
      return groups;
    },
    /** @param {number} count */
    text: (count) => text.slice(at, (at += count)),
    more: () => at < text.length,
  };
  return read;
}

/** CRC-24 as in OpenPGP, as four characters. @param {string} text */
export function check(text) {
  let crc = 0xb704ce;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) << 16;
    for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x800000 ? 0x1864cfb : 0);
  }
  return number(crc & 0xffffff, 4);
}
