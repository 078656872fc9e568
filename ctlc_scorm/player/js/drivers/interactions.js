/** Answers in the words of SCORM 1.2: which elements an interaction has, in the order in which they are set. */

import { toNumber } from "../course/judge.js";

/** @typedef {import("../types.js").Answer} Answer @typedef {import("../types.js").Item} Item @typedef {import("../types.js").Response} Response */

const LONGEST = 255;

/** @param {Answer} answer @returns {[leaf: string, value: string][]} */
export function elements({ item, response, right, at, latency }) {
  const patterns = item.correct.map((correct) => feedback(item, correct)).filter((text) => text !== "");
  const given = feedback(item, response);
  return [
    ["id", item.report],
    ["type", item.kind],
    ["time", clockTime(at)],
    ...patterns.map((text, i) => /** @type {[string, string]} */ ([`correct_responses.${i}.pattern`, text])),
    ["weighting", decimal(item.weight)],
    ...(given === "" ? [] : [/** @type {[string, string]} */ (["student_response", given])]),
    ["result", item.correct.length ? (right ? "correct" : "wrong") : "neutral"],
    ["latency", timespan(latency)],
  ];
}

/** A response or a pattern (CMIFeedback); empty when it has no legal form. @param {Item} item @param {Response} response */
function feedback(item, response) {
  const first = response[0] ?? "";
  if (item.kind === "true-false") return first.slice(0, 1);
  if (item.kind === "numeric") return decimal(toNumber(first));
  if (item.kind === "fill-in" || item.kind === "performance") return first.slice(0, LONGEST);
  const text = response.join(",");
  return text.length > LONGEST ? "" : text;
}

/** @param {number} value @returns {string} without an exponent, empty for no number */
export const decimal = (value) => (Number.isFinite(value) ? String(Number(value.toFixed(value % 1 ? 7 : 0))) : "");

/** @param {number} value @param {number} [width] */
const pad = (value, width = 2) => String(value).padStart(width, "0");

/** CMITime @param {Date} at */
const clockTime = (at) => [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => pad(part)).join(":");

/** CMITimespan, HHHH:MM:SS.SS @param {number} seconds */
export function timespan(seconds) {
  const hundredths = Math.min(Math.max(0, Math.round(seconds * 100) || 0), 9999 * 360_000);
  const whole = Math.floor(hundredths / 100);
  const time = [pad(Math.floor(whole / 3600), 4), pad(Math.floor(whole / 60) % 60), pad(whole % 60)].join(":");
  return `${time}.${pad(hundredths % 100)}`;
}
