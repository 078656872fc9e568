/** When to save, how often to try again, and the one word that is shown. Knows no driver. */

/** @typedef {import("./types.js").Timers} Timers @typedef {import("./types.js").Saved} Saved
 * @typedef {import("./types.js").SaveStatus} SaveStatus
 * @typedef {{ok: boolean, code: string, off?: boolean}} Reply `off`: there is nowhere to save to */

const APART = 3_000;
/** With ticks of 15 s, less than a minute of reading is ever unsaved. */
const DIRTY = 45_000;
const PATIENCE = 20_000;
const RETRIES = [2, 4, 8, 16, 30, 60].map((seconds) => seconds * 1000);

/** @param {{send: () => Promise<Reply>, now: () => number, timers: Timers, notify: (saved: Saved) => void}} parts
 * `send` does what it can before it returns: the page may be going away */
export function createSaver({ send, now, timers, notify }) {
  /** @type {Saved} */
  let saved = { status: "", at: 0, code: "" };
  let acts = 0;
  let dirty = false;
  let busy = false;
  let again = false;
  let failures = 0;
  let tried = -Infinity;
  let turn = 0;
  let cancel = () => {};

  /** @param {SaveStatus} status @param {string} [code] */
  function say(status, code = "") {
    const at = status === "sent" ? now() : saved.at;
    if (status === saved.status && code === saved.code && at === saved.at) return;
    saved = { status, at, code };
    notify(saved);
  }

  /** @param {number} delay */
  function plan(delay) {
    cancel();
    cancel = timers.after(delay, run);
  }

  function run() {
    cancel();
    again = busy;
    if (busy) return;
    const [mine, upTo] = [++turn, acts];
    busy = true;
    dirty = false;
    tried = now();
    if (!failures) say("saving");
    const stop = timers.after(PATIENCE, () => settle(mine, upTo, { ok: false, code: "timeout" }));
    const done = (/** @type {Reply} */ reply) => (stop(), settle(mine, upTo, reply));
    attempt().then(done, () => done({ ok: false, code: "error" }));
  }

  async function attempt() {
    return send();
  }

  /** @param {number} mine @param {number} upTo @param {Reply} reply */
  function settle(mine, upTo, reply) {
    if (mine !== turn) return;
    turn++;
    busy = false;
    if (!reply.ok) return failed(reply);
    failures = 0;
    if (upTo === acts) say("sent");
    if (again) plan(0);
    else if (upTo !== acts) plan(APART);
    again = false;
  }

  /** @param {Reply} reply */
  function failed({ code, off }) {
    dirty = true;
    failures++;
    say(off ? "off" : "unsaved", code);
    plan(RETRIES[off ? RETRIES.length - 1 : Math.min(failures, RETRIES.length) - 1] ?? DIRTY);
  }

  function act() {
    acts++;
    dirty = true;
    if (!failures) say("saving");
  }

  return {
    get saved() {
      return saved;
    },
    /** Something changed that is worth no commit of its own, as time. */
    touch: () => void (dirty = true),
    /** The learner did something: save within 3 s. */
    soon() {
      act();
      if (!busy && !failures) plan(Math.max(0, tried + APART - now()));
    },
    /** A result: save at once. */
    now() {
      act();
      run();
    },
    /** Save at once what is not saved yet. */
    flush: () => void (dirty && run()),
    /** Every 15 s or so. */
    tick: () => void (dirty && !failures && now() - tried >= DIRTY && run()),
    /** Nothing is saved any more, and why. @param {string} code */
    halt(code) {
      cancel();
      turn++;
      busy = again = dirty = false;
      failures = 0;
      say("off", code);
    },
    /** Another way of saving gave this. @param {Reply} reply */
    settled(reply) {
      cancel();
      dirty = false;
      tried = now();
      settle(++turn, acts, reply);
    },
  };
}
