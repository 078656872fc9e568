/** The clock of a running session: what is spent since the document came in, and since the LMS was connected. */

import * as clocks from "./clock.js";

/** @param {() => number} now ms */
export function createTimekeeper(now) {
  let clock = clocks.start(now());
  let stopped = false;
  /** Seconds of this connection that are not on the clock any more; negative: that are on it, but are an earlier one's. */
  let before = 0;

  /** @param {(clock: clocks.Clock, now: number) => clocks.Clock} move nothing moves while the clock is stopped */
  const unlessStopped = (move) => () => {
    if (!stopped) clock = move(clock, now());
  };
  const measure = unlessStopped(clocks.account);

  return {
    measure,
    touch: unlessStopped(clocks.touched),
    hide: unlessStopped(clocks.hidden),
    show: unlessStopped(clocks.shown),

    /** @param {string} slot @param {number} minutes the page's */
    turn(slot, minutes) {
      clock = clocks.turned(clock, now(), slot, minutes);
    },
    stop() {
      stopped = true;
    },
    resume() {
      if (stopped) clock = clocks.resumed(clock, now());
      stopped = false;
    },

    /** Whole seconds by slot. */
    slots: () => clocks.slots(clock),
    /** Whole seconds. */
    elapsed: () => Math.floor(clock.wall / 1000),
    /** Active seconds of this connection. */
    seconds: () => before + clocks.activeSeconds(clock),

    /** The next connection counts anew. */
    disconnect() {
      before = -clocks.activeSeconds(clock);
    },
    /** What was spent is in the document now. */
    handOver() {
      before += clocks.activeSeconds(clock);
      clock = { ...clock, active: {}, wall: 0 };
    },
  };
}
