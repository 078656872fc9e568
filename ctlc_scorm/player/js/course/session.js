/** What the page talks to: ties the learner's document, the clock, the saver and the driver together. */

import { createSaver } from "../save.js";
import { UNIT } from "./clock.js";
import { order } from "./draw.js";
import { createFinal } from "./final.js";
import { judge } from "./judge.js";
import { createLink } from "./link.js";
import { outcome, requirements } from "./outcome.js";
import { pack } from "./pack.js";
import * as states from "./state.js";
import { createTimekeeper } from "./timekeeper.js";
import { createTold } from "./told.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Response} Response @typedef {import("../types.js").Outcome} Outcome
 * @typedef {import("../types.js").Report} Report @typedef {import("../save.js").Reply} Reply
 * @typedef {{save: import("../types.js").Saved, progress: State, outcome: Outcome, connected: import("../types.js").Connection}} Events
 * @typedef {{[name in keyof Events]: Set<(event: Events[name]) => void>}} Listeners
 * @typedef {ReturnType<typeof createSession>} Session */

const MINUTE = 60_000;

/** @param {object} parts
 * @param {CourseData} parts.data
 * @param {import("../types.js").Driver} parts.driver
 * @param {() => number} parts.now ms since 1970
 * @param {() => number} parts.random 0 to 1
 * @param {import("../types.js").Timers} parts.timers
 * @param {() => number} [parts.steady] ms, by a clock that nobody sets */
export function createSession({ data, driver, now, random, timers, steady = now }) {
  /** @type {Listeners} */
  const listeners = { save: new Set(), progress: new Set(), outcome: new Set(), connected: new Set() };
  const time = createTimekeeper(steady);
  const saver = createSaver({ send: () => link.save(report), now, timers, notify: (saved) => emit("save", saved) });
  const link = createLink({ data, driver, adopt });
  const final = createFinal({ data, state: () => doc, change, report: (answer) => driver.answer(answer), now, random });
  let doc = states.empty();
  /** @type {""|"exit"|"leave"} how the session was closed, if it is */
  let closed = "";
  /** @type {Reply} */
  let farewell = { ok: false, code: "" };
  let since = now();
  let announced = "";
  /** Another tab writes: this one keeps its document aside and shows what the other tells. */
  let resting = false;
  let own = doc;
  let shown = "";
  const told = createTold(Math.floor(now() / MINUTE));

  /** @template {keyof Events} Name @param {Name} name @param {Events[Name]} event */
  const emit = (name, event) => listeners[name].forEach((run) => run(event));

  const reached = () => outcome(data, doc, link.floor);

  const second = () => Math.floor(now() / 1000);

  /** The document with the time that this session has measured. */
  const state = () => states.spend(doc, link.connection.replica, time.slots(), time.elapsed());

  /** @returns {Report} */
  function report() {
    time.measure();
    const full = state();
    return { packed: pack(full, data), json: JSON.stringify(full), place: full.place, outcome: reached(), seconds: time.seconds() };
  }

  /** The LMS's copy comes in. A later opening brings back our own seconds, so these must be in the document before.
   * @param {State} theirs @param {boolean} again */
  function adopt(theirs, again) {
    if (again) {
      doc = state();
      time.handOver();
    }
    const started = theirs.dates.started || own.dates.started;
    keep(told.join(states.merge(doc, theirs), started, link.connection.learner));
    emit("connected", link.connection);
  }

  /** @param {State} next */
  function keep(next) {
    const { status } = outcome(data, next);
    const minute = Math.floor(now() / MINUTE);
    doc = states.date(next, "started", minute);
    if (status !== "incomplete") doc = states.date(doc, "completed", minute);
    if (status === "passed") doc = states.date(doc, "passed", minute);
    emit("progress", doc);
    announce();
  }

  function announce() {
    const words = JSON.stringify(reached());
    if (words === announced) return;
    announced = words;
    emit("outcome", reached());
  }

  /** The learner did something. @param {State} next @param {"soon"|"now"} how */
  function change(next, how) {
    if (resting) return;
    wake();
    time.touch();
    if (next === doc) return;
    keep(next);
    saver[how]();
  }

  function wake() {
    if (resting) return;
    closed = "";
    time.resume();
  }

  /** LMSFinish, or its like, adds up the seconds: those that come later are counted anew. @param {"exit"|"leave"} how */
  function close(how, last = how === "leave", frozen = false) {
    const owed = closed === "exit" && how === "leave" && link.connection.connected;
    if (resting || (closed && !owed)) return farewell;
    time.hide();
    farewell = link.close(report, last, frozen);
    if (!link.connection.connected) time.disconnect();
    if (farewell.ok || farewell.off || how === "leave") {
      closed = how;
      time.stop();
    } else time.show();
    saver.settled(farewell);
    return farewell;
  }

  function tick() {
    const before = time.seconds();
    time.measure();
    if (time.seconds() > before) saver.touch();
    saver.tick();
  }

  function ticking() {
    if (!resting) tick();
    timers.after(UNIT, ticking);
  }

  function saveNow() {
    if (resting) return;
    saver.touch();
    saver.flush();
  }

  /** @param {string} ref @returns {[slot: string, minutes: number]} */
  function whereabouts(ref) {
    const page = data.pages.find((page) => page.ref === ref);
    if (page) return [page.module, page.minutes];
    return ref && ref === data.final?.ref ? ["final", data.final.minutes] : ["-", 0];
  }

  /** @param {string} id @param {Response} response */
  function answer(id, response) {
    const item = data.items[id];
    if (!item || !response.length) return { right: false, share: 0, tries: doc.items[id]?.tries ?? 0 };
    const { right, share } = judge(item, response);
    if (resting) return { right, share, tries: doc.items[id]?.tries ?? 0 };
    driver.answer({ item, response, right, at: new Date(now()), latency: Math.max(0, now() - since) / 1000 });
    since = now();
    change(states.answerItem(doc, id, response, right ? 3 : share > 0 ? 2 : 1), "now");
    return { right, share, tries: doc.items[id]?.tries ?? 0 };
  }

  /** A page is shown. @param {string} ref */
  function turn(ref) {
    const [slot, minutes] = whereabouts(ref);
    shown = ref;
    since = now();
    if (resting) return;
    wake();
    time.turn(slot, minutes);
    if (slot === "-") saver.touch();
    else change(states.moveTo(doc, ref, second()), "soon");
  }

  /** From now on another tab writes, and this one only reads. @param {boolean} save before, and close the connection */
  function rest(save) {
    if (resting) return;
    const used = link.connection.connected || closed !== "";
    if (save) close("exit", true);
    time.disconnect();
    time.stop();
    doc = state();
    time.handOver();
    own = doc;
    resting = true;
    link.rest();
    farewell = { ok: false, code: "elsewhere", off: true };
    saver.halt(used ? "handed-over" : "elsewhere");
  }

  /** This tab writes again: the LMS is asked anew, and what the other tab told is joined to it. */
  function work() {
    if (!resting) return;
    resting = false;
    doc = { ...own, prefs: doc.prefs };
    link.wake();
    turn(shown);
    saver.soon();
  }

  return {
    final,
    tick,
    answer,
    turn,
    rest,
    work,
    get resting() {
      return resting;
    },
    /** Another tab tells what it has done; shown here while it writes. @param {string} json @param {string} learner */
    learn(json, learner) {
      const state = resting ? told.hear(json, learner) : null;
      if (state) keep({ ...states.merge(own, state), prefs: doc.prefs.at > state.prefs.at ? doc.prefs : state.prefs });
    },
    get state() {
      return state();
    },
    get saved() {
      return saver.saved;
    },
    get connection() {
      return link.connection;
    },
    requirements: () => requirements(data, doc),
    outcome: reached,

    /** Active minutes, by slot and together, and the minutes that the sessions lasted. */
    minutes() {
      time.measure();
      const full = state();
      const slots = Object.fromEntries(Object.entries(states.spent(full)).map(([slot, spent]) => [slot, spent / 60]));
      return { active: states.total(slots), elapsed: states.total(full.elapsed) / 60, slots };
    },

    /** Options (targets of a matching) as shown. @param {string} id @param {number} [seed] */
    order(id, seed) {
      const { current } = doc.final;
      const item = data.items[id];
      return item ? order(item, seed ?? (current?.items.includes(id) ? current.seed : 0)) : [];
    },

    /** Opens the driver; the session works before that, too. */
    async start() {
      timers.after(UNIT, ticking);
      if (resting) return link.connection;
      const connection = await link.open(true);
      if (!connection.connected) keep(doc);
      saver.soon();
      return connection;
    },

    /** The end of a page is reached. @param {string} id */
    read: (id) => change(states.readPage(doc, id), "soon"),

    /** An activity away from the screen is done. @param {string} id */
    attest: (id) => answer(id, ["done"]),

    /** @param {Partial<Pick<State["prefs"], "theme"|"size">>} changes */
    prefer(changes) {
      const next = states.prefer(doc, changes, second());
      if (resting) keep(next);
      else change(next, "soon");
    },

    /** The learner touched something. */
    activity: time.touch,
    hide() {
      time.hide();
      if (!closed) saveNow();
    },
    show() {
      if (closed === "leave") wake();
      time.show();
    },

    /** The page goes away. @param {boolean} [frozen] it may come back */
    leave: (frozen) => close("leave", true, frozen),
    /** Save and exit. */
    exit: () => close("exit"),
    /** Save and exit, after what takes its time; and where to go then. */
    async depart() {
      if (driver.patient && !closed && !resting) saver.settled(await link.save(report));
      const reply = close("exit");
      await driver.gone?.();
      return { ...reply, home: driver.home ?? "" };
    },
    /** Try again. */
    retry: saveNow,

    /** @template {keyof Events} Name @param {Name} name @param {(event: Events[Name]) => void} run */
    on(name, run) {
      listeners[name].add(run);
      return () => void listeners[name].delete(run);
    },
  };
}
