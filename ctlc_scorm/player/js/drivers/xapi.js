/** Tin Can and cmi5: translates, decides nothing, never throws. What is to be told lies in a queue before it is sent. */

import { revive } from "../course/revive.js";
import { empty, latestNumber, merge } from "../course/state.js";
import { guarded } from "./discover.js";
import { createClient } from "./xapi/client.js";
import { carried, categories, forget, profile, session, token } from "./xapi/cmi5.js";
import { bestOf, happened, seconds_ } from "./xapi/happened.js";
import { launchOf } from "./xapi/launch.js";
import { createQueue } from "./xapi/queue.js";
import { createRecord } from "./xapi/record.js";
import { plain, statement } from "./xapi/statements.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").Driver} Driver @typedef {import("../types.js").Opened} Opened
 * @typedef {import("../types.js").Answer} Answer @typedef {import("../types.js").Report} Report @typedef {import("../types.js").Sent} Sent
 * @typedef {import("../types.js").State} State @typedef {import("./xapi/happened.js").Event} Event @typedef {import("./xapi/launch.js").Launch} Launch
 * @typedef {import("./xapi/cmi5.js").Session} Session @typedef {import("./xapi/statements.js").Frame} Frame */

/** @typedef {object} Open everything of an open connection
 * @property {ReturnType<typeof createQueue>} queue
 * @property {ReturnType<typeof createRecord>} record
 * @property {Frame} frame
 * @property {Session["mode"]} mode
 * @property {number} attempts the number of the last one before this launch */

/** @type {Sent} */
const CLOSED = { ok: false, code: "closed", lost: true };
/** @type {Session} */
const NONE = { template: {}, mode: "normal", mastery: null, returnUrl: "" };

/** @param {{window: any, cmi5: boolean, now: () => number, id: () => string}} parts @returns {Driver} */
export function xapi({ window, cmi5, now, id }) {
  const [local, tab] = [guarded(() => window.localStorage), guarded(() => window.sessionStorage)];
  /** @type {import("./xapi/client.js").Fetch} */
  const fetch = (url, options) => window.fetch(url, options);
  const query = launchQuery(window, tab);
  let going = false;
  const leaving = () => going || window.document.visibilityState === "hidden";
  /** @type {Open|null} */
  let open = null;
  let current = NONE;
  let ended = false;
  let clean = false;
  let failed = false;
  let stamped = 0;
  /** What was told so far. */
  let known = empty();
  /** Active seconds that were told with a page, or are another device's. */
  let paid = 0;
  /** @type {Event[]} answers from before the connection */
  let early = [];
  /** @type {Promise<unknown>} */
  let farewell = Promise.resolve();
  const telling = cmi5 ? profile(() => current) : plain;

  /** Later statements have later stamps, whatever the clock does. */
  const stamp = () => new Date((stamped = Math.max(now(), stamped + 1))).toISOString();

  /** @param {CourseData} data @param {Launch} launch @returns {Promise<{code: string, state: State|null}>} */
  async function connect(data, launch) {
    let code = "";
    let auth = launch.auth;
    if (cmi5) ({ auth, code } = await token({ fetch, storage: tab, url: launch.fetch }));
    if (code) return { code, state: null };
    const ask = createClient({ fetch, endpoint: launch.endpoint, auth, leaving });
    if (cmi5) {
      const found = await session(ask, launch);
      if (!found.session) return { code: found.code, state: null };
      current = found.session;
    }
    const record = createRecord({ ask, launch });
    const read = await record.read();
    if (read.code) return { code: read.code, state: null };
    const queue = createQueue({ storage: local, key: keyOf(data, launch), ask });
    if (cmi5) queue.carry(carried(current.template));
    const held = revive(queue.unsaved);
    const state = held ? merge(held, read.state ?? empty()) : read.state;
    paid += Math.max(0, seconds_(merge(known, state ?? empty())) - seconds_(known));
    known = merge(known, state ?? empty());
    const base = /** @type {import("./xapi/statements.js").Templates} */ (data.xapi);
    const told = { ...base, root: { ...base.root, id: launch.activity } };
    const frame = { launch, told, template: cmi5 ? current.template : null, id, stamp, categories: cmi5 ? categories : () => [] };
    open = { queue, record, frame, mode: current.mode, attempts: latestNumber(known.final.attempts) };
    return { code: "", state };
  }

  /** @param {Event[]} events @param {string} [json] the document that holds them */
  function tell(events, json) {
    if (!open) return void early.push(...events);
    const { frame, queue } = open;
    queue.add(events.flatMap((event) => telling(event, frame.told)).map((one) => statement(frame, judged(one))), json);
  }

  /** An LMS may ask for more than the course does. @param {import("./xapi/statements.js").Telling} one */
  function judged(one) {
    const scaled = one.result?.["score"]?.scaled;
    if (!cmi5 || one.verb !== "passed" || current.mastery === null || scaled === undefined || scaled >= current.mastery) return one;
    return { ...one, verb: "failed", result: { ...one.result, success: false } };
  }

  /** @param {CourseData} data @param {Report} report */
  function tellNews(data, report) {
    const after = revive(report.json);
    if (!after || open?.mode !== "normal") return;
    const events = happened(data, known, after, seconds_(after) - paid);
    if (events.some(({ kind }) => kind === "page")) paid = seconds_(after);
    tell(events, report.json);
    known = merge(known, after);
  }

  /** A session begins once, also when it is reloaded. @param {Launch} launch */
  function begin(launch) {
    const key = `ctlc:begun:${launch.fetch}`;
    if (cmi5 && guarded(() => tab?.getItem(key))) return;
    if (cmi5) guarded(() => tab?.setItem(key, "1"));
    const [first] = open ? telling({ kind: "opened" }, open.frame.told) : [];
    if (open && first) open.queue.lead(statement(open.frame, first));
  }

  /** @type {CourseData|null} */
  let course = null;

  return {
    patient: true,
    get home() {
      return current.returnUrl;
    },
    gone: () => farewell,
    async open(data) {
      course = data;
      open = null;
      if (ended) return unconnected("ended");
      const launch = launchOf(query, data.xapi?.root["id"] ?? data.iri);
      if (!launch) return unconnected("no-lms");
      const { code, state } = await connect(data, launch);
      if (code || !open) return unconnected(code || "error");
      begin(launch);
      const waiting = early;
      early = [];
      if (current.mode === "normal") tell(waiting);
      void /** @type {Open} */ (open).queue.flush();
      return {
        connected: true,
        state: state ? JSON.stringify(state) : null,
        place: "",
        learner: String(launch.actor?.["name"] ?? launch.actor?.["account"]?.name ?? ""),
        mode: current.mode,
        replica: replicaOf(local, id),
        ...(current.mastery !== null && { passMark: Math.round(current.mastery * 1e6) / 1e4 }),
        previous: state?.dates.passed ? "passed" : state?.dates.completed ? "completed" : "",
        code: "0",
      };
    },
    answer(answer) {
      clean = false;
      if (!open || open.mode === "normal") tell([{ kind: "answer", answer }]);
    },
    async save(report) {
      if (!open || !course) return CLOSED;
      clean = false;
      const { queue, record } = open;
      tellNews(course, report);
      const written = await record.write(report.json);
      if (!written.code) {
        queue.saved(report.json);
        known = merge(known, revive(written.json) ?? empty());
      }
      const code = (await queue.flush()) || written.code;
      clean = !code;
      return { ok: !code, code: code || "0", lost: false };
    },
    close(report, last, persisted) {
      if (!open || !course) return CLOSED;
      const frozen = persisted || (last && stays());
      going = last;
      const { queue, record, mode, attempts } = open;
      const saved = clean;
      tellNews(course, report);
      const after = revive(report.json) ?? known;
      const missed = mode === "normal" && !failed && !after.dates.passed && latestNumber(after.final.attempts) > attempts;
      if (!frozen && missed) tell([{ kind: "failed", score: bestOf(after), seconds: seconds_(after) }]);
      if (!frozen) failed = failed || missed;
      if (!frozen) tell([{ kind: "closed", seconds: mode === "normal" ? report.seconds : 0 }]);
      const write = mode === "normal" ? record.write(report.json) : Promise.resolve({ code: "none" });
      if (last) queue.rush();
      farewell = Promise.all([write.then(({ code }) => !code && queue.saved(report.json)), last || queue.flush()]);
      going = false;
      if (cmi5 && !frozen) finish(/** @type {string} */ (open.frame.launch.fetch));
      open = null;
      return { ok: saved, code: saved ? "0" : "unsaved", lost: true };
    },
    drop() {
      open = null;
    },
  };

  /** A window of its own may be going to be loaded again, and a session of cmi5 that has ended does not come back. */
  function stays() {
    return cmi5 && (guarded(() => window.parent === window) ?? false);
  }

  /** @param {string} url */
  function finish(url) {
    ended = true;
    forget(tab, url);
    guarded(() => tab?.removeItem(`ctlc:begun:${url}`));
  }
}

/** Each browser adds up its own time. @param {Storage|undefined} local @param {() => string} id */
function replicaOf(local, id) {
  const known = guarded(() => local?.getItem("ctlc:replica"));
  if (known) return known;
  const made = id().slice(-8);
  return guarded(() => (local?.setItem("ctlc:replica", made), local)) ? made : "0";
}

/** The query goes out of sight, since it holds a key, and stays for a reload. @param {any} window @param {Storage|undefined} tab */
function launchQuery(window, tab) {
  const { search, pathname, hash } = window.location;
  const key = `ctlc:launch:${pathname}`;
  if (!launchOf(search, "none")) return guarded(() => tab?.getItem(key)) ?? "";
  guarded(() => tab?.setItem(key, search));
  guarded(() => window.history.replaceState(window.history.state, "", pathname + hash));
  return search;
}

/** The queue belongs to one learner in one registration at one place. @param {CourseData} data @param {Launch} launch */
function keyOf(data, { actor, registration, endpoint, activity }) {
  const text = JSON.stringify([actor?.["account"] ?? actor?.["mbox"] ?? actor, registration, endpoint, activity, data.xapi?.root["id"]]);
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of text) {
    a = Math.imul(a ^ /** @type {number} */ (letter.codePointAt(0)), 2654435761);
    b = Math.imul(b ^ /** @type {number} */ (letter.codePointAt(0)), 1597334677);
  }
  return `ctlc:told:${data.id}:${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

/** @param {string} code @returns {Opened} */
const unconnected = (code) => ({ connected: false, state: null, place: "", learner: "", mode: "normal", previous: "", code });
