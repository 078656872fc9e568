/** A small strict SCORM 1.2 run-time: it refuses what the standard refuses, and notes every breach of it. */

/** @typedef {{name: string, args: unknown[]}} Call
 * @typedef {{value?: unknown, code?: string, lost?: boolean, throws?: boolean}} Fault
 * `lost`: the call has no effect though it was made; `throws`: an exception; otherwise the answer and the code are replaced */

const STATUS = /^(passed|completed|failed|incomplete|browsed)$/;
const SPAN = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const IDENTIFIER = /^[A-Za-z0-9_-]{1,255}$/;
const DECIMAL = /^-?(\d+(\.\d+)?|\.\d+)$/;
const upTo = (/** @type {number} */ length) => new RegExp(`^[^]{0,${length}}$`);
const percent = { test: (/** @type {string} */ text) => text === "" || (DECIMAL.test(text) && Number(text) >= 0 && Number(text) <= 100) };

/** @type {Record<string, {test: (text: string) => boolean}>} */
const WRITABLE = {
  "cmi.core.lesson_location": upTo(255),
  "cmi.core.lesson_status": STATUS,
  "cmi.core.score.raw": percent,
  "cmi.core.score.min": percent,
  "cmi.core.score.max": percent,
  "cmi.core.exit": /^(time-out|suspend|logout|)$/,
  "cmi.core.session_time": SPAN,
  "cmi.suspend_data": upTo(4096),
};
const WRITE_ONLY = ["cmi.core.exit", "cmi.core.session_time"];
const CH = "[0-9a-z]";

/** @type {Record<string, RegExp>} */
const FEEDBACK = {
  "true-false": /^[01tf]$/,
  choice: new RegExp(`^${CH}(,${CH})*$`),
  sequencing: new RegExp(`^${CH}(,${CH})*$`),
  matching: new RegExp(`^${CH}\\.${CH}(,${CH}\\.${CH})*$`),
  numeric: DECIMAL,
  likert: new RegExp(`^${CH}?$`),
  "fill-in": upTo(255),
  performance: upTo(255),
};

/** @type {Record<string, {test: (text: string) => boolean}>} */
const INTERACTION = {
  id: IDENTIFIER,
  type: /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/,
  time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
  weighting: DECIMAL,
  result: { test: (text) => /^(correct|wrong|unanticipated|neutral)$/.test(text) || DECIMAL.test(text) },
  latency: SPAN,
};

export class StrictApi {
  /** @type {Call[]} */
  calls = [];
  /** @type {string[]} */
  breaches = [];
  /** @type {"fresh"|"open"|"finished"} */
  phase = "fresh";
  error = "0";
  /** @type {Record<string, string>[]} */
  interactions = [];
  /** What the store holds after each commit. @type {Record<string, string>[]} */
  stored = [];
  /** @type {(call: Call) => Fault|undefined} */
  fault = () => undefined;
  interactionsSupported = true;

  /** @param {Record<string, string>} [given] */
  constructor(given = {}) {
    /** @type {Record<string, string>} */
    this.values = {
      "cmi.core.lesson_status": "not attempted",
      "cmi.core.lesson_mode": "normal",
      "cmi.core.credit": "credit",
      "cmi.core.student_name": "Learner, A.",
      "cmi.core.entry": "ab-initio",
      ...Object.fromEntries(Object.keys(WRITABLE).filter((name) => name !== "cmi.core.lesson_status").map((name) => [name, ""])),
      ...given,
    };
    /** The object that a course finds on a window. @type {Record<string, (...args: any[]) => unknown>} */
    this.api = Object.fromEntries(
      /** @type {[string, (...args: any[]) => [unknown, string]][]} */ ([
        ["LMSInitialize", (...args) => this.initialize(args)],
        ["LMSFinish", (...args) => this.finish(args)],
        ["LMSCommit", (...args) => this.commit(args)],
        ["LMSGetValue", (element) => this.get(element)],
        ["LMSSetValue", (element, value) => this.set(element, value)],
      ]).map(([name, run]) => [name, (/** @type {any[]} */ ...args) => this.called(name, args, run)]),
    );
    this.api.LMSGetLastError = () => this.error;
  }

  /** @param {string} name @param {any[]} args @param {(...args: any[]) => [unknown, string]} run */
  called(name, args, run) {
    const call = { name, args };
    this.calls.push(call);
    const fault = this.fault(call);
    if (fault?.throws) throw new Error("the LMS is gone");
    const [value, code] = fault?.lost ? ["false", "101"] : run(...args);
    this.error = fault?.code ?? code;
    return fault && "value" in fault ? fault.value : value;
  }

  /** @param {string} text @param {string} code @param {string} [answer] @returns {[string, string]} */
  breach(text, code, answer = "false") {
    this.breaches.push(`${text} (${code})`);
    return [answer, code];
  }

  /** @param {any[]} args @returns {[string, string]} */
  initialize(args) {
    if (args.length !== 1 || args[0] !== "") return this.breach("LMSInitialize without an empty string", "201");
    if (this.phase !== "fresh") return ["false", "101"];
    this.phase = "open";
    return ["true", "0"];
  }

  /** @param {any[]} args @returns {[string, string]} */
  commit(args) {
    if (args.length !== 1 || args[0] !== "") return this.breach("LMSCommit without an empty string", "201");
    if (this.phase !== "open") return this.breach("LMSCommit outside a session", "301");
    this.stored.push({ ...this.values, interactions: String(this.interactions.length) });
    return ["true", "0"];
  }

  /** @param {any[]} args @returns {[string, string]} */
  finish(args) {
    if (this.phase !== "open") return this.breach("LMSFinish outside a session", "301");
    const [answer, code] = this.commit(args);
    this.phase = "finished";
    return [answer, code];
  }

  /** @param {any} element @returns {[string, string]} */
  get(element) {
    if (this.phase !== "open") return ["", "301"];
    if (/^cmi\.interactions\.(_count|_children)$/.test(element)) {
      if (!this.interactionsSupported) return ["", "401"];
      return [element.endsWith("_count") ? String(this.interactions.length) : "id,type,time,result", "0"];
    }
    if (WRITE_ONLY.includes(element) || /^cmi\.interactions\.\d/.test(element)) return this.breach(`${element} is write-only`, "404", "");
    const value = this.values[element];
    return value === undefined ? this.breach(`${element} is unknown`, "201", "") : [value, "0"];
  }

  /** @param {any} element @param {any} value @returns {[string, string]} */
  set(element, value) {
    if (this.phase !== "open") return this.breach(`LMSSetValue ${element} outside a session`, "301");
    if (typeof value !== "string") return this.breach(`${element} is set to a ${typeof value}`, "405");
    if (element.startsWith("cmi.interactions.")) return this.setInteraction(element, value);
    const rule = WRITABLE[element];
    if (!rule) return this.breach(`${element} cannot be set`, element in this.values ? "403" : "201");
    if (!rule.test(value)) return this.breach(`${element} is set to ${value.slice(0, 40)}`, "405");
    if (element === "cmi.core.lesson_status") this.checkStatus(value);
    this.values[element] = value;
    return ["true", "0"];
  }

  /** @param {string} value */
  checkStatus(value) {
    const ranks = ["incomplete", "completed", "passed"];
    const before = this.values["cmi.core.lesson_status"] ?? "";
    if (ranks.indexOf(value) < ranks.indexOf(before)) this.breach(`the status is lowered from ${before} to ${value}`, "-");
  }

  /** @param {string} element @param {string} value @returns {[string, string]} */
  setInteraction(element, value) {
    if (!this.interactionsSupported) return ["false", "401"];
    const [, index = "", leaf = ""] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element) ?? [];
    const entry = this.interactions[Number(index)] ?? {};
    if (index === "" || Number(index) > this.interactions.length) return this.breach(`${element} leaves a gap`, "201");
    if (leaf !== "id" && !entry.id) return this.breach(`${element} comes before the id`, "201");
    if (leaf === "id" && entry.id && entry.id !== value) return this.breach(`${element} is used again`, "-");
    const isFeedback = leaf === "student_response" || /^correct_responses\.\d+\.pattern$/.test(leaf);
    if (isFeedback && !entry.type) return this.breach(`${element} comes before the type`, "201");
    const rule = isFeedback ? FEEDBACK[entry.type ?? ""] : INTERACTION[leaf];
    if (!rule) return this.breach(`${element} is unknown`, "201");
    if (!rule.test(value) || value.length > 255) return this.breach(`${element} is set to ${value.slice(0, 40)}`, "405");
    this.interactions[Number(index)] = { ...entry, [leaf]: value };
    return ["true", "0"];
  }

  /** @param {string} name @param {string} [element] what was set, or how often it was called */
  made(name, element) {
    return this.calls.filter((call) => call.name === name && (element === undefined || call.args[0] === element)).map(({ args }) => args[1]);
  }

  /** The same store, launched again. @returns {StrictApi} */
  relaunched() {
    const { interactions: _, ...stored } = this.stored.at(-1) ?? {};
    const entry = this.values["cmi.core.exit"] === "suspend" ? "resume" : "";
    const next = new StrictApi({ ...stored, "cmi.core.exit": "", "cmi.core.session_time": "", "cmi.core.entry": entry });
    next.interactions = this.interactions;
    next.stored = this.stored.slice(-1);
    return next;
  }
}

/** A window chain: the course lies in a frame of a window that holds the API. @param {unknown} API */
export function windowWith(API) {
  /** @type {any} */
  const outer = { API };
  outer.parent = outer;
  outer.top = outer;
  return { parent: outer, top: outer, API: undefined, opener: null };
}
