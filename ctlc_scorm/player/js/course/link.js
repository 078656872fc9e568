/** The session's connection to its driver: opened at the start, opened again after a loss or a close. */

import { revive } from "./revive.js";
import { empty } from "./state.js";
import { unpack } from "./unpack.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").Driver} Driver
 * @typedef {import("../types.js").Opened} Opened @typedef {import("../types.js").Connection} Connection
 * @typedef {import("../types.js").Report} Report @typedef {import("../types.js").Sent} Sent
 * @typedef {import("../types.js").State} State @typedef {import("../save.js").Reply} Reply */

/** @type {Opened} */
const FAILED = { connected: false, state: null, place: "", learner: "", mode: "normal", previous: "", code: "error" };

/** @param {{data: CourseData, driver: Driver, adopt: (state: State, again: boolean) => void}} parts
 * `adopt` is given the LMS's copy at every opening */
export function createLink({ data, driver, adopt }) {
  /** @type {Connection} */
  let connection = { connected: false, mode: "normal", learner: "", place: "", resumed: false, reset: [], change: null, code: "", replica: "0" };
  /** @type {Promise<Connection>|null} */
  let opening = null;
  let opened = 0;
  let resting = false;
  let floor = "";

  /** @param {Opened} found */
  function take(found) {
    const { connected, mode, learner, code } = found;
    if (resting) return (driver.drop?.(), connection);
    if (!connected) return (connection = { ...connection, connected, code });
    const { state, reset, change } = decode(found.state, data);
    const place = state.place || knownPlace(found.place);
    connection = { connected, mode, learner, place, resumed: Boolean(found.state), reset, change, code, replica: found.replica ?? "0" };
    if (data.final && found.passMark !== undefined) data.final.passMark = found.passMark;
    if (found.previous === "passed" || (found.previous === "completed" && floor === "")) floor = found.previous;
    adopt(state, opened++ > 0);
    return connection;
  }

  /** @param {string} ref */
  const knownPlace = (ref) => (data.pages.some((page) => page.ref === ref) || ref === data.final?.ref ? ref : "");

  /** @param {Sent} sent @returns {Reply} */
  function noted({ ok, code, lost }) {
    if (lost) connection = { ...connection, connected: false };
    return { ok, code };
  }

  /** @returns {Reply|null} why nothing can be saved, for good or for now */
  function idle() {
    if (resting) return { ok: false, code: "elsewhere", off: true };
    if (!connection.connected) return { ok: false, code: connection.code, off: opened === 0 || connection.code === "ended" };
    return connection.mode === "normal" ? null : { ok: false, code: connection.mode, off: true };
  }

  return {
    get connection() {
      return connection;
    },
    /** The highest status that the LMS was seen to hold, if it gives credit. */
    get floor() {
      return floor;
    },
    /** Nothing more is written. */
    rest() {
      resting = true;
      connection = { ...connection, connected: false, code: "elsewhere" };
    },
    wake: () => void (resting = false),
    /** @param {boolean} wait for an LMS that is late */
    open(wait) {
      opening ??= driver
        .open(data, { wait })
        .catch(() => FAILED)
        .then(take)
        .finally(() => (opening = null));
      return opening;
    },
    /** @param {() => Report} report @returns {Promise<Reply>} */
    async save(report) {
      if (!connection.connected && !resting) await this.open(false);
      return idle() ?? noted(await driver.save(report()));
    },
    /** @param {() => Report} report @param {boolean} last @param {boolean} frozen @returns {Reply} */
    close(report, last, frozen) {
      if (!connection.connected) return { ok: false, code: connection.code, off: opened === 0 };
      const why = idle();
      const reply = noted(driver.close(report(), last, frozen));
      return why ?? reply;
    },
  };
}

/** @param {string|null} text @param {CourseData} data */
function decode(text, data) {
  if (!text?.startsWith("{")) return unpack(text, data);
  const state = revive(text);
  return { state: state ?? empty(), reset: state ? [] : ["all"], change: null };
}
