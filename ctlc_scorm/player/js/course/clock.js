/** Active and elapsed time, measured: every function takes the time and gives a new clock. */

/** @typedef {object} Clock
 * @property {number} mark everything before it is accounted for, ms
 * @property {number} seen when the learner last did something, ms
 * @property {boolean} visible
 * @property {string} slot a module's id, "final" or "-"
 * @property {number} limit how long one may read without touching anything, ms
 * @property {Record<string, number>} active by slot, ms
 * @property {number} wall ms */

export const UNIT = 15_000;
const SHORTEST_LIMIT = 5 * 60_000;
const LONGEST_STRETCH = 2 * UNIT;
/** A longer stretch without a tick is a machine asleep: it fell so at some moment of one unit. */
const ASLEEP = 4 * UNIT;

/** @param {number} now @returns {Clock} */
export const start = (now) => ({ mark: now, seen: now, visible: true, slot: "-", limit: SHORTEST_LIMIT, active: {}, wall: 0 });

/** @param {Clock} clock @param {number} now @returns {Clock} */
export function account(clock, now) {
  const stretch = Math.max(0, now - clock.mark);
  const awake = Math.min(now, clock.seen + clock.limit) - clock.mark;
  const most = stretch > ASLEEP ? UNIT / 2 : LONGEST_STRETCH;
  const counts = clock.visible ? Math.min(Math.max(0, awake), most) : 0;
  const active = counts ? { ...clock.active, [clock.slot]: (clock.active[clock.slot] ?? 0) + counts } : clock.active;
  return { ...clock, mark: now, seen: Math.min(clock.seen, now), active, wall: clock.wall + stretch };
}

/** @param {Clock} clock @param {number} now */
export const touched = (clock, now) => ({ ...account(clock, now), seen: now });

/** @param {Clock} clock @param {number} now @param {string} slot @param {number} minutes the page's */
export const turned = (clock, now, slot, minutes) => ({
  ...touched(clock, now),
  slot,
  limit: Math.max(SHORTEST_LIMIT, 2 * minutes * 60_000),
});

/** @param {Clock} clock @param {number} now */
export const hidden = (clock, now) => ({ ...account(clock, now), visible: false });

/** @param {Clock} clock @param {number} now */
export const shown = (clock, now) => ({ ...touched(clock, now), visible: true });

/** After a close nothing ran, not even the wall clock. @param {Clock} clock @param {number} now @returns {Clock} */
export const resumed = (clock, now) => ({ ...clock, mark: now, seen: now, visible: true });

/** @param {Clock} clock whole seconds by slot */
export const slots = (clock) => Object.fromEntries(Object.entries(clock.active).map(([slot, ms]) => [slot, Math.floor(ms / 1000)]));

/** @param {Clock} clock */
export const activeSeconds = (clock) => Object.values(clock.active).reduce((sum, ms) => sum + ms, 0) / 1000;
