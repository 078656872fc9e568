/** Without an LMS: the document lies in this browser's storage, where there is one. */

import { revive } from "../course/revive.js";
import { merge } from "../course/state.js";
import { guarded } from "./discover.js";

/** @typedef {import("../types.js").Driver} Driver @typedef {import("../types.js").Report} Report @typedef {import("../types.js").Sent} Sent */

/** @param {{window: any}} parts @returns {Driver} */
export function web({ window }) {
  let key = "";

  const read = () => guarded(() => /** @type {string|null} */ (window.localStorage.getItem(key)));

  /** Another tab may have written since. @param {string} json */
  function joined(json) {
    const [stored, ours] = [revive(read() ?? ""), revive(json)];
    return stored && ours ? JSON.stringify(merge(stored, ours)) : json;
  }

  /** @param {Report} report @returns {Sent} */
  function write({ json }) {
    const ok = guarded(() => (window.localStorage.setItem(key, joined(json)), true)) ?? false;
    return { ok, code: ok ? "0" : "no-storage", lost: false };
  }

  return {
    async open(data) {
      key = `ctlc:${data.id}:${data.sco}`;
      const state = read();
      const connected = state !== undefined;
      return { connected, state: state ?? null, place: "", learner: "", mode: "normal", previous: "", code: connected ? "0" : "no-storage" };
    },
    answer() {},
    save: async (report) => write(report),
    close: write,
  };
}
