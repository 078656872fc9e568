/** What a learner did between two reports, told from the documents alone: nothing is told twice, on no device. Pure. */

import { requirements } from "../../course/outcome.js";
import { latestNumber, spent, total } from "../../course/state.js";

/** @typedef {import("../../types.js").CourseData} CourseData @typedef {import("../../types.js").State} State
 * @typedef {import("../../types.js").Attempt} Attempt @typedef {import("../../types.js").Answer} Answer
 * @typedef {{kind: "page"|"module", id: string, seconds: number} | {kind: "begun", id: string} | {kind: "progress", percent: number} | {kind: "attempt", attempt: Attempt, passed: boolean, seconds: number}
 *   | {kind: "answer", answer: Answer} | {kind: "completed"|"passed"|"failed", score: number|null, seconds: number}
 *   | {kind: "opened"} | {kind: "closed", seconds: number}} Event */

const STEP = 10;

/** @param {CourseData} data @param {State} before @param {State} after @param {number} seconds active ones since a page was told last
 * @returns {Event[]} in the order in which they are told */
export function happened(data, before, after, seconds) {
  const begun = data.modules.filter(({ id }) => isBegun(data, after, id) && !isBegun(data, before, id));
  const pages = data.pages.filter(({ id }) => after.pages[id] && !before.pages[id]);
  const modules = data.modules.filter(({ id }) => isDone(data, after, id) && !isDone(data, before, id));
  const attempts = after.final.attempts.filter((attempt) => attempt.n > latestNumber(before.final.attempts));
  const mark = data.final?.passMark ?? 0;
  return [
    ...begun.map(({ id }) => /** @type {Event} */ ({ kind: "begun", id })),
    ...pages.map(({ id }, i) => /** @type {Event} */ ({ kind: "page", id, seconds: i ? 0 : Math.max(0, seconds) })),
    ...modules.map(({ id }) => /** @type {Event} */ ({ kind: "module", id, seconds: spent(after)[id] ?? 0 })),
    ...steps(data, before, after),
    ...attempts.map((attempt) => /** @type {Event} */ ({ kind: "attempt", attempt, passed: attempt.score >= mark, seconds: spent(after)["final"] ?? 0 })),
    ...finished(before, after),
  ];
}

/** Tens of what is asked for: upward only, below the whole, and not after the end. @param {CourseData} data @param {State} before @param {State} after @returns {Event[]} */
function steps(data, before, after) {
  const [was, is] = [before, after].map((state) => Math.floor(percent(data, state) / STEP) * STEP);
  const news = is !== undefined && was !== undefined && is > was && is < 100 && !after.dates.completed;
  return news ? [{ kind: "progress", percent: is }] : [];
}

/** @param {CourseData} data @param {State} state */
function percent(data, state) {
  const all = requirements(data, state);
  const sum = (/** @type {"done"|"total"} */ name) => all.reduce((sum, one) => sum + one[name], 0);
  return sum("total") ? (100 * sum("done")) / sum("total") : 0;
}

/** One importer shows what it was told last. @param {State} before @param {State} after @returns {Event[]} */
function finished(before, after) {
  const score = bestOf(after);
  const seconds = seconds_(after);
  return [
    ...(after.dates.completed && !before.dates.completed ? [/** @type {Event} */ ({ kind: "completed", score: after.dates.passed ? score : null, seconds })] : []),
    ...(after.dates.passed && !before.dates.passed ? [/** @type {Event} */ ({ kind: "passed", score, seconds })] : []),
  ];
}

/** @param {State} state */
export const seconds_ = (state) => total(spent(state));

/** @param {State} state @returns {number|null} */
export const bestOf = ({ final }) => (final.attempts.length ? Math.max(...final.attempts.map(({ score }) => score)) : null);

/** @param {CourseData} data @param {State} state @param {string} id a module's */
const isBegun = ({ pages }, state, id) => pages.some((page) => page.module === id && (state.pages[page.id] || page.items.some((item) => state.items[item])));

/** @type {WeakMap<CourseData, Map<string, CourseData>>} */
const parts = new WeakMap();

/** @param {CourseData} data @param {State} state @param {string} id a module's */
function isDone(data, state, id) {
  const known = parts.get(data) ?? new Map();
  parts.set(data, known);
  const own = known.get(id) ?? { ...data, final: null, pages: data.pages.filter(({ module }) => module === id) };
  known.set(id, own);
  return own.pages.length > 0 && requirements(own, state).every(({ met }) => met);
}
