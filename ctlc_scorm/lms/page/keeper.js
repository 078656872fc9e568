/** What stands between a session and the server: whether anything is stored, and when. */

import { expired } from "../trouble.js";
import { later, send } from "./transport.js";

/**
 * @typedef {import("../types.js").Persona} Persona
 * @typedef {import("../types.js").Values} Values
 * @typedef {ReturnType<typeof createKeeper>} Keeper
 */

/** @param {{persona: Persona, url: string, number: number, going: () => boolean, stored: Values, login: HTMLElement}} parts
 * `number` is the session's; `stored` collects what was stored; `login` is shown while the session is over */
export function createKeeper({ persona, url, number, going, stored, login }) {
  const started = Date.now();
  let puts = 0;
  let away = false;
  let failing = false;
  /** @type {"" | "over" | "renewed"} */
  let session = "";
  const isOut = () => session === "over" || (session === "" && expired(persona, started, Date.now()));

  function renew() {
    session = "renewed";
    login.hidden = true;
  }
  login.onclick = renew;
  login.hidden = true;

  /** @param {Values} values */
  function put(values) {
    login.hidden = !isOut();
    const failed = failing;
    failing = false;
    if (failed || away || isOut() || !send(persona, going, url, { session: number, seq: puts++, values })) return false;
    Object.assign(stored, values);
    return true;
  }

  return {
    store: persona.storeLaterMs ? later(persona.storeLaterMs, put, going) : put,
    renew,
    /** The LMS does not know the learner any more. */
    expire() {
      session = "over";
      login.hidden = false;
    },
    /** What is stored next is not. */
    failNext: () => void (failing = true),
    /** Nothing reaches the LMS. @param {boolean} on */
    offline: (on) => void (away = on),
  };
}
