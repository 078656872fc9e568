/** The final as the page sees it. */

import { SEEDS, begin, flag, respond, review, submit } from "./exam.js";
import { bestScore } from "./outcome.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Response} Response @typedef {import("../types.js").Review} Review
 * @typedef {import("../types.js").Answer} Answer @typedef {import("../types.js").Sitting} Sitting */

const DAY = 86_400_000;

/** @param {object} session
 * @param {CourseData} session.data
 * @param {() => State} session.state
 * @param {(next: State, how: "soon"|"now") => void} session.change
 * @param {(answer: Answer) => void} session.report
 * @param {() => number} session.now
 * @param {() => number} session.random */
export function createFinal({ data, state, change, report, now, random }) {
  /** @type {Record<string, number>} seconds that each answer of the open attempt took */
  let latencies = {};
  let since = now();

  /** @param {string} id */
  function timed(id) {
    latencies[id] = (latencies[id] ?? 0) + Math.max(0, now() - since) / 1000;
    since = now();
  }

  /** @param {Review} result @param {Sitting} sitting */
  function reported({ results }, sitting) {
    for (const [id, right] of Object.entries(results)) {
      const [item, response] = [data.items[id], sitting.answers[id]];
      if (item && response) report({ item, response, right, at: new Date(now()), latency: latencies[id] ?? 0 });
    }
  }

  return {
    get current() {
      return state().final.current;
    },
    get last() {
      return state().final.last;
    },
    get best() {
      return bestScore(state());
    },
    get passed() {
      return data.final !== null && (bestScore(state()) ?? -1) >= data.final.passMark;
    },
    /** Opens an attempt, or goes on with the open one. */
    begin() {
      latencies = {};
      since = now();
      change(begin(state(), data, Math.floor(random() * SEEDS)), "soon");
      return state().final.current;
    },
    /** @param {string} id @param {Response} response */
    respond(id, response) {
      timed(id);
      change(respond(state(), id, response), "soon");
    },
    /** @param {string} id */
    flag: (id) => change(flag(state(), id), "soon"),
    /** @returns {Review|null} null when no attempt is open */
    submit() {
      const next = submit(state(), data, Math.floor(now() / DAY));
      const { last } = next.final;
      if (next === state() || !last) return null;
      const result = review(last, data);
      reported(result, last);
      change(next, "now");
      return result;
    },
    /** @returns {Review|null} of the last attempt */
    review() {
      const { last } = state().final;
      return last && review(last, data);
    },
  };
}
