/** Finding words in texts, whatever their case and accents. Pure. */

/** @typedef {{text: string, folded: string}} Text a text, and what of it is compared
 * @typedef {Text & {element?: HTMLElement}} Place
 * @typedef {{title: Text, places: Place[]}} Entry what is found as one
 * @typedef {{words: string[], starts: boolean}} Query
 * @typedef {[words: string, found: boolean][]} Parts */

const UNSEEN = /[\p{M}\u00ad\u0640\u200b-\u200d]/gu;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const LETTER = /[\p{L}\p{N}]/u;
const LONG = 170;
const LEAD = 50;

/** @param {string} text */
export const fold = (text) => text.normalize("NFKD").replace(UNSEEN, "").toLowerCase().replace(/[ς’]/g, (sign) => (sign === "ς" ? "σ" : "'"));

/** @param {string} text @returns {Text} */
export const asText = (text) => ({ text, folded: fold(text) });

/** Single letters of the Latin alphabet say nothing. @param {string} query */
export function wordsOf(query) {
  const words = fold(query).split(/\s+/).map((word) => word.replace(EDGES, ""));
  return [...new Set(words)].filter((word) => word && !/^[a-z]$/.test(word));
}

/** @param {string} folded @param {string} word @param {boolean} starts only at the start of a word @param {number} [from] */
function position(folded, word, starts, from = 0) {
  let at = folded.indexOf(word, from);
  while (starts && at > 0 && LETTER.test(folded[at - 1] ?? "")) at = folded.indexOf(word, at + 1);
  return at;
}

/** The entries that hold every word, with the place that holds most of them. Where no word begins so, parts of words count too.
 * @template {Entry} Kind @param {Kind[]} entries @param {string[]} words */
export function find(entries, words) {
  for (const starts of [true, false]) {
    const found = words.length ? entries.flatMap((entry) => hit(entry, { words, starts })) : [];
    if (found.length) return { starts, found };
  }
  return { starts: true, found: [] };
}

/** @template {Entry} Kind @param {Kind} entry @param {Query} query @returns {{entry: Kind, place?: Place}[]} */
function hit(entry, { words, starts }) {
  const held = (/** @type {Text} */ { folded }) => words.filter((word) => position(folded, word, starts) >= 0);
  const seen = new Set(held(entry.title));
  /** @type {Place|undefined} */
  let best;
  let most = 0;
  for (const place of entry.places) {
    const here = held(place);
    for (const word of here) seen.add(word);
    if (here.length > most) [best, most] = [place, here.length];
  }
  return seen.size === words.length ? [{ entry, place: best }] : [];
}

/** A piece of the text around what was found first. @param {Text} text @param {Query} query @returns {Parts} */
export function excerpt({ text }, query) {
  const spans = spansOf(text, query);
  const [from, to] = windowOf(text, spans[0]?.[0] ?? 0);
  /** @type {Parts} */
  const parts = [[from ? "…" : "", false]];
  let at = from;
  for (const [start, end] of spans) {
    if (start < at || end > to) continue;
    parts.push([text.slice(at, start), false], [text.slice(start, end), true]);
    at = end;
  }
  parts.push([text.slice(at, to) + (to < text.length ? "…" : ""), false]);
  return parts.filter(([words]) => words);
}

/** From where to where; cut between words, where there are spaces. @param {string} text @param {number} first @returns {[from: number, to: number]} */
function windowOf(text, first) {
  const long = text.length > LONG;
  const lead = text.slice(long ? Math.max(0, first - LEAD) : 0, first);
  const from = first - (lead.length < first ? lead.replace(/^\S{0,20}\s/, "") : lead).length;
  const rest = text.slice(from, from + LONG);
  return [from, from + (from + LONG < text.length ? rest.replace(/\s\S{0,20}$/, "") : rest).length];
}

/** Where the words stand in the text as it is written. @param {string} text @param {Query} query */
function spansOf(text, { words, starts }) {
  let folded = "";
  /** @type {number[]} of each sign of the folded text, where it stands in the other */
  const origin = [];
  let at = 0;
  for (const sign of text) {
    const piece = sign < "\x80" ? sign.toLowerCase() : fold(sign);
    folded += piece;
    for (let i = 0; i < piece.length; i++) origin.push(at);
    at += sign.length;
  }
  origin.push(at);
  /** @type {[start: number, end: number][]} */
  const spans = [];
  for (const word of words) {
    for (let start = position(folded, word, starts); start >= 0; start = position(folded, word, starts, start + word.length)) {
      spans.push([origin[start] ?? 0, origin[start + word.length] ?? at]);
    }
  }
  return spans.sort(([a, b], [c, d]) => a - c || d - b);
}
