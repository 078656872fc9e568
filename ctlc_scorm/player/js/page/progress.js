/** How far the learner is, in the words of pages and modules. Pure. */

import { alternatives } from "../course/outcome.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State @typedef {import("../types.js").Page} Page
 * @typedef {"new"|"part"|"done"} Stage */

/** @param {Page} page @param {State} state questions of the page without an answer */
export const unanswered = (page, state) => page.items.filter((id) => !state.items[id]?.tries).length;

/** @param {CourseData} data @param {Page} page @param {State} state @returns {Stage} */
export function pageStage(data, page, state) {
  const open = data.completion.questions ? unanswered(page, state) : 0;
  if (state.pages[page.id] && !open) return "done";
  return state.pages[page.id] || page.items.some((id) => state.items[id]?.tries) ? "part" : "new";
}

/** @param {CourseData} data @param {State} state @param {string} [module] */
export function tally(data, state, module) {
  const counted = alternatives(data).filter(([page]) => !module || page?.module === module);
  const open = counted.filter((pages) => !pages.some((page) => pageStage(data, page, state) === "done"));
  const begun = counted.some((pages) => pages.some((page) => pageStage(data, page, state) !== "new"));
  return {
    all: counted.length,
    done: counted.length - open.length,
    minutes: open.reduce((sum, [page]) => sum + (page?.minutes ?? 0), 0),
    stage: /** @type {Stage} */ (!open.length ? "done" : begun ? "part" : "new"),
    next: open[0]?.[0] ?? null,
  };
}
