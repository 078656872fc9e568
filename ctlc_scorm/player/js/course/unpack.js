/** A packed text as the learner's document. The layout is pack.js's; nothing that comes in may throw. */

import { check, reader } from "./bits.js";
import { changeOf, fits } from "./change.js";
import { decode, isText } from "./code.js";
import { FINAL_PLACE, THEMES, VERSION, ordinals, range } from "./pack.js";
import { empty, kept, latestNumber } from "./state.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Sitting} Sitting @typedef {import("../types.js").Slots} Slots
 * @typedef {ReturnType<typeof reader>} Reader
 * @typedef {{state: State, reset: string[], change: import("../types.js").Change|null}} Unpacked `reset`: words for what could not be kept */

const REPLICA = "0";

/** @param {string|null} text @param {CourseData} data @returns {Unpacked} */
export function unpack(text, data) {
  if (!text) return { state: empty(), reset: [], change: null };
  try {
    const end = text.lastIndexOf(".");
    const body = text.slice(0, end);
    if (text.slice(end + 1) !== check(body) || body[0] !== VERSION) throw new RangeError("damaged");
    return fromParts(body.split("."), data);
  } catch {
    return { state: empty(), reset: ["all"], change: null };
  }
}

/** @param {string[]} parts @param {CourseData} data @returns {Unpacked} */
function fromParts(parts, data) {
  const part = (/** @type {number} */ i) => reader(parts[i] ?? "");
  const head = headFrom(part(0));
  const ids = ordinals(data);
  const state = { ...empty(), ...timeFrom(part(4), range(head.modules).map((n) => ids.modules.get(n))) };
  const { place, placed, dates, prefs, gone } = restFrom(part(8), data);
  const attempts = attemptsFrom(part(5));
  const stored = { ...storedIn(part(1), part(2), head), attempts: attempts.length };
  if (!related(head, data)) {
    const anew = { ...state, prefs, dates: { ...state.dates, started: dates.started } };
    return { state: anew, reset: ["course"], change: changeOf(data, anew, stored, { blanked: 0, from: 0, other: true }) };
  }
  const current = sittingFrom(part(6), data, ids.items);
  const open = current.sitting && current.sitting.n > latestNumber(attempts) ? { ...current.sitting, score: null } : null;
  const { items, blanked } = itemsFrom(part(2), part(3), head.items, data, ids.items);
  const whole = {
    ...state,
    ...{ place, placed, dates, prefs, items },
    pages: pagesFrom(part(1), head.pages, ids.pages),
    final: { attempts, current: open, last: sittingFrom(part(7), data, ids.items).sitting },
  };
  return {
    state: whole,
    reset: [...(current.lost ? [open ? "sitting" : "attempt"] : []), ...(gone ? ["place"] : [])],
    change: changeOf(data, whole, stored, { blanked, from: head.pages, other: head.print !== data.state.print }),
  };
}

/** How much was done, whether or not it is still in the course. @param {Reader} pages @param {Reader} results @param {ReturnType<typeof headFrom>} head */
const storedIn = (pages, results, head) => ({
  pages: pages.bitset(head.pages).filter(Boolean).length,
  items: range(head.items).filter(() => results.number(1)).length,
});

/** @param {Reader} read */
const headFrom = (read) => ({
  print: read.text(5).slice(1),
  pages: read.number(2),
  items: read.number(2),
  modules: read.number(2),
});

/** Was it written by this release or an earlier one? @param {ReturnType<typeof headFrom>} head @param {CourseData} data */
function related({ print, pages, items, modules }, { state }) {
  const same = pages === state.pages && items === state.items && modules === state.modules;
  return print === (same ? state.print : state.prints?.[`${pages}.${items}.${modules}`]);
}

/** @param {Reader} read @param {(string|undefined)[]} modules */
function timeFrom(read, modules) {
  /** @type {Slots} */
  const slots = {};
  for (const id of ["final", "-", ...modules]) {
    const seconds = read.number(3);
    if (seconds && id) slots[id] = seconds;
  }
  return { time: { [REPLICA]: slots }, elapsed: { [REPLICA]: read.number(4) } };
}

/** @param {Reader} read @param {number} count @param {Map<number, string>} ids @returns {State["pages"]} */
function pagesFrom(read, count, ids) {
  const flags = read.bitset(count);
  return Object.fromEntries([...ids].flatMap(([n, id]) => (flags[n] ? [[id, true]] : [])));
}

/** @param {Reader} results @param {Reader} responses empty when they are not kept
 * @param {number} count @param {CourseData} data @param {Map<number, string>} ids */
function itemsFrom(results, responses, count, data, ids) {
  /** @type {State["items"]} */
  const items = {};
  const keep = responses.more();
  let blanked = 0;
  for (let n = 0; n < count; n++) {
    const result = results.number(1);
    const groups = keep ? responses.run() : [];
    const id = ids.get(n);
    const item = data.items[id ?? ""];
    if (!id || !item || !result) continue;
    const read = { tries: result % 16, best: result >> 4, last: decode(item, groups, false) };
    const lost = groups.some(Boolean) && (read.last === null ? !isText(item) : !fits(item, read));
    blanked += Number(lost);
    items[id] = lost ? { ...read, last: null } : read;
  }
  return { items, blanked };
}

/** @param {Reader} read */
function attemptsFrom(read) {
  const attempts = [];
  while (read.more()) attempts.push({ n: read.number(2), seed: read.number(4), score: read.number(3) / 100, day: read.number(3) });
  return kept(attempts);
}

/** @param {Reader} read @param {CourseData} data @param {Map<number, string>} ids @returns {{sitting: Sitting|null, lost: boolean}} */
function sittingFrom(read, data, ids) {
  if (!read.more()) return { sitting: null, lost: false };
  const [n, seed, rev, score, count] = [read.number(2), read.number(4), read.number(2), read.number(3) / 100, read.number(2)];
  const entries = range(count).map(() => ({ id: ids.get(read.number(2)) ?? "", groups: read.run() }));
  const flags = read.bitset(count);
  const known = entries.flatMap(({ id, groups }, i) => {
    const item = data.items[id];
    const answer = item ? decode(item, groups, true) : null;
    return item ? [{ id, flag: flags[i], answer, blanked: !answer && groups.some(Boolean) }] : [];
  });
  const sitting = {
    ...{ n, seed, rev, score },
    items: known.map(({ id }) => id),
    answers: Object.fromEntries(known.flatMap(({ id, answer }) => (answer ? [[id, answer]] : []))),
    flags: known.flatMap(({ id, flag }) => (flag ? [id] : [])),
  };
  return { sitting: known.length ? sitting : null, lost: known.some(({ blanked }) => blanked) || known.length < count };
}

/** @param {Reader} read @param {CourseData} data */
function restFrom(read, data) {
  const at = read.number(2);
  const placed = read.number(6);
  const dates = { started: read.number(5), completed: read.number(5), passed: read.number(5) };
  const look = read.number(2);
  const prefs = { theme: THEMES[look >> 7] ?? THEMES[0], size: Math.min(200, 100 + (look % 128)), at: read.number(6) };
  const place = (at === FINAL_PLACE ? data.final?.ref : data.pages.find(({ n }) => n === at - 1)?.ref) ?? "";
  return { place, placed: place ? placed : 0, dates, prefs, gone: at > 0 && !place };
}
