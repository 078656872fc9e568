import assert from "node:assert/strict";
import { test } from "node:test";
import { outcome, requirements } from "../../ctlc_scorm/player/js/course/outcome.js";
import { answerItem, empty, readPage } from "../../ctlc_scorm/player/js/course/state.js";
import { anyCourse, anyState, forAll } from "./chance.js";
import { sample } from "./sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").State} State */

/** @param {{pages?: string[], items?: string[], scores?: number[]}} done @returns {State} */
function after({ pages = [], items = [], scores = [] }) {
  const read = pages.reduce(readPage, empty());
  const state = items.reduce((state, id) => answerItem(state, id, ["x"], 1), read);
  return { ...state, final: { ...state.final, attempts: scores.map((score, i) => ({ n: i + 1, seed: 1, score, day: 1 })) } };
}

const MAIN = ["why/start", "why/story", "how/pairs", "how/steps"];
const ASKED = ["first", "several", "truth", "word", "ratio", "pairs", "steps", "mood", "walk"];
const everything = { pages: MAIN, items: ASKED, scores: [80] };

/** @param {State} state */
const left = (state) => Object.fromEntries(requirements(sample(), state).map(({ id, done, total, met }) => [id, met || `${done}/${total}`]));

test("at the start everything is left", () => {
  assert.deepEqual(left(empty()), { pages: "0/4", questions: "0/9", final: "0/1" });
  assert.deepEqual(outcome(sample(), empty()), { status: "incomplete", score: null, finished: false });
});

test("when pages, questions and the final are done the course is passed", () => {
  assert.deepEqual(left(after(everything)), { pages: true, questions: true, final: true });
  assert.deepEqual(outcome(sample(), after(everything)), { status: "passed", score: 80, finished: true });
});

test("a wrong answer is an answer", () => {
  assert.equal(left(after({ items: ASKED })).questions, true);
});

test("what is missing is named with the place where it can be done", () => {
  const [pages, questions, final] = requirements(sample(), after({ pages: MAIN.slice(1), items: ASKED.slice(1) }));
  assert.deepEqual(pages?.missing, [{ ref: "why-start", title: "Page why/start", text: "" }]);
  assert.deepEqual(questions?.missing, [{ ref: "why-start", title: "Page why/start", text: "Question 0" }]);
  assert.deepEqual(final?.missing, [{ ref: "final", title: "Final", text: "" }]);
});

test("a page that stands in for another gives equal credit, and its questions count instead", () => {
  const mild = { ...everything, pages: ["why/start", "why/story-mild", "how/pairs", "how/steps"], items: ASKED.filter((id) => id !== "word") };
  assert.equal(outcome(sample(), after(mild)).status, "passed");
});

test("reading the page that stands in, too, never adds to what is left", () => {
  const both = after({ pages: [...MAIN, "why/story-mild"], items: ["truth", "word"] });
  assert.deepEqual(left(both), { pages: true, questions: "2/9", final: "0/1" });
  const none = after({ pages: ["why/story-mild"] });
  assert.equal(left(none).questions, "0/8");
});

test("a final below the pass mark leaves the course incomplete, never failed", () => {
  const { status, score, finished } = outcome(sample(), after({ ...everything, scores: [79.99, 40] }));
  assert.deepEqual([status, score, finished], ["incomplete", 79.99, false]);
});

test("the best attempt is the score of record", () => {
  assert.equal(outcome(sample(), after({ ...everything, scores: [50, 90, 10] })).score, 90);
});

test("what the course does not ask for is no requirement", () => {
  const data = { ...sample(), completion: { pages: true, questions: false, final: false } };
  assert.deepEqual(requirements(data, empty()).map(({ id }) => id), ["pages"]);
  assert.equal(outcome(data, after({ pages: MAIN })).status, "completed");
  assert.equal(outcome(data, after({ pages: MAIN, scores: [95] })).status, "passed");
});

test("a module of its own is completed, the final of its own is passed", () => {
  const alone = { ...sample(), final: null };
  assert.deepEqual(outcome(alone, after({ pages: MAIN, items: ASKED })), { status: "completed", score: null, finished: true });
  const finalOnly = { ...sample(), pages: [], modules: [], sco: "final" };
  assert.equal(outcome(finalOnly, after({ scores: [100] })).status, "passed");
});

test("pages that stand in for each other in a ring do no harm", () => {
  const data = sample();
  for (const page of data.pages) page.insteadOf = page.id === "why/start" ? "why/story" : "why/start";
  assert.doesNotThrow(() => requirements(data, empty()));
});

test("once passed a course stays passed, whatever a later release asks for", () => {
  const state = { ...empty(), dates: { started: 1, completed: 2, passed: 2 } };
  assert.equal(outcome(sample(), state).status, "passed");
});

test("the status that the LMS held already is never lowered", () => {
  assert.deepEqual(outcome(sample(), empty(), "completed"), { status: "completed", score: null, finished: true });
  assert.equal(outcome(sample(), after(everything), "completed").status, "passed");
  for (const word of ["failed", "browsed", "not attempted", "", "nonsense"]) assert.equal(outcome(sample(), empty(), word).status, "incomplete");
});

test("in every course what is done and what is missing add up", () => {
  forAll(400, (random) => {
    const data = anyCourse(random);
    for (const { done, total, missing, met } of requirements(data, anyState(random, data))) {
      assert.equal(done + missing.length, total);
      assert.equal(met, missing.length === 0);
      assert.ok(done >= 0);
    }
  });
});
