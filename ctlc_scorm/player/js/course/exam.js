/** The final: attempts begin, are answered and handed in; the best one stands. */

import { draw } from "./draw.js";
import { judge } from "./judge.js";
import { kept, latestNumber } from "./state.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Sitting} Sitting @typedef {import("../types.js").Response} Response
 * @typedef {import("../types.js").Review} Review */

export const SEEDS = 2 ** 24;

/** @param {State} state @param {CourseData} data @param {number} seed @returns {State} the same one when an attempt is open */
export function begin(state, data, seed) {
  if (!data.final || state.final.current) return state;
  const items = draw(data.final, data.items, seed);
  return withCurrent(state, { n: latestNumber(state.final.attempts) + 1, seed, rev: 0, items, answers: {}, flags: [], score: null });
}

/** @param {State} state @param {Sitting} current @returns {State} */
const withCurrent = (state, current) => ({ ...state, final: { ...state.final, current } });

/** @param {State} state @param {string} id @param {Response} response an empty one takes the answer back @returns {State} */
export function respond(state, id, response) {
  const { current } = state.final;
  if (!current?.items.includes(id)) return state;
  const { [id]: _, ...others } = current.answers;
  const answers = response.length ? { ...others, [id]: response } : others;
  return withCurrent(state, { ...current, rev: current.rev + 1, answers });
}

/** Flags an item for review, or takes the flag off. @param {State} state @param {string} id @returns {State} */
export function flag(state, id) {
  const { current } = state.final;
  if (!current?.items.includes(id)) return state;
  const flags = current.flags.includes(id) ? current.flags.filter((other) => other !== id) : [...current.flags, id];
  return withCurrent(state, { ...current, rev: current.rev + 1, flags });
}

/** Full credit or none for each item, by weight. @param {State} state @param {CourseData} data @param {number} day @returns {State} */
export function submit(state, data, day) {
  const { current, attempts } = state.final;
  if (!current) return state;
  const score = scoreOf(current, data);
  const attempt = { n: current.n, seed: current.seed, score, day };
  return { ...state, final: { attempts: kept([...attempts, attempt]), current: null, last: { ...current, score } } };
}

/** @param {Sitting} sitting @param {CourseData} data */
const results = (sitting, data) =>
  sitting.items.flatMap((id) => {
    const item = data.items[id];
    return item ? [{ id, item, right: judge(item, sitting.answers[id]).right }] : [];
  });

/** @param {Sitting} sitting @param {CourseData} data percent, with two decimals at most */
function scoreOf(sitting, data) {
  let [earned, possible] = [0, 0];
  for (const { item, right } of results(sitting, data)) {
    possible += item.weight;
    earned += right ? item.weight : 0;
  }
  return possible ? Math.round((10_000 * earned) / possible) / 100 : 0;
}

/** @param {Sitting} sitting @param {CourseData} data @returns {Review} `missed`: objectives with a wrong answer */
export function review(sitting, data) {
  const judged = results(sitting, data);
  const missed = judged.filter(({ right }) => !right).flatMap(({ item }) => item.objectives);
  const score = sitting.score ?? scoreOf(sitting, data);
  return {
    ...{ n: sitting.n, score, passed: score >= (data.final?.passMark ?? 0) },
    results: Object.fromEntries(judged.map(({ id, right }) => [id, right])),
    missed: [...new Set(missed)],
  };
}
