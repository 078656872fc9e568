/** A seeded generator for property tests: a failing seed can be run again. */

import { judge } from "../../ctlc_scorm/player/js/course/judge.js";
import { empty, kept, latestNumber } from "../../ctlc_scorm/player/js/course/state.js";
import { item } from "./sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").CourseData} CourseData
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Item} Item
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Kind} Kind
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Response} Response
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Sitting} Sitting
 * @typedef {import("../../ctlc_scorm/player/js/types.js").State} State
 * @typedef {ReturnType<typeof chance>} Chance */

/** @type {Kind[]} */
const KINDS = ["choice", "true-false", "fill-in", "numeric", "matching", "sequencing", "likert", "performance"];
const WORDS = ["calm", "Ángst", "two words", "ünïcödé wörds of some length", "", "x".repeat(60), "日本語", "\ufeffbom", "0,5", "a\u0000"];

/** xorshift32 @param {number} seed */
export function chance(seed) {
  let state = seed * 2654435761 || 1;
  const below = (/** @type {number} */ limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return {
    below,
    fraction: () => below(2 ** 24) / 2 ** 24,
    often: (/** @type {number} */ percent) => below(100) < percent,
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[below(list.length)]),
    /** @template T @param {readonly T[]} list @returns {T[]} */
    some: (list) => list.filter(() => below(2)),
    /** @template T @param {readonly T[]} list @returns {T[]} */
    mixed: (list) => list.map((value) => ({ value, key: below(2 ** 30) })).sort((a, b) => a.key - b.key).map(({ value }) => value),
  };
}

/** Runs a property for so many seeds and names the seed that fails. @param {number} count @param {(random: Chance) => void} property */
export function forAll(count, property) {
  for (let seed = 1; seed <= count; seed++) {
    try {
      property(chance(seed));
    } catch (error) {
      if (error instanceof Error) error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
}

const letters = (/** @type {number} */ count) => [..."abcdefghijklmnopqrstuvwxyz0123456789"].slice(0, count);

/** A response that a learner could give. @param {Chance} random @param {Item} item @returns {Response} */
export function anyResponse(random, item) {
  const { kind, options, targets = [], many } = item;
  if (kind === "true-false") return [random.pick(["true", "false"])];
  if (kind === "performance") return ["done"];
  if (kind === "fill-in" || kind === "numeric") return [random.pick(WORDS)];
  if (kind === "sequencing") return random.mixed(options);
  if (kind === "matching") return options.flatMap((stem) => (random.often(80) ? [`${stem}.${random.pick(targets)}`] : []));
  return many ? random.some(options).sort() : [random.pick(options)];
}

/** @param {Chance} random @param {number} n @param {number} m @param {string[]} objectives @returns {Item} */
export function anyItem(random, n, m, objectives) {
  const kind = random.pick(KINDS);
  const options = letters(2 + random.below(kind === "choice" ? 10 : 5));
  const base = item({ kind, n, m, options, targets: kind === "matching" ? letters(2 + random.below(6)) : [], many: kind === "choice" && random.often(50) });
  const correct = kind === "likert" || kind === "performance" ? [] : [anyResponse(random, base)].filter((response) => response.length);
  return { ...base, correct, objectives: random.some(objectives), weight: 1 + random.below(3) };
}

/** @param {Chance} random @returns {CourseData} */
export function anyCourse(random) {
  const objectives = ["one", "two", "three"];
  const [P, I, M, B] = [1 + random.below(30), random.below(40), 1 + random.below(4), random.below(20)];
  const list = (/** @type {number} */ count, from = 0) => [...Array(count).keys()].map((i) => i + from).filter(() => random.often(90));
  const modules = [...Array(M).keys()].map((n) => ({ id: `m${n}`, n, title: `Module ${n}`, minutes: 10 }));
  const inPages = list(I).map((n) => /** @type {const} */ ([`i${n}`, anyItem(random, n, random.below(M), [])]));
  const inBank = list(B, I).map((n) => /** @type {const} */ ([`i${n}`, anyItem(random, n, -1, objectives)]));
  const pages = list(P).map((n) => ({ id: `p${n}`, ref: `r${n}`, n, module: `m${random.below(M)}`, title: `Page ${n}`, minutes: 3, items: /** @type {string[]} */ ([]), insteadOf: "" }));
  for (const [id] of inPages) if (pages.length) random.pick(pages).items.push(id);
  const draw = Object.fromEntries(objectives.map((id) => [id, random.below(4)]));
  return {
    ...{ schema: 1, id: "any", title: "Any", version: "1", language: "en", iri: "", hash: "", driver: "scorm12", sco: "course" },
    ...{ modules, pages, strings: {} },
    items: Object.fromEntries([...inPages, ...inBank]),
    final: random.often(80) ? { ref: "final", title: "Final", minutes: 5, passMark: 80, draw, bank: inBank.map(([id]) => id) } : null,
    objectives: Object.fromEntries(objectives.map((id) => [id, { text: id, pages: [] }])),
    completion: { pages: random.often(80), questions: random.often(80), final: random.often(80) },
    state: { pages: P, items: I + B, modules: M, print: "prnt", prints: {}, keep: random.often(80) },
  };
}

/** @param {Chance} random @param {CourseData} data @param {number} n @param {number|null} score @returns {Sitting|null} */
function anySitting(random, data, n, score) {
  const items = random.some(data.final?.bank ?? []);
  if (!items.length) return null;
  const answered = random.some(items).map((id) => [id, anyResponse(random, /** @type {Item} */ (data.items[id]))]);
  return {
    ...{ n, items, seed: random.below(2 ** 24), rev: random.below(40), score },
    answers: Object.fromEntries(answered.filter(([, response]) => response?.length)),
    flags: random.some(items),
  };
}

/** @param {Chance} random @param {Item} item a result that its last answer can have given */
function anyResult(random, item) {
  const [tries, last] = [1 + random.below(15), random.often(90) ? anyResponse(random, item) : null];
  const { right, share } = judge(item, last);
  const now = right ? 3 : share > 0 ? 2 : 1;
  return { tries, best: tries > 1 ? Math.max(now, 1 + random.below(3)) : now, last };
}

/** A document as a session could have it. @param {Chance} random @param {CourseData} data @param {string[]} [replicas] @returns {State} */
export function anyState(random, data, replicas = ["0"]) {
  const state = empty();
  const slots = ["final", "-", ...data.modules.map(({ id }) => id)];
  for (const { id } of random.some(data.pages)) state.pages[id] = true;
  for (const [id, item] of random.some(Object.entries(data.items))) {
    if (item.m >= 0) state.items[id] = anyResult(random, item);
  }
  if (data.final) {
    const count = random.below(9);
    state.final.attempts = kept([...Array(count).keys()].map((i) => ({ n: i + 1, seed: random.below(2 ** 24), score: random.below(10001) / 100, day: 20000 + random.below(3) })));
    state.final.current = anySitting(random, data, latestNumber(state.final.attempts) + 1, null);
    state.final.last = anySitting(random, data, count, random.below(10001) / 100);
  }
  for (const replica of random.some(replicas)) {
    state.time[replica] = Object.fromEntries(random.some(slots).map((slot) => [slot, 1 + random.below(5000)]));
    state.elapsed[replica] = random.below(9000);
  }
  if (random.often(70) && data.pages.length) {
    state.place = random.pick(data.pages).ref;
    state.placed = 1_700_000_000 + random.below(5);
  }
  const minute = () => (random.often(60) ? 28_000_000 + random.below(1000) : 0);
  state.dates = { started: minute(), completed: minute(), passed: minute() };
  state.prefs = { theme: random.pick(/** @type {const} */ (["system", "light", "dark"])), size: 100 + random.below(101), at: random.below(2 ** 31) };
  return state;
}
