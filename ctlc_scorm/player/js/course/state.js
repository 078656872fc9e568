/** The learner's document: empty, merged, changed. Every function gives a new one. */

/** @typedef {import("../types.js").State} State @typedef {import("../types.js").Sitting} Sitting
 * @typedef {import("../types.js").Attempt} Attempt @typedef {import("../types.js").Result} Result
 * @typedef {import("../types.js").Response} Response @typedef {import("../types.js").Slots} Slots */

export const MOST_TRIES = 15;
const LATEST = 4;

/** @returns {State} */
export const empty = () => ({
  schema: 1,
  pages: {},
  items: {},
  final: { attempts: [], current: null, last: null },
  time: {},
  elapsed: {},
  place: "",
  placed: 0,
  dates: { started: 0, completed: 0, passed: 0 },
  prefs: { theme: "system", size: 100, at: 0 },
});

/** Two copies of one learner's document as one; commutative, associative, idempotent. @param {State} a @param {State} b @returns {State} */
export function merge(a, b) {
  const attempts = kept([...a.final.attempts, ...b.final.attempts]);
  const place = later(a, b, (state) => [state.placed, state.place]);
  return {
    schema: 1,
    pages: { ...a.pages, ...b.pages },
    items: union(a.items, b.items, mergedResult),
    final: {
      attempts,
      current: open(laterSitting(a.final.current, b.final.current), attempts),
      last: laterSitting(a.final.last, b.final.last),
    },
    time: union(a.time, b.time, (x, y) => union(x, y, Math.max)),
    elapsed: union(a.elapsed, b.elapsed, Math.max),
    place: place.place,
    placed: place.placed,
    dates: {
      started: earliest(a.dates.started, b.dates.started),
      completed: earliest(a.dates.completed, b.dates.completed),
      passed: earliest(a.dates.passed, b.dates.passed),
    },
    prefs: later(a.prefs, b.prefs, (prefs) => [prefs.at, prefs.theme, prefs.size]),
  };
}

/** @template T @param {Record<string, T>} a @param {Record<string, T>} b @param {(x: T, y: T) => T} join @returns {Record<string, T>} */
function union(a, b, join) {
  const result = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const mine = result[key];
    result[key] = mine === undefined ? value : join(mine, value);
  }
  return result;
}

/** The one with the greater key; equal keys must mean equal things. @template T @param {T} a @param {T} b @param {(x: T) => (string|number)[]} key @returns {T} */
function later(a, b, key) {
  const [ours, theirs] = [key(a), key(b)];
  const at = ours.findIndex((value, i) => value !== theirs[i]);
  return at < 0 || /** @type {any} */ (ours[at]) > /** @type {any} */ (theirs[at]) ? a : b;
}

/** @param {number} a @param {number} b */
const earliest = (a, b) => (a && b ? Math.min(a, b) : a || b);

/** @param {Result} a @param {Result} b @returns {Result} */
function mergedResult(a, b) {
  const { tries, last } = later(a, b, (result) => [result.tries, JSON.stringify(result.last)]);
  return { tries, best: Math.max(a.best, b.best), last };
}

/** @param {Sitting|null} a @param {Sitting|null} b */
function laterSitting(a, b) {
  if (!a || !b) return a ?? b;
  return later(a, b, (sitting) => [sitting.n, sitting.seed, sitting.rev, JSON.stringify(sorted(sitting))]);
}

/** @param {Sitting} sitting the same whatever the order in which answers were given */
const sorted = (sitting) => ({ ...sitting, answers: Object.entries(sitting.answers).sort(([x], [y]) => (x < y ? -1 : 1)) });

/** An attempt that was handed in is not open any more. @param {Sitting|null} sitting @param {Attempt[]} attempts */
const open = (sitting, attempts) => (sitting && sitting.n > latestNumber(attempts) ? sitting : null);

/** @param {Attempt[]} attempts */
export const latestNumber = (attempts) => Math.max(0, ...attempts.map((attempt) => attempt.n));

/** The best attempt and the latest ones, each once, in order. @param {Attempt[]} attempts @returns {Attempt[]} */
export function kept(attempts) {
  const unique = [...new Map(attempts.map((attempt) => [identity(attempt), attempt])).values()];
  const inOrder = unique.sort((a, b) => a.n - b.n || a.seed - b.seed || a.score - b.score || a.day - b.day);
  const best = inOrder.reduce((/** @type {Attempt|undefined} */ top, next) => (top && top.score >= next.score ? top : next), undefined);
  const latest = inOrder.slice(-LATEST);
  return best && !latest.includes(best) ? [best, ...latest] : latest;
}

/** @param {Attempt} attempt */
const identity = ({ n, seed, score, day }) => [n, seed, score, day].join();

/** @param {State} state @param {string} id @returns {State} the same one when the page was read before */
export const readPage = (state, id) => (state.pages[id] ? state : { ...state, pages: { ...state.pages, [id]: true } });

/** @param {State} state @param {string} id @param {Response} response @param {number} best @returns {State} */
export function answerItem(state, id, response, best) {
  const before = state.items[id] ?? { tries: 0, best: 0, last: null };
  const result = { tries: Math.min(MOST_TRIES, before.tries + 1), best: Math.max(before.best, best), last: response };
  return { ...state, items: { ...state.items, [id]: result } };
}

/** A later place always has a later second, or two turns within one would be a tie. @param {State} state @param {string} place @param {number} second @returns {State} */
export const moveTo = (state, place, second) => ({ ...state, place, placed: Math.max(second, state.placed + 1) });

/** @param {State} state @param {Partial<State["prefs"]>} changes @param {number} second @returns {State} */
export const prefer = (state, changes, second) => ({
  ...state,
  prefs: { ...state.prefs, ...changes, at: Math.max(second, state.prefs.at + 1) },
});

/** @param {State} state @param {keyof State["dates"]} what @param {number} minute @returns {State} the same one when there is a date */
export const date = (state, what, minute) => (state.dates[what] ? state : { ...state, dates: { ...state.dates, [what]: minute } });

/** @param {State} state @param {string} replica @param {Slots} slots @param {number} elapsed seconds @returns {State} */
export function spend(state, replica, slots, elapsed) {
  const time = union(state.time[replica] ?? {}, slots, (x, y) => x + y);
  return {
    ...state,
    time: { ...state.time, [replica]: time },
    elapsed: { ...state.elapsed, [replica]: (state.elapsed[replica] ?? 0) + elapsed },
  };
}

/** Seconds by slot over all replicas. @param {State} state @returns {Slots} */
export const spent = (state) => Object.values(state.time).reduce((sum, slots) => union(sum, slots, (x, y) => x + y), {});

/** @param {Record<string, number>} numbers */
export const total = (numbers) => Object.values(numbers).reduce((sum, value) => sum + value, 0);
