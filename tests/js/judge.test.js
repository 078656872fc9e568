import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, toNumber } from "../../ctlc_scorm/player/js/course/judge.js";
import { anyItem, anyResponse, forAll } from "./chance.js";
import { item, sample } from "./sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").Item} Item */

const { items } = sample();
const third = 1 / 3;
const word = /** @type {Item} */ (items.word);
const ratio = /** @type {Item} */ (items.ratio);

/** @type {[title: string, item: Item|undefined, response: string[], share: number][]} */
const TABLE = [
  ["the right choice", items.first, ["b"], 1],
  ["a wrong choice", items.first, ["a"], 0],
  ["no response", items.first, [], 0],
  ["all of several", items.several, ["g", "a", "c"], 1],
  ["two of three", items.several, ["a", "c"], 2 * third],
  ["two hits less one false pick", items.several, ["a", "c", "b"], third],
  ["everything ticked is worth nothing", items.several, ["a", "b", "c", "d", "e", "f", "g"], 0],
  ["true for false", items.truth, ["true"], 0],
  ["false for false", items.truth, ["false"], 1],
  ["an accepted word", word, ["amygdala"], 1],
  ["another accepted answer", word, ["the amygdala"], 1],
  ["capitals and spaces around", word, ["  AmygDala "], 1],
  ["spaces within", word, ["the   amygdala"], 1],
  ["another word", word, ["hippocampus"], 0],
  ["capitals where they matter", { ...word, exactCase: true }, ["Amygdala"], 0],
  ["spaces where they matter", { ...word, exactSpaces: true }, ["the  amygdala"], 0],
  ["a decomposed letter", { ...word, correct: [["café"]] }, ["cafe\u0301"], 1],
  ["a curly apostrophe", { ...word, correct: [["don't"]] }, ["don\u2019t"], 1],
  ["a number", ratio, ["0.5"], 1],
  ["a decimal comma", ratio, ["0,5"], 1],
  ["spaces in a number", ratio, [" 0 .5 "], 1],
  ["at the edge of the tolerance", ratio, ["0.55"], 1],
  ["beyond the tolerance", ratio, ["0.551"], 0],
  ["no number", ratio, ["half"], 0],
  ["an empty number", ratio, [""], 0],
  ["all pairs", items.pairs, ["a.b", "b.a", "c.d"], 1],
  ["two of three pairs", items.pairs, ["a.b", "b.a", "c.c"], 2 * third],
  ["a pair missing", items.pairs, ["a.b"], third],
  ["the right order", items.steps, ["a", "b", "c", "d"], 1],
  ["two in place", items.steps, ["a", "b", "d", "c"], 0.5],
  ["a scale has no wrong end", items.mood, ["a"], 1],
  ["an activity that was done", items.walk, ["done"], 1],
];

for (const [title, asked, response, share] of TABLE) {
  test(`${title}: ${share === 1 ? "right" : `a share of ${share.toFixed(2)}`}`, () => {
    const verdict = judge(/** @type {Item} */ (asked), response);
    assert.ok(Math.abs(verdict.share - share) < 1e-9, `share ${verdict.share}`);
    assert.equal(verdict.right, share === 1);
  });
}

test("any accepted response is right", () => {
  const either = item({ kind: "choice", n: 0, m: 0, options: ["a", "b", "c"], correct: [["a"], ["c"]] });
  assert.deepEqual([["a"], ["b"], ["c"]].map((response) => judge(either, response).right), [true, false, true]);
});

test("a share lies between 0 and 1, 1 means right, and each accepted response is right", () => {
  forAll(1000, (random) => {
    const asked = anyItem(random, 0, 0, []);
    const { right, share } = judge(asked, anyResponse(random, asked));
    assert.ok(share >= 0 && share <= 1 && right === (share === 1));
    if (asked.kind !== "numeric") assert.ok(asked.correct.every((correct) => judge(asked, correct).right));
  });
});

test("numbers are read as people write them, and nothing else is a number", () => {
  assert.deepEqual(["1 000", "\u22123", "+.5", "7."].map(toNumber), [1000, -3, 0.5, 7]);
  for (const text of ["", "-", ".", "1e3", "12 %", "0x10", "1.2.3", "Infinity"]) assert.ok(Number.isNaN(toNumber(text)), text);
});
