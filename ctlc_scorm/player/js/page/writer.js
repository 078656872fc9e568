/** Which of several tabs of one course writes. The others read, and each may take over; knows no DOM and no LMS. */

/** @typedef {import("./writer-channel.js").Channel} Channel @typedef {import("./writer-channel.js").Message} Message
 * @typedef {import("./writer-lock.js").Lock} Lock @typedef {import("../types.js").Timers} Timers
 * @typedef {{state: string, learner: string}} Told
 * @typedef {object} Tab what the election does to this tab
 * @property {() => boolean} visible
 * @property {() => Told} told what it has done
 * @property {(told: Told) => void} learn what the writer has done
 * @property {() => void} win
 * @property {(save: boolean) => void} lose save: there is still time to */

const STEP = 100;
const POLL = 3_000;
/** How long an old writer may take to save and close. */
const PATIENCE = 3_000;
/** A page that is left frees its lock a little later; a writer in the midst of a slow call answers a little later. */
const LATE_STEPS = 15;
const HEAR_STEPS = 4;
const MISSES = 5;

/** @param {{lock: Lock|null, channel: Channel|null, timers: Timers, now: () => number, id: string, tab: Tab}} parts */
export function createWriter({ lock, channel, timers, now, id, tab }) {
  /** @type {"none"|"writer"|"reader"} */
  let role = "none";
  let since = 0;
  let heard = false;
  let misses = 0;
  /** @type {Told|undefined} */
  let last;
  /** One that has closed its connection is not opened again without being asked for: many an LMS refuses that. */
  let used = false;
  let answered = (/** @type {"me"|"other"|"silence"} */ _) => {};

  /** @param {Message["kind"]} kind @param {Partial<Message>} [more] */
  const say = (kind, more = {}) => channel?.post({ kind, from: id, at: now(), ...more });
  const wait = (/** @type {number} */ ms) => new Promise((resolve) => timers.after(ms, () => resolve(undefined)));
  const here = () => say("here", { since, told: tab.told() });

  /** @param {boolean} steal @returns {Promise<boolean>} */
  async function held(steal) {
    const got = await lock?.hold(steal);
    if (got === "broken") lock = null;
    return got === "held";
  }

  function write() {
    role = "writer";
    since = now();
    used = true;
    here();
    return true;
  }

  function read() {
    lose(false);
    if (last) tab.learn(last);
    return false;
  }

  /** @returns {Promise<boolean>} whether this tab writes; where nothing can tell, it does */
  async function claim() {
    heard = false;
    say("hello");
    for (let step = 0; ; step++) {
      if (lock && (await held(false))) return write();
      if (heard) return read();
      if (!lock && (!channel || step >= HEAR_STEPS)) return write();
      if (step >= LATE_STEPS) return read();
      await wait(STEP);
    }
  }

  function polling() {
    if (role !== "reader") return;
    void poll();
    timers.after(POLL, polling);
  }

  /** Does anybody still write? If not, this tab does. */
  async function poll() {
    if (role !== "reader" || used || !tab.visible()) return;
    if (lock ? await held(false) : silent()) {
      write();
      tab.win();
    }
  }

  function silent() {
    misses = heard ? 0 : misses + 1;
    heard = false;
    say("hello");
    return misses >= MISSES;
  }

  /** @param {boolean} save */
  function lose(save) {
    role = "reader";
    misses = 0;
    tab.lose(save);
    timers.after(POLL, polling);
  }

  /** @param {Message} message a tab that was frozen reads it late, when the other has long gone on without it */
  function yielded({ from, at }) {
    lose(now() - at <= PATIENCE);
    say("yielded", { to: from, told: tab.told() });
    timers.after(PATIENCE, () => role === "reader" && lock?.release());
  }

  /** Two that think they write, as can only be without locks: the first goes on. @param {Message} message */
  function rival({ since: theirs = 0, from }) {
    if (lock) return;
    if (theirs < since || (theirs === since && from < id)) lose(false);
    else here();
  }

  /** @param {Message} message */
  function hear(message) {
    const { kind, told, to } = message;
    if (role === "writer") {
      if (kind === "hello") here();
      if (kind === "here") rival(message);
      if (kind === "yield") yielded(message);
      return;
    }
    if (kind === "gone") {
      heard = false;
      misses = MISSES - 2;
      return void poll();
    }
    if (kind === "here" || kind === "news" || kind === "yielded") heard = true;
    if (told) tab.learn((last = told));
    if (kind === "yielded") answered(to === id ? "me" : "other");
  }

  /** Use this tab instead. */
  async function take() {
    if (role === "writer") return true;
    const reply = new Promise((resolve) => (answered = resolve));
    say("yield");
    timers.after(PATIENCE, () => answered("silence"));
    if ((await reply) === "other") return false;
    if (lock) await held(true);
    write();
    tab.win();
    return true;
  }

  return {
    claim,
    take,
    poll,
    hear,
    /** Another tab took the lock without this one having answered. */
    lost: () => role === "writer" && lose(false),
    /** What this tab has done goes to those that read. */
    news: () => role === "writer" && say("news", { told: tab.told() }),
    /** The page goes away. */
    release() {
      if (role === "writer") say("gone", { told: tab.told() });
      role = "none";
      lock?.release();
    },
  };
}
