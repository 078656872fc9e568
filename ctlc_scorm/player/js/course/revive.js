/** The learner's document from JSON that some store kept; what is not as it should be is left out, nothing throws. */

import { MOST_TRIES, empty, kept, latestNumber } from "./state.js";

/** @typedef {import("../types.js").State} State @typedef {import("../types.js").Sitting} Sitting */

/** @param {string} text @returns {State|null} null when it is none of ours */
export function revive(text) {
  try {
    const raw = JSON.parse(text);
    return raw?.schema === 1 ? clean(raw) : null;
  } catch {
    return null;
  }
}

/** @param {any} raw @returns {State} */
function clean(raw) {
  const none = empty();
  const attempts = kept(list(raw.final?.attempts).map(({ n, seed, score, day }) => ({ n: count(n), seed: count(seed), score: real(score), day: count(day) })));
  const current = sitting(raw.final?.current);
  return {
    schema: 1,
    pages: entries(raw.pages, (read) => (read === true ? true : undefined)),
    items: entries(raw.items, result),
    final: { attempts, current: current && current.n > latestNumber(attempts) ? current : null, last: sitting(raw.final?.last) },
    time: entries(raw.time, (slots) => entries(slots, count)),
    elapsed: entries(raw.elapsed, count),
    place: text(raw.place),
    placed: count(raw.placed),
    dates: { started: count(raw.dates?.started), completed: count(raw.dates?.completed), passed: count(raw.dates?.passed) },
    prefs: {
      theme: ["light", "dark"].includes(raw.prefs?.theme) ? raw.prefs.theme : none.prefs.theme,
      size: Math.min(200, Math.max(100, count(raw.prefs?.size))),
      at: count(raw.prefs?.at),
    },
  };
}

/** @param {any} raw @returns {Sitting|null} */
function sitting(raw) {
  if (!raw || typeof raw !== "object" || !list(raw.items).length) return null;
  return {
    n: count(raw.n),
    seed: count(raw.seed),
    rev: count(raw.rev),
    items: texts(raw.items),
    answers: entries(raw.answers, response),
    flags: texts(raw.flags),
    score: typeof raw.score === "number" ? real(raw.score) : null,
  };
}

/** @param {any} raw */
function result(raw) {
  const tries = Math.min(MOST_TRIES, count(raw?.tries));
  return tries ? { tries, best: Math.min(3, count(raw.best)), last: response(raw.last) ?? null } : undefined;
}

/** @param {unknown} raw */
const response = (raw) => (Array.isArray(raw) && raw.length ? texts(raw) : undefined);

/** @param {unknown} raw */
const real = (raw) => (typeof raw === "number" && raw > 0 && Number.isFinite(raw) ? raw : 0);

/** @param {unknown} raw */
const count = (raw) => Math.floor(real(raw));

/** @param {unknown} raw */
const text = (raw) => (typeof raw === "string" ? raw : "");

/** @param {unknown} raw @returns {any[]} */
const list = (raw) => (Array.isArray(raw) ? raw.filter((entry) => entry !== null && entry !== undefined) : []);

/** @param {unknown} raw */
const texts = (raw) => list(raw).filter((entry) => typeof entry === "string");

/** @template T @param {unknown} raw @param {(value: any) => T|undefined} read @returns {Record<string, T>} */
function entries(raw, read) {
  /** @type {Record<string, T>} */
  const result = {};
  if (raw && typeof raw === "object") {
    for (const [key, value] of Object.entries(raw)) {
      const good = read(value);
      if (good !== undefined) result[key] = good;
    }
  }
  return result;
}
