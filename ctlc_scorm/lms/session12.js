/** What a launch shows the course, and what a commit and a finish store. */

import { hundredths, spanOf } from "./values12.js";

/**
 * @typedef {import("./types.js").Persona} Persona
 * @typedef {import("./types.js").Sco} Sco
 * @typedef {import("./types.js").Session} Session
 * @typedef {import("./types.js").Store} Store
 * @typedef {import("./types.js").Values} Values
 */

/** @param {Values} stored */
function entry(stored) {
  if (Object.keys(stored).length === 0) return "ab-initio";
  return stored["cmi.core.exit"] === "suspend" ? "resume" : "";
}

/** @param {Persona} persona @param {Sco} sco @param {Values} stored @returns {Values} */
function opening(persona, sco, stored) {
  return {
    "cmi.core.lesson_status": "not attempted",
    "cmi.core.total_time": "0000:00:00.00",
    ...stored,
    "cmi.core.student_id": "learner-1",
    "cmi.core.student_name": "Rivera, Ana",
    "cmi.core.credit": persona.credit,
    "cmi.core.lesson_mode": persona.lessonMode,
    "cmi.core.entry": entry(stored),
    "cmi.core.exit": "",
    "cmi.core.session_time": "",
    "cmi.launch_data": sco.data,
    "cmi.student_data.mastery_score": sco.mastery,
    "cmi.student_data.max_time_allowed": sco.maxTime,
    "cmi.student_data.time_limit_action": sco.limitAction,
  };
}

/** @param {Values} values */
const total = (values) =>
  spanOf(hundredths(values["cmi.core.total_time"] ?? "") + hundredths(values["cmi.core.session_time"] ?? ""));

/** The status that the LMS writes at finish, or "". @param {Persona} persona @param {Values} values */
function verdict(persona, values) {
  const raw = values["cmi.core.score.raw"] ?? "";
  const mastery = values["cmi.student_data.mastery_score"] ?? "";
  const counts = persona.credit === "credit" && persona.lessonMode === "normal";
  if (persona.masteryOverride && counts && raw !== "" && mastery !== "")
    return Number(raw) >= Number(mastery) ? "passed" : "failed";
  return values["cmi.core.lesson_status"] === "not attempted" ? persona.notAttemptedBecomes : "";
}

/** @param {Persona} persona @param {Values} values @returns {Values} */
function closing(persona, values) {
  const status = verdict(persona, values);
  return {
    "cmi.core.exit": values["cmi.core.exit"] ?? "",
    ...(status ? { "cmi.core.lesson_status": status } : {}),
    ...(persona.totalTimeAt === "never" ? {} : { "cmi.core.total_time": total(values) }),
  };
}

/** @param {Persona} persona @param {Sco} sco @param {Values} stored @param {Store} store @returns {Session} */
export function createSession(persona, sco, stored, store) {
  const values = opening(persona, sco, stored);
  /** @type {Values} */
  let changed = {};
  /** @param {Values} more */
  const send = (more) => {
    if (persona.lessonMode !== "normal") return true;
    if (!store({ ...changed, ...more })) return false;
    changed = {};
    return true;
  };
  return {
    values,
    dirty: () => Object.keys(changed).length > 0,
    keep: (name, value) => void (values[name] = changed[name] = value),
    commit: () => send(persona.totalTimeAt === "commit" ? { "cmi.core.total_time": total(values) } : {}),
    finish: () => send(closing(persona, values)),
  };
}
