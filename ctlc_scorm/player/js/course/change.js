/** What became of an earlier release's progress: counted as it is unpacked. */

import { judge } from "./judge.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Item} Item @typedef {import("../types.js").Result} Result
 * @typedef {import("../types.js").Change} Change */

/** A stored answer belongs to the question as it is now only if it gives the result that was stored with it: options
 * may have been put in, out or in another order. @param {Item} item @param {Result} result */
export function fits(item, { tries, best, last }) {
  if (!last) return true;
  const { right, share } = judge(item, last);
  const now = right ? 3 : share > 0 ? 2 : 1;
  return now === best || (tries > 1 && now < best);
}

/** @param {CourseData} data @param {State} state as it was read
 * @param {{pages: number, items: number, attempts: number}} stored what the text held
 * @param {{blanked: number, from: number, other: boolean}} found from: how many pages the release had that wrote it; other: another release
 * @returns {Change|null} null when there is nothing to tell */
export function changeOf(data, state, stored, { blanked, from, other }) {
  const kept = { pages: Object.keys(state.pages).length, items: Object.keys(state.items).length, attempts: state.final.attempts.length };
  const gone = { pages: stored.pages - kept.pages, items: stored.items - kept.items, attempts: stored.attempts - kept.attempts };
  const added = data.pages.filter(({ n }) => n >= from).length;
  const minutes = Object.values(state.time).flatMap((slots) => Object.values(slots)).reduce((sum, seconds) => sum + seconds, 0) / 60;
  const lost = gone.pages + gone.items + gone.attempts;
  return other || lost || blanked ? { kept, gone, blanked, added, minutes } : null;
}
