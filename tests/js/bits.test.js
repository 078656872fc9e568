import assert from "node:assert/strict";
import { test } from "node:test";
import { bitset, check, number, reader, run } from "../../ctlc_scorm/player/js/course/bits.js";
import { forAll } from "./chance.js";

test("a number is written in base64url digits, most significant first", () => {
  assert.equal(number(0, 2), "AA");
  assert.equal(number(63, 2), "A_");
  assert.equal(number(64, 2), "BA");
});

test("a number that is too large for its width becomes the largest that fits, and nonsense becomes 0", () => {
  assert.equal(number(5000, 2), "__");
  assert.equal(number(-3, 1), "A");
  assert.equal(number(NaN, 1), "A");
});

test("numbers up to 36 bits, flags and runs come back as they were", () => {
  forAll(500, (random) => {
    const value = random.below(2 ** 31) * 32;
    assert.equal(reader(number(value, 6)).number(6), value);
    const flags = [...Array(random.below(40))].map(() => random.often(50));
    assert.deepEqual(reader(bitset(flags)).bitset(flags.length), flags);
    const groups = [...Array(1 + random.below(9))].map(() => random.below(32));
    const read = reader(run(groups) + run([7]));
    assert.deepEqual([read.run(), read.run(), read.more()], [groups, [7], false]);
  });
});

test("reading past the end or a foreign character is a RangeError", () => {
  assert.throws(() => reader("A").number(2), RangeError);
  assert.throws(() => reader("A!").number(2), RangeError);
  assert.throws(() => reader("_").run(), RangeError);
});

test("the check is CRC-24 as in OpenPGP", () => {
  assert.equal(reader(check("123456789")).number(4), 0x21cf02);
});

test("the check notices every change of one character", () => {
  const text = "1AbC-AGAOAC.f.AAAA";
  for (let i = 0; i < text.length; i++) assert.notEqual(check(`${text.slice(0, i)}z${text.slice(i + 1)}`), check(text));
});
