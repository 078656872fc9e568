/** What a call answers: a value, or a refusal with its code and the rule in words. */

/** @typedef {import("./types.js").Answer} Answer */

/** @param {string} value @returns {Answer} */
export const give = (value) => ({ value, code: "0", rule: "", fault: false });

/** The course broke a rule. @param {string} code @param {string} rule @param {string} [value] @returns {Answer} */
export const refuse = (code, rule, value = "false") => ({ value, code, rule, fault: true });

/** The LMS failed, or lacks an optional part. @param {string} code @param {string} rule @param {string} [value] @returns {Answer} */
export const fail = (code, rule, value = "false") => ({ value, code, rule, fault: false });

/** @type {Record<string, string>} */
export const errorStrings = {
  0: "No error",
  101: "General exception",
  201: "Invalid argument error",
  202: "Element cannot have children",
  203: "Element not an array, cannot have count",
  301: "Not initialized",
  401: "Not implemented error",
  402: "Invalid set value, element is a keyword",
  403: "Element is read only",
  404: "Element is write only",
  405: "Incorrect data type",
};
