import assert from "node:assert/strict";
import { test } from "node:test";
import { revive } from "../../ctlc_scorm/player/js/course/revive.js";
import * as states from "../../ctlc_scorm/player/js/course/state.js";
import { anyCourse, anyState, forAll } from "./chance.js";

const { merge, empty } = states;
const REPLICAS = ["a", "b"];

/** The order of keys means nothing. @param {unknown} value @returns {unknown} */
const plain = (value) => JSON.parse(JSON.stringify(value));

test("merging is commutative: it does not matter whose copy comes first", () => {
  forAll(400, (random) => {
    const data = anyCourse(random);
    const [a, b] = [anyState(random, data, REPLICAS), anyState(random, data, REPLICAS)];
    assert.deepEqual(plain(merge(a, b)), plain(merge(b, a)));
  });
});

test("merging is associative: it does not matter in which order copies meet", () => {
  forAll(400, (random) => {
    const data = anyCourse(random);
    const [a, b, c] = [anyState(random, data, REPLICAS), anyState(random, data, REPLICAS), anyState(random, data, REPLICAS)];
    assert.deepEqual(plain(merge(merge(a, b), c)), plain(merge(a, merge(b, c))));
  });
});

test("merging is idempotent: a copy that comes twice changes nothing", () => {
  forAll(400, (random) => {
    const data = anyCourse(random);
    const [a, b] = [anyState(random, data, REPLICAS), anyState(random, data, REPLICAS)];
    assert.deepEqual(plain(merge(a, a)), plain(a));
    assert.deepEqual(plain(merge(merge(a, b), b)), plain(merge(a, b)));
  });
});

test("an empty document merges without a trace", () => {
  forAll(100, (random) => {
    const state = anyState(random, anyCourse(random), REPLICAS);
    assert.deepEqual(plain(merge(empty(), state)), plain(state));
  });
});

test("nothing that was done is undone by a merge", () => {
  forAll(300, (random) => {
    const data = anyCourse(random);
    const [a, b] = [anyState(random, data, REPLICAS), anyState(random, data, REPLICAS)];
    const both = merge(a, b);
    assert.ok(Object.keys(a.pages).every((id) => both.pages[id]));
    assert.ok(Object.entries(a.items).every(([id, { best, tries }]) => (both.items[id]?.best ?? 0) >= best && (both.items[id]?.tries ?? 0) >= tries));
    assert.ok(Object.entries(states.spent(a)).every(([slot, seconds]) => (states.spent(both)[slot] ?? 0) >= seconds));
    assert.ok(Math.max(0, ...both.final.attempts.map((x) => x.score)) >= Math.max(0, ...a.final.attempts.map((x) => x.score)));
  });
});

test("an id that this release does not know survives a merge", () => {
  const theirs = { ...empty(), pages: { "gone/page": /** @type {const} */ (true) } };
  assert.deepEqual(merge(empty(), theirs).pages, { "gone/page": true });
});

test("an attempt that was handed in elsewhere is not open here any more", () => {
  const sitting = { n: 1, seed: 5, rev: 0, items: ["x"], answers: {}, flags: [], score: null };
  const open = { ...empty(), final: { attempts: [], current: sitting, last: null } };
  const done = { ...empty(), final: { attempts: [{ n: 1, seed: 5, score: 50, day: 1 }], current: null, last: null } };
  assert.equal(merge(open, done).final.current, null);
});

test("in one attempt the later change wins, also when it took an answer or a flag back", () => {
  const sitting = { n: 1, seed: 5, rev: 3, items: ["x"], answers: { x: ["z"] }, flags: ["x"], score: null };
  const later = { ...sitting, rev: 4, answers: { x: ["a"] }, flags: [] };
  const copies = [sitting, later].map((current) => ({ ...empty(), final: { attempts: [], current, last: null } }));
  assert.deepEqual(merge(/** @type {any} */ (copies[1]), /** @type {any} */ (copies[0])).final.current, later);
});

test("of the attempts the best and the latest four are kept", () => {
  const attempts = [30, 90, 20, 40, 50, 60, 90].map((score, i) => ({ n: i + 1, seed: i, score, day: i }));
  assert.deepEqual(states.kept(attempts).map(({ n }) => n), [2, 4, 5, 6, 7]);
  assert.deepEqual(states.kept(attempts.slice(0, 3)).map(({ n }) => n), [1, 2, 3]);
});

test("a page read twice is the same document", () => {
  const once = states.readPage(empty(), "a");
  assert.equal(states.readPage(once, "a"), once);
});

test("tries stop at 15 and the best result stays", () => {
  let state = empty();
  for (let i = 0; i < 20; i++) state = states.answerItem(state, "q", ["a"], i === 3 ? 3 : 1);
  assert.deepEqual(state.items.q, { tries: 15, best: 3, last: ["a"] });
});

test("two turns within one second stay in order", () => {
  const first = states.moveTo(empty(), "z", 100);
  const second = states.moveTo(first, "a", 100);
  assert.equal(merge(first, second).place, "a");
});

test("a date is set once", () => {
  const dated = states.date(empty(), "passed", 7);
  assert.equal(states.date(dated, "passed", 9).dates.passed, 7);
});

test("a stored document is revived as it was", () => {
  forAll(200, (random) => {
    const state = anyState(random, anyCourse(random), REPLICAS);
    for (const [id, result] of Object.entries(state.items)) if (!result.last?.length) state.items[id] = { ...result, last: null };
    assert.deepEqual(revive(JSON.stringify(state)), plain(state));
  });
});

test("a stored document that somebody damaged never throws, and what comes out can be merged", () => {
  const junk = [null, 7, "x", [], [null], {}, { a: null }, -1, true, { n: "1" }];
  forAll(1000, (random) => {
    const state = /** @type {any} */ (anyState(random, anyCourse(random)));
    for (let i = 0; i < 3; i++) state[random.pick(Object.keys(state))] = random.pick(junk);
    state.schema = 1;
    const revived = revive(JSON.stringify(state));
    assert.ok(revived);
    assert.deepEqual(plain(merge(revived, empty())), plain(revived));
  });
});

test("what is no document of ours is none", () => {
  for (const text of ["", "null", "7", "[]", "{", '{"schema":2}']) assert.equal(revive(text), null);
});
