/** The pure parts of tabs, video and audio. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { playedShare } from "../../ctlc_scorm/blocks/media/played.js";
import { reached } from "../../ctlc_scorm/blocks/tabs/keys.js";

/** @param {[number, number][]} pairs */
const ranges = (...pairs) => ({
  length: pairs.length,
  start: (/** @type {number} */ i) => pairs[i]?.[0] ?? 0,
  end: (/** @type {number} */ i) => pairs[i]?.[1] ?? 0,
});

test("what was played is added up, gaps are not", () => {
  assert.equal(playedShare(ranges(), 10), 0);
  assert.equal(playedShare(ranges([0, 3], [7, 10]), 10), 0.6);
  assert.equal(playedShare(ranges([0, 10.02]), 10), 1);
});

test("while the length is not known, nothing counts", () => {
  for (const length of [NaN, Infinity, 0]) assert.equal(playedShare(ranges([0, 5]), length), 0);
});

test("arrows go round, Home and End go to the ends", () => {
  assert.deepEqual(["ArrowRight", "ArrowLeft", "Home", "End"].map((key) => reached(key, 2, 3, false)), [0, 1, 0, 2]);
  assert.equal(reached("ArrowLeft", 0, 3, false), 2);
});

test("from right to left, the arrows change places", () => {
  assert.deepEqual(["ArrowRight", "ArrowLeft", "Home", "End"].map((key) => reached(key, 1, 3, true)), [0, 2, 0, 2]);
});

test("other keys are left alone", () => {
  for (const key of ["Enter", " ", "Tab", "ArrowDown", "a"]) assert.equal(reached(key, 1, 3, false), -1);
});
