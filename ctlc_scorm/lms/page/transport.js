/** Requests to the LMS's server: synchronous, as real LMSs make them, and beacons for what must outlive the page. */

/** @typedef {import("../types.js").Persona} Persona @typedef {import("../types.js").Call} Call @typedef {import("../types.js").Values} Values */

/** @param {string} method @param {string} url @param {unknown} [body] @returns {any} the parsed answer, null when it failed */
export function ask(method, url, body) {
  try {
    const request = new XMLHttpRequest();
    request.open(method, url, false);
    request.send(body === undefined ? null : JSON.stringify(body));
    return request.status === 200 ? JSON.parse(request.responseText) : null;
  } catch {
    return null;
  }
}

/** @param {number} ms */
export const pause = (ms) => ask("GET", `/delay?ms=${ms}`);

/** @param {string} url @param {unknown} body */
const beacon = (url, body) => navigator.sendBeacon(url, JSON.stringify(body));

/** Sends while the page lives and, as the persona does, while it goes. @param {Persona} persona @param {() => boolean} going @param {string} url @param {unknown} body @returns {boolean} */
export function send(persona, going, url, body) {
  if (going() && !persona.finishAtUnload) return false;
  if (going() && persona.dismissal === "beacon") return beacon(url, body);
  if (ask("PUT", url, body)) return true;
  return going() && persona.dismissal === "fallback" ? beacon(url, body) : false;
}

/** Says yes at once and sends later, or when the page goes. @param {number} ms @param {(values: Values) => boolean} store @param {() => boolean} going @returns {(values: Values) => boolean} */
export function later(ms, store, going) {
  /** @type {Values} */
  let waiting = {};
  let timer = 0;
  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    if (Object.keys(waiting).length && store(waiting)) waiting = {};
  };
  addEventListener("pagehide", flush);
  return (values) => {
    waiting = { ...waiting, ...values };
    if (going()) flush();
    else timer ||= setTimeout(flush, ms);
    return true;
  };
}

/** Logs calls in batches, one a task, so that each outlives the page without slowing it. @param {string} url @param {number} session @returns {(call: Call) => void} */
export function createLog(url, session) {
  /** @type {Call[]} */
  let waiting = [];
  const flush = () => {
    const batch = waiting;
    waiting = [];
    if (!beacon(url, { session, calls: batch })) ask("POST", url, { session, calls: batch });
  };
  return (call) => {
    if (waiting.push(call) === 1) queueMicrotask(flush);
  };
}
