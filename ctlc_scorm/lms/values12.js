/** The data types of SCORM 1.2. Lengths are counted in UTF-16 units, as every run-time in a browser does. */

/** @typedef {import("./types.js").Check} Check */

/** @param {RegExp} pattern @param {string} rule @returns {Check} */
const like = (pattern, rule) => (value) => (pattern.test(value) ? "" : rule);

/** @param {Check} check @returns {Check} */
const orBlank = (check) => (value, persona) => (value === "" ? "" : check(value, persona));

/** @param {number} limit @param {string} value */
const within = (limit, value) =>
  value.length <= limit ? "" : `a text of at most ${limit} characters; this one has ${value.length}`;

/** @param {Check} check @param {number} low @param {number} high @returns {Check} */
const between = (check, low, high) => (value, persona) => {
  const broken = check(value, persona);
  if (broken) return broken;
  return Number(value) >= low && Number(value) <= high ? "" : `a number from ${low} to ${high}`;
};

/** @param {...string} words @returns {Check} */
export const words = (...words) => (value) => (words.includes(value) ? "" : `one of: ${words.join(", ")}`);

const integer = like(/^-?\d+$/, "a whole number");
export const decimal = like(/^-?(\d+(\.\d+)?|\.\d+)$/, "a decimal number such as 87.5");
export const score = orBlank(between(decimal, 0, 100));
export const identifier = like(/^[A-Za-z0-9_-]{1,255}$/, "an identifier: 1 to 255 letters, digits, - or _");
export const time = like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/, "a time of day such as 14:05:09.5");
export const timespan = like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/, "a time span such as 0001:05:09.5");

/** @param {number} low @param {number} high */
export const integers = (low, high) => between(integer, low, high);

/** @type {Check} */
export const text = (value, persona) => within(persona.textLimit, value);
/** @type {Check} */
export const longText = (value) => within(4096, value);
/** @type {Check} */
export const suspendData = (value, persona) => within(persona.suspendLimit, value);

const resultWord = words("correct", "wrong", "unanticipated", "neutral");
/** @type {Check} */
export const result = (value, persona) =>
  resultWord(value, persona) && decimal(value, persona) && "one of: correct, wrong, unanticipated, neutral, or a decimal";

const listed = "one character of 0-9 a-z for each choice, separated by commas";
const paired = "pairs such as a.c,b.a, one character of 0-9 a-z on each side";

/** Responses and patterns by type of interaction. @type {Record<string, Check>} */
export const feedback = {
  "true-false": like(/^[01tf]$/, "one of: 0, 1, t, f"),
  choice: like(/^([0-9a-z](,[0-9a-z])*|\{[0-9a-z](,[0-9a-z])*\})$/, listed),
  sequencing: like(/^[0-9a-z](,[0-9a-z])*$/, listed),
  matching: like(/^([0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*|\{[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*\})$/, paired),
  numeric: decimal,
  likert: like(/^[0-9a-z]?$/, "one character of 0-9 a-z, or nothing"),
  "fill-in": text,
  performance: text,
};

/** Hundredths of a second of a time span; 0 for "". @param {string} span */
export function hundredths(span) {
  const [hours = "0", minutes = "0", seconds = "0"] = span.split(":");
  return Number(hours) * 360000 + Number(minutes) * 6000 + Math.round(Number(seconds) * 100);
}

/** @param {number} total hundredths of a second */
export function spanOf(total) {
  const pad = (/** @type {number} */ n, /** @type {number} */ width) => String(n).padStart(width, "0");
  const seconds = Math.floor(total / 100);
  const clock = [pad(Math.floor(seconds / 3600), 4), pad(Math.floor(seconds / 60) % 60, 2), pad(seconds % 60, 2)];
  return `${clock.join(":")}.${pad(total % 100, 2)}`;
}
