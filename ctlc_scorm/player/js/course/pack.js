/** The learner's document as a short text and back. The layout stands in the compiler, too, which computes its worst case. */

import { bitset, check, number, run } from "./bits.js";
import { encode, width } from "./code.js";
import { kept, spent, total } from "./state.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Sitting} Sitting @typedef {import("../types.js").Item} Item */

export const VERSION = "1";
export const FINAL_PLACE = 4095;
/** @type {State["prefs"]["theme"][]} */
export const THEMES = ["system", "light", "dark"];

/** @param {State} state @param {CourseData} data */
export function pack(state, data) {
  const { pages, items, modules, print, keep } = data.state;
  const byOrdinal = ordinals(data);
  const body = [
    VERSION + print + number(pages, 2) + number(items, 2) + number(modules, 2),
    bitset(range(pages).map((n) => state.pages[byOrdinal.pages.get(n) ?? ""] === true)),
    range(items).map((n) => packResult(state, byOrdinal.items.get(n))).join(""),
    keep ? range(items).map((n) => packLast(state, data, byOrdinal.items.get(n))).join("") : "",
    packTime(state, range(modules).map((n) => byOrdinal.modules.get(n))),
    kept(state.final.attempts).map((a) => number(a.n, 2) + number(a.seed, 4) + packScore(a.score) + number(a.day, 3)).join(""),
    packSitting(state.final.current, data),
    packSitting(state.final.last, data),
    packRest(state, data),
  ].join(".");
  return `${body}.${check(body)}`;
}

/** @param {number} count */
export const range = (count) => [...Array(count).keys()];

/** @param {CourseData} data ids by their ordinals */
export const ordinals = (data) => ({
  pages: new Map(data.pages.map((page) => [page.n, page.id])),
  items: new Map(Object.entries(data.items).map(([id, item]) => [item.n, id])),
  modules: new Map(data.modules.map((module) => [module.n, module.id])),
});

/** @param {State} state @param {string|undefined} id */
function packResult(state, id) {
  const result = state.items[id ?? ""];
  return number(result ? result.best * 16 + result.tries : 0, 1);
}

/** @param {State} state @param {CourseData} data @param {string|undefined} id */
function packLast(state, data, id) {
  const item = data.items[id ?? ""];
  return item && id && item.m >= 0 ? encode(item, state.items[id]?.last ?? null, false) : run([]);
}

/** @param {State} state @param {(string|undefined)[]} modules */
function packTime(state, modules) {
  const slots = spent(state);
  return ["final", "-", ...modules].map((id) => number(slots[id ?? ""] ?? 0, 3)).join("") + number(total(state.elapsed), 4);
}

/** @param {number|null} score */
const packScore = (score) => number(Math.round((score ?? 0) * 100), 3);

/** @param {Sitting|null} sitting @param {CourseData} data */
function packSitting(sitting, data) {
  const ids = sitting?.items.filter((id) => data.items[id]) ?? [];
  if (!sitting || !ids.length) return "";
  const { n, seed, rev, score, answers, flags } = sitting;
  const entries = ids.map((id) => {
    const item = /** @type {Item} */ (data.items[id]);
    return number(item.n, 2) + encode(item, answers[id] ?? null, true);
  });
  const head = number(n, 2) + number(seed, 4) + number(rev, 2) + packScore(score) + number(ids.length, 2);
  return head + entries.join("") + bitset(ids.map((id) => flags.includes(id)));
}

/** @param {State} state @param {CourseData} data */
function packRest({ place, placed, dates, prefs }, data) {
  const page = data.pages.find(({ ref }) => ref === place);
  const at = page ? page.n + 1 : place && place === data.final?.ref ? FINAL_PLACE : 0;
  const days = number(dates.started, 5) + number(dates.completed, 5) + number(dates.passed, 5);
  const look = Math.max(0, THEMES.indexOf(prefs.theme)) * 128 + prefs.size - 100;
  return number(at, 2) + number(at ? placed : 0, 6) + days + number(look, 2) + number(prefs.at, 6);
}

const HEAD = 11;
const ATTEMPTS = 60;
const SITTING = 13;
const REST = 31;
const SEPARATORS_AND_CHECK = 13;

/** The length with everything answered. @param {CourseData} data */
export function worst(data) {
  const { pages, items, modules, keep } = data.state;
  const time = 3 * (modules + 2) + 4;
  const final = data.final ? ATTEMPTS + 2 * worstSitting(data) : 0;
  return HEAD + Math.ceil(pages / 6) + items + (keep ? worstResponses(data) : 0) + time + final + REST + SEPARATORS_AND_CHECK;
}

/** @param {CourseData} data one character at least for every ordinal, also of retired items and of the bank */
const worstResponses = ({ items, state }) =>
  Object.values(items).reduce((sum, item) => sum + (item.m >= 0 ? width(item, false) - 1 : 0), state.items);

/** @param {CourseData} data */
function worstSitting({ final, items }) {
  const draws = Object.entries(final?.draw ?? {});
  const bank = (final?.bank ?? []).flatMap((id) => items[id] ?? []);
  const count = total(Object.fromEntries(draws));
  const widest = draws.flatMap(([objective, count]) => {
    const widths = bank.filter((item) => item.objectives.includes(objective)).map((item) => width(item, true));
    return widths.sort((a, b) => b - a).slice(0, count);
  });
  return SITTING + 2 * count + widest.reduce((sum, next) => sum + next, 0) + Math.ceil(count / 6);
}
