/** SCORM 1.2: translates, decides nothing, never throws. */

import { callsOf, isTrouble } from "./calls.js";
import { STATUS, UNKNOWN, connect } from "./connection.js";
import { findApi, waitForApi } from "./discover.js";
import { elements } from "./interactions.js";

/** @typedef {import("../types.js").Driver} Driver @typedef {import("../types.js").Sent} Sent
 * @typedef {import("../types.js").Opened} Opened @typedef {import("../types.js").Timers} Timers
 * @typedef {import("./connection.js").Queued} Queued */

/** @type {Sent} */
const CLOSED = { ok: false, code: "closed", lost: true };

/** @param {{window: any, timers: Timers}} parts @returns {Driver} */
export function scorm12({ window, timers }) {
  /** @type {Queued[]} answers that the LMS has not confirmed */
  let queue = [];
  /** @type {ReturnType<typeof connect>|null} */
  let connection = null;
  /** @type {Sent} */
  let ended = CLOSED;

  /** @param {Sent} sent */
  function noted(sent) {
    if (sent.lost) connection = null;
    if (sent.ok) queue = [];
    return sent;
  }

  return {
    async open(_, { wait }) {
      connection = null;
      ended = CLOSED;
      const api = wait ? await waitForApi(window, timers) : findApi(window);
      if (!api) return unconnected("no-lms");
      const calls = callsOf(api);
      const opened = begin(calls);
      if (!opened.connected) return opened;
      for (const queued of queue) Object.assign(queued, { index: UNKNOWN, set: false });
      connection = connect(calls, opened);
      return opened;
    },
    answer: (answer) => void queue.push({ fields: elements(answer), index: UNKNOWN, set: false }),
    save: async (report) => (connection ? noted(connection.save(report, queue)) : CLOSED),
    close(report, last) {
      if (connection) ended = noted(connection.finish(report, queue, last));
      return ended;
    },
    drop() {
      connection?.abandon();
      connection = null;
    },
  };
}

/** @param {string} code @returns {Opened} */
const unconnected = (code) => ({ connected: false, state: null, place: "", learner: "", mode: "normal", previous: "", code });

/** @param {ReturnType<typeof callsOf>} calls @returns {Opened} */
function begin(calls) {
  const started = calls.initialize();
  const get = (/** @type {string} */ element) => {
    const first = calls.get(element);
    return isTrouble(first.code) ? calls.get(element) : first;
  };
  const status = get(STATUS);
  if (status.code !== "0") return unconnected(started === "0" ? status.code : started);
  const state = get("cmi.suspend_data");
  const mode = get("cmi.core.lesson_mode");
  const trouble = [state.code, mode.code].find(isTrouble);
  if (trouble) return unconnected(trouble);
  return {
    connected: true,
    state: state.value || null,
    place: get("cmi.core.lesson_location").value,
    learner: calls.get("cmi.core.student_name").value,
    mode: mode.value === "browse" || mode.value === "review" ? mode.value : "normal",
    previous: status.value,
    code: "0",
  };
}
