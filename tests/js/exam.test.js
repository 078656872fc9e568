import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, flag, respond, review, submit } from "../../ctlc_scorm/player/js/course/exam.js";
import { empty } from "../../ctlc_scorm/player/js/course/state.js";
import { rightInFinal, sample } from "./sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").State} State
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Sitting} Sitting */

const data = sample();

/** @param {State} state @param {Record<string, string[]>} answers */
const answered = (state, answers) => Object.entries(answers).reduce((state, [id, response]) => respond(state, id, response), state);

/** @param {State} state @param {Record<string, string[]>} answers */
const attempt = (state, answers) => submit(answered(begin(state, data, 5), answers), data, 20_000);

test("beginning draws items; beginning again goes on with the open attempt", () => {
  const open = begin(empty(), data, 5);
  assert.equal(open.final.current?.items.length, 4);
  assert.equal(begin(open, data, 6), open);
});

test("all right is 100, and the attempt is closed", () => {
  const { final } = attempt(empty(), rightInFinal);
  assert.deepEqual(final.attempts, [{ n: 1, seed: 5, score: 100, day: 20_000 }]);
  assert.equal(final.current, null);
  assert.equal(final.last?.score, 100);
});

test("an item counts in full or not at all, by its weight; nothing answered is wrong", () => {
  assert.equal(attempt(empty(), { f1: ["a"], f2: ["a"], f3: ["calm"] }).final.last?.score, 60);
  assert.equal(attempt(empty(), {}).final.last?.score, 0);
});

test("attempts are counted on, also when older ones were dropped", () => {
  let state = empty();
  for (let i = 0; i < 8; i++) state = attempt(state, i === 0 ? rightInFinal : {});
  assert.deepEqual(state.final.attempts.map(({ n, score }) => [n, score]), [[1, 100], [5, 0], [6, 0], [7, 0], [8, 0]]);
});

test("an empty response takes an answer back, a second flag takes a flag off", () => {
  let state = begin(empty(), data, 5);
  state = respond(respond(state, "f1", ["b"]), "f1", []);
  state = flag(flag(flag(state, "f1"), "f2"), "f1");
  assert.deepEqual(state.final.current?.answers, {});
  assert.deepEqual(state.final.current?.flags, ["f2"]);
  assert.equal(state.final.current?.rev, 5);
});

test("what was not drawn cannot be answered", () => {
  const open = begin(empty(), data, 5);
  assert.equal(respond(open, "first", ["b"]), open);
  assert.equal(respond(empty(), "f1", ["a"]).final.current, null);
});

test("a review tells what was right and which objectives were missed", () => {
  const { final } = attempt(empty(), { ...rightInFinal, f3: ["loud"] });
  assert.deepEqual(review(/** @type {Sitting} */ (final.last), data), {
    ...{ n: 1, score: 80, passed: true, missed: ["act"] },
    results: Object.fromEntries((final.last?.items ?? []).map((id) => [id, id !== "f3"])),
  });
});

test("scores have two decimals at most", () => {
  const thirds = sample();
  for (const id of ["f1", "f2", "f3"]) /** @type {any} */ (thirds.items[id]).weight = 1;
  const open = { n: 1, seed: 1, rev: 0, items: ["f1", "f2", "f3"], answers: { f1: ["a"] }, flags: [], score: null };
  assert.equal(submit({ ...empty(), final: { attempts: [], current: open, last: null } }, thirds, 1).final.last?.score, 33.33);
});
