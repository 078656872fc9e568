import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../ctlc_scorm/player/js/course/bits.js";
import { pack, worst } from "../../ctlc_scorm/player/js/course/pack.js";
import { empty } from "../../ctlc_scorm/player/js/course/state.js";
import { unpack } from "../../ctlc_scorm/player/js/course/unpack.js";
import { anyCourse, anyState, forAll } from "./chance.js";
import { right, rightInFinal, sample } from "./sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").CourseData} CourseData
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Item} Item
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Sitting} Sitting
 * @typedef {import("../../ctlc_scorm/player/js/types.js").State} State */

const LONGEST_TEXT = 24;

/** What of a response a packed state keeps. @param {Item} item @param {string[]|null} response @param {boolean} inFinal */
function storable(item, response, inFinal) {
  if (!response?.length) return null;
  if (item.kind !== "fill-in" && item.kind !== "numeric") return response;
  const longest = item.kind === "numeric" ? 12 : Math.max(LONGEST_TEXT, ...item.correct.map(([text]) => Buffer.byteLength(text ?? "")));
  const [text = ""] = response;
  return inFinal && Buffer.byteLength(text) <= longest && text ? response : null;
}

/** @param {Sitting|null} sitting @param {CourseData} data */
function storableSitting(sitting, data) {
  if (!sitting) return null;
  const answers = Object.entries(sitting.answers).filter(([id, response]) => storable(/** @type {Item} */ (data.items[id]), response, true));
  const flags = sitting.items.filter((id) => sitting.flags.includes(id));
  return { ...sitting, flags, answers: Object.fromEntries(answers) };
}

/** @param {State} state @param {CourseData} data @returns {State} */
function asKept(state, data) {
  const results = Object.entries(state.items).map(([id, result]) => {
    const last = data.state.keep ? storable(/** @type {Item} */ (data.items[id]), result.last, false) : null;
    return [id, { ...result, last }];
  });
  return {
    ...state,
    items: Object.fromEntries(results),
    final: { ...state.final, current: storableSitting(state.final.current, data), last: storableSitting(state.final.last, data) },
    time: { 0: state.time["0"] ?? {} },
    elapsed: { 0: state.elapsed["0"] ?? 0 },
  };
}

test("every state of every course comes back from its packed text, but for the text of page items", () => {
  forAll(600, (random) => {
    const data = anyCourse(random);
    const state = anyState(random, data);
    assert.deepEqual(unpack(pack(state, data), data), { state: asKept(state, data), reset: [], change: null });
  });
});

test("packing what was unpacked gives the same text", () => {
  forAll(200, (random) => {
    const data = anyCourse(random);
    const text = pack(anyState(random, data), data);
    assert.equal(pack(unpack(text, data).state, data), text);
  });
});

test("a packed text holds only base64url characters and full stops", () => {
  forAll(100, (random) => {
    const data = anyCourse(random);
    assert.match(pack(anyState(random, data), data), /^[\w.-]+$/);
  });
});

test("no packed text is longer than worst() says", () => {
  forAll(600, (random) => {
    const data = anyCourse(random);
    if (data.final) data.final.draw = { one: 99, two: 99, three: 99 };
    for (const id of data.final?.bank ?? []) /** @type {Item} */ (data.items[id]).objectives = ["one"];
    assert.ok(pack(anyState(random, data), data).length <= worst(data));
  });
});

/** Everything answered, two finals of four items, five attempts. @param {CourseData} data @returns {State} */
function full(data) {
  const state = empty();
  const answers = { ...rightInFinal, f3: ["x".repeat(LONGEST_TEXT)], f4: ["123456789.12"] };
  const items = Object.keys(rightInFinal);
  for (const page of data.pages) state.pages[page.id] = true;
  for (const [id, last] of Object.entries(right)) state.items[id] = { tries: 15, best: 3, last };
  state.final.attempts = [9, 1, 2, 3, 4].map((score, i) => ({ n: i + 1, seed: 2 ** 24 - 1, score, day: 20_000 }));
  state.final.current = { n: 6, seed: 1, rev: 9, items, answers, flags: items, score: null };
  state.final.last = { n: 5, seed: 1, rev: 9, items, answers, flags: items, score: 100 };
  return state;
}

test("worst() is the length with everything answered, not more", () => {
  assert.equal(pack(full(sample()), sample()).length, worst(sample()));
});

test("the worst case of the sample is counted by hand", () => {
  const responses = 14 + 1 + 2 + 3; // one each; "several" takes 2, "pairs" 3, "steps" 4
  const sitting = 13 + 2 * 4 + (1 + 2 + 39 + 20) + 1;
  assert.equal(worst(sample()), 11 + 1 + 14 + responses + (3 * 4 + 4) + 60 + 2 * sitting + 31 + 13);
});

test("a course of 160 pages and 300 questions with a final of 30 stays under 3,600 characters", () => {
  const data = sample();
  const choice = /** @type {Item} */ (data.items.first);
  data.state = { ...data.state, pages: 160, items: 420, modules: 12 };
  data.items = Object.fromEntries([...Array(420).keys()].map((n) => [`i${n}`, { ...choice, n, m: n < 300 ? 0 : -1, objectives: ["see"] }]));
  data.final = { ref: "final", title: "Final", minutes: 30, passMark: 80, draw: { see: 30 }, bank: Object.keys(data.items).slice(300) };
  assert.ok(worst(data) < 1300, String(worst(data)));
});

test("no saved state at all is an empty one", () => {
  assert.deepEqual(unpack("", sample()), { state: empty(), reset: [], change: null });
  assert.deepEqual(unpack(null, sample()), { state: empty(), reset: [], change: null });
});

test("damaged text gives an empty state and says so", () => {
  const text = pack(full(sample()), sample());
  const damaged = [text.slice(0, -1), text.slice(1), text.replace(".", ""), `${text} `, "undefined", "null", "{}", "1", ".", "x.y", text.toLowerCase()];
  for (const broken of damaged) assert.deepEqual(unpack(broken, sample()), { state: empty(), reset: ["all"], change: null });
});

test("text of a later layout is not misread", () => {
  const body = pack(full(sample()), sample()).replace(/^1/, "2").split(".").slice(0, -1).join(".");
  assert.deepEqual(unpack(`${body}.${check(body)}`, sample()).reset, ["all"]);
});

test("text that was changed and checked anew never throws and never gives an unknown id", () => {
  forAll(2000, (random) => {
    const data = anyCourse(random);
    const letters = [...pack(anyState(random, data), data)].slice(0, -5);
    for (let i = 0; i <= random.below(6); i++) letters.splice(random.below(letters.length), random.below(3), random.pick([..."Az09-_.!\n é"]));
    const body = letters.join("");
    const { state } = unpack(`${body}.${check(body)}`, data);
    assert.ok(Object.keys(state.pages).every((id) => data.pages.some((page) => page.id === id)));
    assert.ok([...Object.keys(state.items), ...(state.final.current?.items ?? [])].every((id) => data.items[id]));
    assert.ok(state.prefs.size >= 100 && state.prefs.size <= 200);
    assert.doesNotThrow(() => pack(state, data));
  });
});

/** The sample one release later: a page and a question more, a question and a page gone. */
function later() {
  const data = sample();
  data.state = { ...data.state, pages: 7, items: 15, print: "NEW-", prints: { "6.14.2": "AbC-" } };
  data.pages.push({ ...data.pages[0], id: "how/new", ref: "how-new", n: 6, items: ["new"] });
  data.items.new = { .../** @type {Item} */ (data.items.first), n: 14 };
  return data;
}

test("an earlier release's state is read as a prefix: every surviving id keeps its progress", () => {
  const before = full(sample());
  const { state, reset, change } = unpack(pack(before, sample()), later());
  assert.deepEqual(state, asKept(before, sample()));
  assert.deepEqual(reset, []);
  assert.deepEqual(change, { kept: { pages: 5, items: 9, attempts: 5 }, gone: { pages: 0, items: 0, attempts: 0 }, blanked: 0, added: 1, minutes: 0 });
});

test("what a release retired is dropped, also from an open attempt, and that is said", () => {
  const before = { ...full(sample()), place: "how-steps", placed: 7 };
  const data = later();
  data.pages = data.pages.filter(({ id }) => id !== "how/steps");
  delete data.items.f1;
  delete data.items.pairs;
  const { state, reset, change } = unpack(pack(before, sample()), data);
  assert.deepEqual(reset, ["sitting", "place"]);
  assert.deepEqual([change?.kept, change?.gone], [{ pages: 4, items: 8, attempts: 5 }, { pages: 1, items: 1, attempts: 0 }]);
  assert.deepEqual(state.final.current?.items, ["f2", "f3", "f4"]);
  assert.deepEqual(state.final.current?.answers.f4, ["123456789.12"]);
  assert.equal(state.items.pairs, undefined);
  assert.deepEqual(state.items.steps, { tries: 15, best: 3, last: right.steps });
});

test("a response that no longer fits its question is forgotten, the result stays", () => {
  const data = later();
  /** @type {Item} */ (data.items.steps).options = ["a", "b", "c"];
  /** @type {Item} */ (data.items.first).options = ["a"];
  const { state, change } = unpack(pack(full(sample()), sample()), data);
  assert.equal(change?.blanked, 2);
  assert.deepEqual(state.items.steps, { tries: 15, best: 3, last: null });
  assert.deepEqual(state.items.first, { tries: 15, best: 3, last: null });
  assert.deepEqual(state.items.truth?.last, ["false"]);
});

test("an answer that would now tell another result is forgotten, the result stays: the options have changed places", () => {
  const data = sample();
  /** @type {Item} */ (data.items.first).correct = [["c"]];
  const before = full(sample());
  before.items.truth = { tries: 1, best: 1, last: ["true"] };
  const { state, change } = unpack(pack(before, sample()), data);
  assert.deepEqual([state.items.first, state.items.truth], [{ tries: 15, best: 3, last: ["b"] }, { tries: 1, best: 1, last: ["true"] }]);
  assert.equal(change, null);
  before.items.first = { tries: 1, best: 3, last: ["b"] };
  assert.deepEqual(unpack(pack(before, sample()), data).state.items.first, { tries: 1, best: 3, last: null });
  assert.equal(unpack(pack(before, sample()), data).change?.blanked, 1);
});

test("an attempt of which nothing is left is said to be closed", () => {
  const data = sample();
  for (const id of Object.keys(rightInFinal)) delete data.items[id];
  const { state, reset } = unpack(pack(full(sample()), sample()), data);
  assert.deepEqual([state.final.current, reset], [null, ["attempt"]]);
});

test("a state without a known print keeps time and preferences only", () => {
  const before = full(sample());
  before.time = { 0: { why: 60, final: 5 } };
  before.dates = { started: 5, completed: 6, passed: 7 };
  before.prefs = { theme: "dark", size: 125, at: 9 };
  const data = { ...sample(), state: { ...sample().state, print: "else" } };
  const { state, reset, change } = unpack(pack(before, sample()), data);
  assert.deepEqual(reset, ["course"]);
  assert.deepEqual([change?.gone, change?.minutes], [{ pages: 5, items: 9, attempts: 5 }, 65 / 60]);
  assert.deepEqual(state, { ...empty(), time: before.time, elapsed: { 0: 0 }, prefs: before.prefs, dates: { started: 5, completed: 0, passed: 0 } });
});

test("an attempt that was handed in is not read as open", () => {
  const state = full(sample());
  state.final.current = { .../** @type {Sitting} */ (state.final.current), n: 5 };
  assert.equal(unpack(pack(state, sample()), sample()).state.final.current, null);
});

test("the final is a place to come back to", () => {
  const state = { ...empty(), place: "final", placed: 77 };
  assert.equal(unpack(pack(state, sample()), sample()).state.place, "final");
});

test("time of several replicas is packed as their sum", () => {
  const state = { ...empty(), time: { a: { why: 10 }, b: { why: 5, "-": 1 } }, elapsed: { a: 20, b: 7 } };
  const { time, elapsed } = unpack(pack(state, sample()), sample()).state;
  assert.deepEqual([time, elapsed], [{ 0: { why: 15, "-": 1 } }, { 0: 27 }]);
});
