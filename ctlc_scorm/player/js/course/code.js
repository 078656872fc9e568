/** Responses as runs of 5-bit groups. Nothing to store, or more than fits, is one group of 0. */

import { run } from "./bits.js";

/** @typedef {import("../types.js").Item} Item @typedef {import("../types.js").Response} Response */

const NUMERIC_BYTES = 12;
const TEXT_BYTES = 24;
const LARGEST = 31;

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text);

/** How many bytes of text the final keeps of this item. @param {Item} item */
const room = (item) =>
  item.kind === "numeric" ? NUMERIC_BYTES : Math.max(TEXT_BYTES, ...item.correct.map(([text]) => bytes(text ?? "").length));

/** @param {Item} item */
export const isText = (item) => item.kind === "fill-in" || item.kind === "numeric";

/** The most characters that a response takes. @param {Item} item @param {boolean} withText */
export function width(item, withText) {
  if (isText(item)) return withText ? Math.ceil((8 * room(item)) / 5) : 1;
  if (item.kind === "matching" || item.kind === "sequencing") return Math.max(1, item.options.length);
  return item.many ? Math.max(1, Math.ceil(item.options.length / 5)) : 1;
}

/** @param {Item} item @param {Response|null} response @param {boolean} withText @returns {string} */
export function encode(item, response, withText) {
  const groups = response?.length ? groupsOf(item, response, withText) : [];
  const fits = groups.length <= width(item, withText) && groups.every((group) => group >= 0 && group <= LARGEST);
  return run(fits ? groups : []);
}

/** @param {Item} item @param {Response} response @param {boolean} withText @returns {number[]} */
function groupsOf(item, response, withText) {
  if (isText(item)) return withText ? textGroups(item, response[0] ?? "") : [];
  if (item.kind === "true-false") return [response[0] === "true" ? 2 : 1];
  if (item.kind === "performance") return [1];
  if (item.kind === "matching") return item.options.map((stem) => targetOf(item, response, stem));
  if (item.many) return flagGroups(item.options.map((id) => response.includes(id)));
  return response.map((id) => item.options.indexOf(id) + 1);
}

/** @param {Item} item @param {Response} response @param {string} stem */
function targetOf(item, response, stem) {
  const pair = response.find((text) => text.startsWith(`${stem}.`));
  return pair ? (item.targets ?? []).indexOf(pair.slice(stem.length + 1)) + 1 : 0;
}

/** @param {boolean[]} flags */
function flagGroups(flags) {
  const groups = Array(Math.ceil(flags.length / 5)).fill(0);
  flags.forEach((flag, i) => (groups[Math.floor(i / 5)] += flag ? 2 ** (i % 5) : 0));
  return groups;
}

/** @param {Item} item @param {string} text */
function textGroups(item, text) {
  const octets = bytes(text);
  if (octets.length > room(item)) return [];
  const bits = [...octets].map((octet) => octet.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => parseInt(five.padEnd(5, "0"), 2));
}

/** @param {Item} item @param {number[]} groups @param {boolean} withText @returns {Response|null} null when it does not fit the item */
export function decode(item, groups, withText) {
  if (groups.every((group) => group === 0)) return null;
  if (isText(item)) return withText ? textFrom(groups) : null;
  if (item.kind === "true-false") return [groups[0] === 2 ? "true" : "false"];
  if (item.kind === "performance") return ["done"];
  if (item.many) return flagged(item, groups);
  const ids = groups.map((group) => (item.kind === "matching" ? item.targets ?? [] : item.options)[group - 1]);
  return item.kind === "matching" ? pairsFrom(item, groups, ids) : listFrom(item, ids);
}

/** @param {number[]} groups */
function textFrom(groups) {
  const bits = groups.map((group) => group.toString(2).padStart(5, "0")).join("");
  const octets = (bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2));
  return [new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(octets))];
}

/** @param {Item} item @param {number[]} groups */
function flagged(item, groups) {
  if (groups.length !== Math.ceil(item.options.length / 5)) return null;
  const ids = item.options.filter((_, i) => ((groups[Math.floor(i / 5)] ?? 0) >> i % 5) % 2 === 1).sort();
  return ids.length ? ids : null;
}

/** @param {Item} item @param {number[]} groups @param {(string|undefined)[]} ids */
function pairsFrom(item, groups, ids) {
  const fits = groups.length === item.options.length && groups.every((group, i) => group === 0 || ids[i]);
  return fits ? item.options.map((stem, i) => `${stem}.${ids[i]}`).filter((_, i) => groups[i]) : null;
}

/** @param {Item} item @param {(string|undefined)[]} ids @returns {Response|null} */
function listFrom(item, ids) {
  const fits = ids.length === (item.kind === "sequencing" ? item.options.length : 1);
  return fits && ids.every((id) => id) ? /** @type {Response} */ (ids) : null;
}
