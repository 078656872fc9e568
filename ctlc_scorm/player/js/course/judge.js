/** Is a response right, and how much of it. */

/** @typedef {import("../types.js").Item} Item @typedef {import("../types.js").Response} Response @typedef {import("../types.js").Verdict} Verdict */

const ROUNDING = 1e-9;

/** The best verdict over all accepted responses; what is unscored is always right.
 * @param {Item} item @param {Response|null|undefined} response @returns {Verdict} */
export function judge(item, response) {
  if (!item.correct.length) return { right: true, share: 1 };
  const share = response?.length ? Math.max(...item.correct.map((correct) => shareOf(item, correct, response))) : 0;
  return { right: share === 1, share };
}

/** @param {Item} item @param {Response} correct @param {Response} response @returns {number} */
function shareOf(item, correct, response) {
  switch (item.kind) {
    case "fill-in":
      return Number(fold(item, correct[0] ?? "") === fold(item, response[0] ?? ""));
    case "numeric":
      return Number(Math.abs(toNumber(response[0] ?? "") - toNumber(correct[0] ?? "")) <= item.tolerance + ROUNDING);
    case "sequencing":
      return correct.filter((id, i) => id === response[i]).length / correct.length;
    case "matching":
      return correct.filter((pair) => response.includes(pair)).length / correct.length;
    default:
      return picks(correct, response);
  }
}

/** @param {Response} correct @param {Response} response */
function picks(correct, response) {
  const hits = response.filter((id) => correct.includes(id)).length;
  return Math.max(0, (2 * hits - response.length) / Math.max(1, correct.length));
}

/** Phones type curly quotation marks; nobody means them. @param {Item} item @param {string} text */
function fold(item, text) {
  const plain = text.normalize("NFC").trim().replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
  const spaced = item.exactSpaces ? plain : plain.replace(/\s+/g, " ");
  return item.exactCase ? spaced : spaced.toLowerCase();
}

/** "1 000,5" and "-.5" are numbers, "1e3" and "12 %" are not. @param {string} text @returns {number} NaN if it is none */
export function toNumber(text) {
  const plain = text.replace(/\s/g, "").replace(/^\u2212/, "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}
