/** One connection to a SCORM 1.2 LMS, from LMSInitialize to LMSFinish. It never lowers a status or a score. */

import { callsOf, isGone, isRefused, isTrouble } from "./calls.js";
import { decimal, timespan } from "./interactions.js";

/** @typedef {import("../types.js").Report} Report @typedef {import("../types.js").Sent} Sent
 * @typedef {import("../types.js").Opened} Opened
 * @typedef {{fields: [string, string][], index: number, set: boolean}} Queued an answer that the LMS has not confirmed; `set`: it
 * was told, and waits for the commit */

export const UNKNOWN = -1;
export const STATUS = "cmi.core.lesson_status";
/** @type {Record<string, number>} */
const RANKS = { failed: 0, incomplete: 1, completed: 2, passed: 3 };

/** @param {string} word */
const rank = (word) => RANKS[word] ?? 0;

/** @param {ReturnType<typeof callsOf>} calls @param {Opened} opened */
export function connect(calls, { mode, previous, state }) {
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
    for (const queued of logging ? queue.filter(({ set }) => !set) : []) {
      const code = log(queued);
      if (code !== "0") return code;
      queued.set = true;
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

  /** What did not work is tried once more at once. @param {() => string} run */
  function twice(run) {
    const code = run();
    return isTrouble(code) && !isGone(code) ? run() : code;
  }

  /** @param {Report} report @param {Queued[]} queue @returns {[written: string, committed: string]} */
  function saved(report, queue) {
    const code = twice(() => written(report, queue));
    const committed = isGone(code) ? code : twice(calls.commit);
    if (code !== "0" || committed !== "0") held.clear();
    return [code, committed];
  }

  return {
    /** @param {Report} report @param {Queued[]} queue @returns {Sent} */
    save(report, queue) {
      const code = save(report, queue);
      return { ok: code === "0", code, lost: isGone(code) };
    },
    abandon: () => void calls.finish(),
    /** LMSFinish stores what was set, too, but after it nothing can be set: what was refused is waited for, if it can be.
     * @param {Report} report @param {Queued[]} queue @param {boolean} last there is no later @returns {Sent} */
    finish(report, queue, last) {
      const [code, committed] = mode === "normal" ? saved(report, queue) : [mode, mode];
      if (isGone(code) || (isTrouble(code) && !last && mode === "normal")) return { ok: false, code, lost: isGone(code) };
      const finished = twice(calls.finish) === "0";
      const ok = code === "0" && (committed === "0" || finished);
      return { ok, code: ok ? "0" : code === "0" ? committed : code, lost: finished };
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
