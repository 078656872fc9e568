/** The data model of SCORM 1.2 as tables; `n` stands for an index. */

import * as is from "./values12.js";

/** @typedef {import("./types.js").Element} Element @typedef {import("./types.js").Check} Check */

/** @type {Check} */
const never = () => "";
/** @type {Element} */
const ro = { access: "ro", check: never };
/** @param {Check} check @returns {Element} */
const rw = (check) => ({ access: "rw", check });
/** @param {Check} check @returns {Element} */
const wo = (check) => ({ access: "wo", check });

const settable = ["passed", "completed", "failed", "incomplete", "browsed"];

/** @type {Record<string, Element>} */
export const elements = {
  "cmi._version": ro,
  "cmi.core.student_id": ro,
  "cmi.core.student_name": ro,
  "cmi.core.lesson_location": rw(is.text),
  "cmi.core.credit": ro,
  "cmi.core.lesson_status": rw(is.words(...settable)),
  "cmi.core.entry": ro,
  "cmi.core.score.raw": rw(is.score),
  "cmi.core.score.max": rw(is.score),
  "cmi.core.score.min": rw(is.score),
  "cmi.core.total_time": ro,
  "cmi.core.lesson_mode": ro,
  "cmi.core.exit": wo(is.words("time-out", "suspend", "logout", "")),
  "cmi.core.session_time": wo(is.timespan),
  "cmi.suspend_data": rw(is.suspendData),
  "cmi.launch_data": ro,
  "cmi.comments": rw(is.longText),
  "cmi.comments_from_lms": ro,
  "cmi.objectives.n.id": rw(is.identifier),
  "cmi.objectives.n.score.raw": rw(is.score),
  "cmi.objectives.n.score.max": rw(is.score),
  "cmi.objectives.n.score.min": rw(is.score),
  "cmi.objectives.n.status": rw(is.words(...settable, "not attempted")),
  "cmi.student_data.mastery_score": ro,
  "cmi.student_data.max_time_allowed": ro,
  "cmi.student_data.time_limit_action": ro,
  "cmi.student_preference.audio": rw(is.integers(-1, 100)),
  "cmi.student_preference.language": rw(is.text),
  "cmi.student_preference.speed": rw(is.integers(-100, 100)),
  "cmi.student_preference.text": rw(is.integers(-1, 1)),
  "cmi.interactions.n.id": wo(is.identifier),
  "cmi.interactions.n.objectives.n.id": wo(is.identifier),
  "cmi.interactions.n.time": wo(is.time),
  "cmi.interactions.n.type": wo(is.words(...Object.keys(is.feedback))),
  "cmi.interactions.n.correct_responses.n.pattern": wo(is.text),
  "cmi.interactions.n.weighting": wo(is.decimal),
  "cmi.interactions.n.student_response": wo(is.text),
  "cmi.interactions.n.result": wo(is.result),
  "cmi.interactions.n.latency": wo(is.timespan),
};

/** Answers to `_children`. @type {Record<string, string>} */
export const children = {
  "cmi.core":
    "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
  "cmi.core.score": "raw,min,max",
  "cmi.objectives": "id,score,status",
  "cmi.objectives.n.score": "raw,min,max",
  "cmi.student_data": "mastery_score,max_time_allowed,time_limit_action",
  "cmi.student_preference": "audio,language,speed,text",
  "cmi.interactions": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
};

export const arrays = [
  "cmi.objectives",
  "cmi.interactions",
  "cmi.interactions.n.objectives",
  "cmi.interactions.n.correct_responses",
];

/** Those whose value depends on the interaction's type. */
export const responses = ["cmi.interactions.n.correct_responses.n.pattern", "cmi.interactions.n.student_response"];

/** Whether such a thing exists at all, as an element or a group. @param {string} path */
export const known = (path) =>
  path in elements || path in children || arrays.includes(path) || arrays.includes(path.replace(/\.n$/, ""));
