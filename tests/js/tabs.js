/** Several tabs of one course in one browser, against one LMS that gives each the record as it was at its launch. */

import { createSession } from "../../ctlc_scorm/player/js/course/session.js";
import { unpack } from "../../ctlc_scorm/player/js/course/unpack.js";
import { scorm12 } from "../../ctlc_scorm/player/js/drivers/scorm12.js";
import { createLock } from "../../ctlc_scorm/player/js/page/writer-lock.js";
import { createWriter } from "../../ctlc_scorm/player/js/page/writer.js";
import { sample } from "./sample.js";
import { StrictApi, windowWith } from "./strict-api.js";
import { World } from "./world.js";

/** @typedef {import("../../ctlc_scorm/player/js/page/writer-channel.js").Message} Message
 * @typedef {import("../../ctlc_scorm/player/js/types.js").State} State
 * @typedef {"locks"|"channel"|"nothing"|"broken locks"} Means */

/** Web Locks, as far as they are used. */
class Locks {
  /** @type {{tab: Tab, end: () => void, fail: (error: Error) => void}|null} */
  held = null;

  /** @param {Tab} tab */
  of = (tab) => ({
    /** @param {string} _ @param {{steal?: boolean, ifAvailable?: boolean}} options @param {(lock: unknown) => any} run */
    request: async (_, { steal }, run) => {
      if (this.held && !steal) return run(null);
      this.held?.fail(new Error("AbortError"));
      return new Promise((end, fail) => {
        const mine = { tab, end: () => end(undefined), fail };
        this.held = mine;
        Promise.resolve(run({})).then(() => {
          if (this.held === mine) this.held = null;
          mine.end();
        });
      });
    },
  });

  /** @param {Tab} tab */
  free(tab) {
    if (this.held?.tab === tab) this.held = null;
  }
}

const broken = { request: async () => Promise.reject(new Error("SecurityError")) };

export class Browser {
  world = new World();
  data = sample();
  locks = new Locks();
  /** @type {Tab[]} */
  tabs = [];
  /** The record, as each commit left it. @type {Record<string, string>[]} */
  stored = [];

  /** @param {Means} means @param {boolean} again whether a page may open its LMS session again, with its old copy of the record */
  constructor(means = "locks", again = false) {
    this.again = again;
    this.means = means;
  }

  /** @param {(tab: Tab) => void} [prepare] */
  async open(prepare = () => {}) {
    const tab = new Tab(this, this.tabs.length);
    prepare(tab);
    this.tabs.push(tab);
    void tab.start();
    await this.world.seconds(2);
    return tab;
  }

  get writers() {
    return this.tabs.filter((tab) => tab.alive && !tab.session.resting);
  }

  /** @returns {State} */
  get record() {
    return unpack(this.stored.at(-1)?.["cmi.suspend_data"] ?? "", this.data).state;
  }
}

export class Tab {
  alive = true;
  frozen = false;
  visible = true;
  /** @type {Message[]} */
  inbox = [];

  /** @param {Browser} browser @param {number} n */
  constructor(browser, n) {
    const { world, data, means } = browser;
    this.browser = browser;
    const { interactions: _, ...record } = browser.stored.at(-1) ?? {};
    this.lms = new StrictApi({ ...record, "cmi.core.exit": "", "cmi.core.session_time": "" });
    const { commit } = this.lms;
    this.lms.commit = (args) => {
      const result = commit.call(this.lms, args);
      if (result[0] === "true") browser.stored.push({ ...this.lms.values });
      return result;
    };
    const { initialize } = this.lms;
    this.lms.initialize = (args) => {
      if (browser.again && this.lms.phase === "finished") this.lms.phase = "fresh";
      return initialize.call(this.lms, args);
    };
    const timers = { after: (/** @type {number} */ ms, /** @type {() => void} */ run) => world.timers.after(ms, () => this.alive && this.run(run)) };
    const window = windowWith(this.lms.api);
    this.window = window;
    const session = createSession({ data, driver: scorm12({ window, timers }), now: world.now, random: () => 0.5, timers });
    const channel = means === "nothing" ? null : { post: (/** @type {Message} */ message) => this.post(message) };
    const locks = means === "locks" ? browser.locks.of(this) : means === "broken locks" ? broken : null;
    this.session = session;
    /** @type {ReturnType<typeof createWriter>} */
    this.writer = createWriter({
      ...{ channel, timers, now: world.now, id: `tab-${n}` },
      lock: locks && createLock(locks, "course", () => this.run(() => void this.writer.lost())),
      tab: {
        visible: () => this.visible,
        told: () => ({ state: JSON.stringify(session.state), learner: session.connection.learner }),
        learn: ({ state, learner }) => session.learn(state, learner),
        win: () => session.work(),
        lose: (save) => session.rest(save),
      },
    });
    session.on("progress", this.writer.news);
    session.on("save", ({ status }) => status === "sent" && this.writer.news());
  }

  async start() {
    await this.writer.claim();
    await this.session.start();
  }

  /** What a frozen tab does it does when it wakes. @param {() => void} run */
  run(run) {
    if (this.frozen) this.late.push(run);
    else if (this.alive) run();
  }

  /** @type {(() => void)[]} */
  late = [];

  wake() {
    this.frozen = false;
    for (const run of this.late.splice(0)) this.run(run);
  }

  /** @param {Message} message */
  post(message) {
    const others = this.browser.tabs.filter((tab) => tab !== this && tab.alive);
    for (const tab of others) queueMicrotask(() => tab.run(() => tab.writer.hear(structuredClone(message))));
  }

  close() {
    this.session.leave();
    this.writer.release();
    this.kill();
  }

  kill() {
    this.alive = false;
    this.browser.locks.free(this);
  }

  get initialized() {
    return this.lms.made("LMSInitialize").length;
  }
}
