/** A strict SCORM 1.2 run-time: the API object, the log of its calls, the rules that the course broke. */

import { errorStrings, fail, give, refuse } from "./answers.js";
import { read, write } from "./model12.js";
import { createTrouble } from "./trouble.js";

/**
 * @typedef {import("./types.js").Answer} Answer
 * @typedef {import("./types.js").Call} Call
 * @typedef {import("./types.js").Persona} Persona
 * @typedef {import("./types.js").Session} Session
 * @typedef {(...args: string[]) => Answer} Handler
 */

/** How many arguments each function takes. @type {Record<string, number>} */
const arity = {
  LMSInitialize: 1,
  LMSFinish: 1,
  LMSGetValue: 1,
  LMSSetValue: 2,
  LMSCommit: 1,
  LMSGetLastError: 0,
  LMSGetErrorString: 1,
  LMSGetDiagnostic: 1,
};
const takesBlank = ["LMSInitialize", "LMSFinish", "LMSCommit"];
const aboutErrors = ["LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"];
const givesText = ["LMSGetValue", ...aboutErrors];

/** @param {string} call @param {unknown[]} args @returns {Answer | null} */
function misused(call, args) {
  const failed = givesText.includes(call) ? "" : "false";
  if (args.length !== arity[call])
    return refuse("201", `${call} takes ${arity[call]} argument(s), this call has ${args.length}`, failed);
  const odd = args.findIndex((arg) => typeof arg !== "string");
  if (odd >= 0) return refuse(odd === 1 ? "405" : "201", `${call}: every argument is a string`, failed);
  if (takesBlank.includes(call) && args[0] !== "") return refuse("201", `${call} takes exactly the empty string`);
  return null;
}

/** @param {Session} session @param {Persona} persona @returns {Record<string, Handler>} */
function handlers(session, persona) {
  let phase = "new";
  /** @param {string} call @param {Handler} work @returns {Handler} */
  const running = (call, work) => (...args) => {
    if (phase === "running") return work(...args);
    const rule = phase === "new" ? "comes before LMSInitialize" : "comes after LMSFinish";
    return refuse("301", `${call} ${rule}`, call === "LMSGetValue" ? "" : "false");
  };
  const initialize = () => {
    if (phase !== "new" && !persona.initializeAgain) return refuse("101", "LMSInitialize is called once in a launch");
    phase = "running";
    return give("true");
  };
  const finish = () => {
    const stored = session.finish();
    if (stored || persona.finishClosesAnyway) phase = "ended";
    return stored ? give("true") : fail("101", "the LMS could not store the data");
  };
  const commit = () => (session.commit() ? give("true") : fail("101", "the LMS could not store the data"));
  return {
    LMSInitialize: initialize,
    LMSFinish: running("LMSFinish", finish),
    LMSCommit: running("LMSCommit", commit),
    LMSGetValue: running("LMSGetValue", (name = "") => read(session.values, persona, name)),
    LMSSetValue: running("LMSSetValue", (name = "", value = "") =>
      write(session.values, persona, name, value, session.keep)),
    LMSGetErrorString: (code = "") => give(errorStrings[code] ?? ""),
  };
}

/**
 * @param {object} options
 * @param {Persona} options.persona
 * @param {Session} options.session
 * @param {() => number} options.now
 * @param {(ms: number) => void} options.pause
 * @param {(call: Call) => void} options.log
 */
export function createApi({ persona, session, now, pause, log }) {
  const work = handlers(session, persona);
  const trouble = createTrouble(persona);
  let n = 0;
  let last = give("");
  work["LMSGetLastError"] = () => give(last.code);
  work["LMSGetDiagnostic"] = (code = "") =>
    give((code === "" || code === last.code ? last.rule : (errorStrings[code] ?? "")).slice(0, 255));

  /** @param {string} call @param {unknown[]} args @param {string} error @returns {Answer} */
  const answer = (call, args, error) => {
    if (error) return fail(error, "the LMS failed", givesText.includes(call) ? "" : "false");
    return misused(call, args) ?? work[call]?.(.../** @type {string[]} */ (args)) ?? give("");
  };

  /** @param {string} call @param {unknown[]} args */
  const run = (call, args) => {
    if (persona.latencyMs && !aboutErrors.includes(call)) pause(persona.latencyMs);
    const error = trouble(call, String(args[0] ?? ""));
    const done = answer(call, args, error);
    if (!aboutErrors.includes(call)) last = done;
    const shown = args.map((arg) => (typeof arg === "string" ? arg : `<${typeof arg}> ${String(arg)}`));
    const violation = done.fault ? { violation: done.rule } : {};
    log({ n: n++, t: now(), call, args: shown, result: done.value, error: done.code, ...violation });
    if (error === "throw") throw new Error(`${call} failed`);
    return done.value;
  };

  return Object.fromEntries(
    Object.keys(arity).map((call) => [call, (/** @type {unknown[]} */ ...args) => run(call, args)]),
  );
}
