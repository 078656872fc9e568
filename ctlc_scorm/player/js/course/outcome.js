/** What is left for credit, and what the LMS is told: the only place of status logic. */

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Page} Page @typedef {import("../types.js").Outcome} Outcome
 * @typedef {import("../types.js").Status} Status @typedef {import("../types.js").Missing} Missing
 * @typedef {import("../types.js").Requirement} Requirement */

/** @type {Status[]} */
const RANKS = ["incomplete", "completed", "passed"];

/** @param {CourseData} data @param {State} state @returns {Requirement[]} */
export function requirements(data, state) {
  const { completion, final } = data;
  const groups = alternatives(data);
  return [
    ...(completion.pages && groups.length ? [pagesRead(groups, state)] : []),
    ...(completion.questions && data.pages.some((page) => page.items.length) ? [questionsAnswered(groups, data, state)] : []),
    ...(completion.final && final ? [finalPassed(data, state)] : []),
  ];
}

/** @type {WeakMap<Page[], Page[][]>} */
const grouped = new WeakMap();

/** Each page that counts, followed by those that may stand in for it. @param {CourseData} data @returns {Page[][]} */
export function alternatives({ pages }) {
  const made = grouped.get(pages) ?? groupsOf(pages);
  grouped.set(pages, made);
  return made;
}

/** @param {Page[]} pages @returns {Page[][]} */
function groupsOf(pages) {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const root = (/** @type {Page} */ page) => {
    const walked = new Set();
    let at = page;
    for (let next = byId.get(at.insteadOf); next && !walked.has(next); next = byId.get(at.insteadOf)) walked.add((at = next));
    return at;
  };
  const roots = pages.filter((page) => root(page) === page);
  const others = pages.filter((page) => root(page) !== page);
  return roots.map((main) => [main, ...others.filter((page) => root(page) === main)]);
}

/** @param {Requirement["id"]} id @param {number} total @param {Missing[]} missing @returns {Requirement} */
const requirement = (id, total, missing) => ({ id, met: missing.length === 0, done: total - missing.length, total, missing });

/** @param {Page[][]} groups @param {State} state */
function pagesRead(groups, state) {
  const unread = groups.flatMap(([main, ...others]) =>
    main && ![main, ...others].some((page) => state.pages[page.id]) ? [{ ref: main.ref, title: main.title, text: "" }] : [],
  );
  return requirement("pages", groups.length, unread);
}

/** @param {Page[][]} groups @param {CourseData} data @param {State} state */
function questionsAnswered(groups, data, state) {
  const unanswered = (/** @type {Page} */ page) => page.items.filter((id) => data.items[id] && !state.items[id]?.tries);
  const counted = groups.map(([main, ...others]) =>
    others.filter((page) => state.pages[page.id]).reduce((best, page) => (unanswered(page).length < unanswered(best).length ? page : best), /** @type {Page} */ (main)),
  );
  const missing = counted.flatMap((page) =>
    unanswered(page).map((id) => ({ ref: page.ref, title: page.title, text: data.items[id]?.prompt ?? "" })),
  );
  return requirement("questions", counted.reduce((sum, page) => sum + page.items.length, 0), missing);
}

/** @param {CourseData} data @param {State} state */
function finalPassed({ final }, state) {
  const passed = final && (bestScore(state) ?? -1) >= final.passMark;
  return requirement("final", 1, final && !passed ? [{ ref: final.ref, title: final.title, text: "" }] : []);
}

/** @param {State} state @returns {number|null} */
export const bestScore = ({ final }) => (final.attempts.length ? Math.max(...final.attempts.map(({ score }) => score)) : null);

/** @param {CourseData} data @param {State} state @param {string} [floor] the status that the LMS held already @returns {Outcome} */
export function outcome(data, state, floor = "") {
  const earned = status(data, state);
  const held = state.dates.passed ? "passed" : state.dates.completed ? "completed" : "incomplete";
  const rank = Math.max(...[earned, held, floor].map((word) => RANKS.indexOf(/** @type {Status} */ (word))));
  const highest = /** @type {Status} */ (RANKS[rank]);
  return { status: highest, score: data.final ? bestScore(state) : null, finished: highest !== "incomplete" };
}

/** @param {CourseData} data @param {State} state @returns {Status} */
function status(data, state) {
  if (requirements(data, state).some(({ met }) => !met)) return "incomplete";
  return data.final && finalPassed(data, state).met ? "passed" : "completed";
}
