/** SCORM 1.2: translates, decides nothing, never throws, never lowers a status or a score. */

import { callsOf, isGone, isRefused, isTrouble } from "./calls.js";
import { findApi, waitForApi } from "./discover.js";
import { decimal, elements, timespan } from "./interactions.js";

/** @typedef {import("../types.js").Driver} Driver @typedef {import("../types.js").Report} Report
 * @typedef {import("../types.js").Sent} Sent @typedef {import("../types.js").Opened} Opened
 * @typedef {import("../types.js").Timers} Timers @typedef {ReturnType<typeof callsOf>} Calls
 * @typedef {{fields: [string, string][], index: number}} Queued */

const UNKNOWN = -1;
const STATUS = "cmi.core.lesson_status";
/** @type {Sent} */
const CLOSED = { ok: false, code: "closed", lost: true };
/** @type {Record<string, number>} */
const RANKS = { failed: 0, incomplete: 1, completed: 2, passed: 3 };

/** @param {string} word */
const rank = (word) => RANKS[word] ?? 0;

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
      queue.forEach((queued) => (queued.index = UNKNOWN));
      connection = connect(calls, opened);
      return opened;
    },
    answer: (answer) => void queue.push({ fields: elements(answer), index: UNKNOWN }),
    save: async (report) => (connection ? noted(connection.save(report, queue)) : CLOSED),
    close(report) {
      if (connection) ended = noted(connection.finish(report, queue));
      return ended;
    },
  };
}

/** @param {string} code @returns {Opened} */
const unconnected = (code) => ({ connected: false, state: null, place: "", learner: "", mode: "normal", previous: "", code });

/** @param {Calls} calls @returns {Opened} */
function begin(calls) {
  const started = calls.initialize();
  const status = calls.get(STATUS);
  if (status.code !== "0") return unconnected(started === "0" ? status.code : started);
  const state = calls.get("cmi.suspend_data");
  const mode = calls.get("cmi.core.lesson_mode");
  const trouble = [state.code, mode.code].find(isTrouble);
  if (trouble) return unconnected(trouble);
  return {
    connected: true,
    state: state.value || null,
    place: calls.get("cmi.core.lesson_location").value,
    learner: calls.get("cmi.core.student_name").value,
    mode: mode.value === "browse" || mode.value === "review" ? mode.value : "normal",
    previous: status.value,
    code: "0",
  };
}

/** One connection, from LMSInitialize to LMSFinish. @param {Calls} calls @param {Opened} opened */
function connect(calls, { mode, previous, state }) {
  /** @type {Map<string, string>} what the LMS holds for sure */
  const held = new Map([[STATUS, previous]]);
  let status = previous;
  let next = UNKNOWN;
  let logging = true;
  let best = UNKNOWN;

  const unreadable = !previous && state !== null;
  if (mode === "normal" && !unreadable && rank(status) < rank("incomplete")) raise("incomplete");

  /** @param {string} element @param {string} value */
  function set(element, value) {
    if (held.get(element) === value) return "0";
    const code = calls.set(element, value);
    if (code === "0") held.set(element, value);
    return code;
  }

  /** The LMS need not have it. @param {string} element @param {string} value */
  function offer(element, value) {
    const code = set(element, value);
    return isTrouble(code) ? code : "0";
  }

  /** @param {string} word */
  function raise(word) {
    if (rank(word) < rank(status)) return "0";
    const code = set(STATUS, word);
    if (code === "0") status = word;
    return code;
  }

  /** @param {number|null} score */
  function scored(score) {
    if (score === null) return "0";
    if (best === UNKNOWN) {
      const raw = calls.get("cmi.core.score.raw");
      if (isTrouble(raw.code)) return raw.code;
      best = parseFloat(raw.value) || 0;
    }
    if (score < best) return "0";
    return all([
      () => set("cmi.core.score.raw", decimal(score)),
      () => offer("cmi.core.score.min", "0"),
      () => offer("cmi.core.score.max", "100"),
    ]);
  }

  /** @param {Queued[]} queue */
  function logged(queue) {
    if (logging && queue.length && next === UNKNOWN) {
      const count = calls.get("cmi.interactions._count");
      if (isTrouble(count.code)) return count.code;
      logging = count.code === "0" && /^\d+$/.test(count.value);
      next = Number(count.value);
    }
    for (const queued of logging ? queue : []) {
      const code = log(queued);
      if (code !== "0") return code;
    }
    return "0";
  }

  /** Where the LMS refuses an id it has no use for the rest. @param {Queued} queued */
  function log(queued) {
    if (queued.index === UNKNOWN) queued.index = next++;
    for (const [leaf, value] of queued.fields) {
      const code = calls.set(`cmi.interactions.${queued.index}.${leaf}`, value);
      if (leaf === "id" && isRefused(code)) {
        logging = false;
        return "0";
      }
      if (isTrouble(code)) return code;
    }
    return "0";
  }

  /** @param {Report} report @param {Queued[]} queue */
  const written = ({ packed, place, outcome, seconds }, queue) =>
    all([
      () => logged(queue),
      () => set("cmi.suspend_data", packed),
      () => offer("cmi.core.lesson_location", place),
      () => scored(outcome.score),
      () => raise(outcome.status),
      () => offer("cmi.core.session_time", timespan(seconds)),
      () => offer("cmi.core.exit", outcome.finished ? "" : "suspend"),
    ]);

  /** @param {Report} report @param {Queued[]} queue */
  function save(report, queue) {
    if (mode !== "normal") return mode;
    const code = all([() => written(report, queue), () => calls.commit()]);
    if (code !== "0") held.clear();
    return code;
  }

  return {
    /** @param {Report} report @param {Queued[]} queue @returns {Sent} */
    save(report, queue) {
      const code = save(report, queue);
      return { ok: code === "0", code, lost: isGone(code) };
    },
    /** @param {Report} report @param {Queued[]} queue @returns {Sent} */
    finish(report, queue) {
      const code = save(report, queue);
      const finished = !isGone(code) && calls.finish() === "0";
      return { ok: code === "0", code, lost: isGone(code) || finished };
    },
  };
}

/** Does one thing after another, and tells what went wrong first; only a lost connection stops it.
 * @param {(() => string)[]} steps @returns {string} */
function all(steps) {
  let result = "0";
  for (const step of steps) {
    const code = step();
    if (result === "0") result = code;
    if (isGone(code)) return code;
  }
  return result;
}
