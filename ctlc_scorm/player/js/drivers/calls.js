/** The API's functions, made safe: no exception comes out, everything is text, every answer has an error code. */

import { guarded } from "./discover.js";

/** Nothing at all came back, or the LMS says that we have not begun: the connection is gone. */
const GONE = ["gone", "301"];
/** An LMS may lack an optional element or refuse its value. */
const REFUSED = ["false", "201", "401", "402", "403", "404", "405"];

/** @param {string} code */
export const isGone = (code) => GONE.includes(code);

/** @param {string} code */
export const isRefused = (code) => REFUSED.includes(code);

/** Neither done nor refused: it may work later. @param {string} code */
export const isTrouble = (code) => code !== "0" && !isRefused(code);

/** @param {unknown} value */
const isTrue = (value) => value === true || ["true", "1"].includes(String(value).toLowerCase());

/** @param {unknown} value */
const text = (value) => (value === null || value === undefined ? "" : String(value));

/** @param {import("./discover.js").Api} api */
export function callsOf(api) {
  const call = (/** @type {string} */ name, /** @type {string[]} */ ...args) => guarded(() => ({ value: api[name]?.(...args) }));
  const error = () => {
    const answer = call("LMSGetLastError");
    return answer ? text(answer.value) || "0" : "gone";
  };

  /** @param {string} name @param {string[]} args what came back, and "0" or what went wrong */
  function ask(name, ...args) {
    const answer = call(name, ...args);
    return { value: answer?.value, code: answer ? error() : "gone" };
  }

  /** @param {string} name */
  function act(name) {
    const { value, code } = ask(name, "");
    return code !== "0" || isTrue(value) ? code : "false";
  }

  /** Some forget to answer "true": no answer and no error is none. @param {string} element @param {string} value */
  function set(element, value) {
    const { value: answer, code } = ask("LMSSetValue", element, value);
    return code !== "0" || isTrue(answer) || text(answer) === "" ? code : "false";
  }

  return {
    set,
    initialize: () => act("LMSInitialize"),
    commit: () => act("LMSCommit"),
    finish: () => act("LMSFinish"),
    get(/** @type {string} */ element) {
      const { value, code } = ask("LMSGetValue", element);
      return { value: text(value), code };
    },
  };
}
