import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, order } from "../../ctlc_scorm/player/js/course/draw.js";
import { chance, forAll } from "./chance.js";
import { item, sample } from "./sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").Final} Final
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Item} Item */

/** A bank in which each objective has at least what is drawn for it, and items may serve several. @param {ReturnType<typeof chance>} random */
function anyBank(random) {
  const objectives = ["one", "two", "three", "four"];
  const counts = objectives.map((id) => /** @type {const} */ ([id, 1 + random.below(4)]));
  const needed = counts.flatMap(([id, count]) => [...Array(count)].map(() => [id, ...random.some(objectives)]));
  const all = random.mixed([...needed, ...[...Array(random.below(10))].map(() => random.some(objectives))]);
  const items = Object.fromEntries(all.map((served, n) => [`q${n}`, item({ kind: "choice", n, m: -1, objectives: [...new Set(served)] })]));
  const bank = Object.keys(items);
  return { items, final: { ref: "final", title: "", minutes: 1, passMark: 80, draw: Object.fromEntries(counts), bank } };
}

/** Can the drawn items be dealt out to the objectives as the blueprint says? @param {string[]} ids @param {Record<string, Item>} items @param {Final} final */
function fulfils(ids, items, final) {
  const places = Object.entries(final.draw).flatMap(([objective, count]) => Array(count).fill(objective));
  /** @type {Map<number, string>} */
  const dealt = new Map();
  const deal = (/** @type {string} */ id, /** @type {Set<number>} */ tried) => {
    return places.some((objective, place) => {
      if (tried.has(place) || !items[id]?.objectives.includes(objective)) return false;
      tried.add(place);
      const owner = dealt.get(place);
      if (owner !== undefined && !deal(owner, tried)) return false;
      return dealt.set(place, id);
    });
  };
  return ids.length === places.length && ids.every((id) => deal(id, new Set()));
}

test("the same seed draws the same items in the same order", () => {
  forAll(200, (random) => {
    const { final, items } = anyBank(random);
    const seed = random.below(2 ** 24);
    assert.deepEqual(draw(final, items, seed), draw(final, structuredClone(items), seed));
  });
});

test("the blueprint's counts are met whenever the bank can meet them, and no item comes twice", () => {
  forAll(500, (random) => {
    const { final, items } = anyBank(random);
    const drawn = draw(final, items, random.below(2 ** 24));
    assert.equal(new Set(drawn).size, drawn.length);
    assert.ok(fulfils(drawn, items, final));
  });
});

test("a bank that is too small gives what it has", () => {
  const { items, final } = sample();
  const drawn = draw({ .../** @type {Final} */ (final), draw: { see: 9, act: 1 } }, items, 1);
  assert.deepEqual(drawn.filter((id) => items[id]?.objectives.includes("see")).sort(), ["f1", "f2"]);
  assert.equal(drawn.length, 3);
});

test("over many seeds every item of the bank is drawn about equally often", () => {
  const items = Object.fromEntries([...Array(10).keys()].map((n) => [`q${n}`, item({ kind: "choice", n, m: -1, objectives: ["one"] })]));
  /** @type {Record<string, number>} */
  const times = {};
  for (let seed = 0; seed < 2000; seed++) {
    for (const id of draw({ ref: "", title: "", minutes: 1, passMark: 80, draw: { one: 3 }, bank: Object.keys(items) }, items, seed)) times[id] = (times[id] ?? 0) + 1;
  }
  for (const count of Object.values(times)) assert.ok(count > 500 && count < 700, String(count));
});

test("a draw is the same on every machine: these are the items of seed 4711", () => {
  const { final, items } = sample();
  assert.deepEqual(draw(/** @type {Final} */ (final), items, 4711), ["f2", "f3", "f1", "f4"]);
});

test("options are shuffled by the seed, and none is lost", () => {
  const asked = item({ kind: "choice", n: 0, m: -1, report: "x", options: [..."abcdefgh"] });
  const orders = [...Array(50).keys()].map((seed) => order(asked, seed).join(""));
  assert.ok(new Set(orders).size > 45);
  for (const shown of orders) assert.equal([...shown].sort().join(""), "abcdefgh");
  assert.deepEqual(order(asked, 3), order(asked, 3));
});

test("options stay as written for a scale, for true and false, and where the author says so", () => {
  const base = { n: 0, m: 0, options: [..."abcdef"] };
  for (let seed = 0; seed < 20; seed++) {
    assert.equal(order(item({ ...base, kind: "likert" }), seed).join(""), "abcdef");
    assert.equal(order(item({ ...base, kind: "choice", shuffle: false }), seed).join(""), "abcdef");
  }
});

test("steps to be put in order never stand in their right order", () => {
  const steps = item({ kind: "sequencing", n: 0, m: 0, options: ["a", "b", "c"], correct: [["a", "b", "c"]], shuffle: false });
  for (let seed = 0; seed < 200; seed++) assert.notEqual(order(steps, seed).join(""), "abc");
});

test("of a matching the targets are shuffled", () => {
  const pairs = item({ kind: "matching", n: 0, m: 0, options: ["a"], targets: [..."abcd"] });
  assert.deepEqual([...order(pairs, 7)].sort(), [..."abcd"]);
});
