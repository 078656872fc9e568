/** A small course with every kind of question, a page that stands in for another, a retired ordinal and a final. */

/** @typedef {import("../../ctlc_scorm/player/js/types.js").CourseData} CourseData
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Item} Item */

/** @param {Partial<Item> & Pick<Item, "kind"|"n"|"m">} given @returns {Item} */
export const item = (given) => ({
  report: `x-${given.n}`,
  prompt: `Question ${given.n}`,
  options: [],
  targets: [],
  correct: [],
  many: false,
  shuffle: true,
  exactCase: false,
  exactSpaces: false,
  tolerance: 0,
  weight: 1,
  objectives: [],
  ...given,
});

const ids = (/** @type {string} */ text) => [...text];

/** @type {Record<string, Item>} */
const items = {
  first: item({ kind: "choice", n: 0, m: 0, report: "m01-first", options: ids("abc"), correct: [["b"]] }),
  several: item({ kind: "choice", n: 1, m: 0, report: "m01-several", options: ids("abcdefg"), correct: [["a", "c", "g"]], many: true }),
  truth: item({ kind: "true-false", n: 2, m: 0, report: "m01-truth", options: [], correct: [["false"]] }),
  word: item({ kind: "fill-in", n: 3, m: 0, report: "m01-word", correct: [["amygdala"], ["the amygdala"]] }),
  ratio: item({ kind: "numeric", n: 4, m: 1, report: "m02-ratio", correct: [["0.5"]], tolerance: 0.05 }),
  pairs: item({ kind: "matching", n: 5, m: 1, report: "m02-pairs", options: ids("abc"), targets: ids("abcd"), correct: [["a.b", "b.a", "c.d"]] }),
  steps: item({ kind: "sequencing", n: 6, m: 1, report: "m02-steps", options: ids("abcd"), correct: [ids("abcd")] }),
  mood: item({ kind: "likert", n: 7, m: 1, report: "m02-mood", options: ids("abcde") }),
  walk: item({ kind: "performance", n: 9, m: 1, report: "m02-walk" }),
  f1: item({ kind: "choice", n: 10, m: -1, report: "final-f1", options: ids("abcd"), correct: [["a"]], objectives: ["see"], weight: 2 }),
  f2: item({ kind: "choice", n: 11, m: -1, report: "final-f2", options: ids("abcdef"), correct: [["a", "b"]], many: true, objectives: ["see"] }),
  f3: item({ kind: "fill-in", n: 12, m: -1, report: "final-f3", correct: [["calm"]], objectives: ["act"] }),
  f4: item({ kind: "numeric", n: 13, m: -1, report: "final-f4", correct: [["12"]], objectives: ["act"] }),
};

const page = (/** @type {string} */ id, /** @type {number} */ n, /** @type {string[]} */ asked, insteadOf = "") => ({
  ...{ id, n, insteadOf, items: asked },
  ref: id.replace("/", "-"),
  module: id.split("/")[0] ?? "",
  title: `Page ${id}`,
  minutes: 4,
});

/** @returns {CourseData} */
export const sample = () => ({
  schema: 1,
  id: "sample",
  title: "A sample",
  version: "1.0.0",
  language: "en",
  iri: "https://example.org/sample",
  hash: "00",
  driver: "scorm12",
  sco: "course",
  modules: [
    { id: "why", n: 0, title: "Why", minutes: 12 },
    { id: "how", n: 1, title: "How", minutes: 8 },
  ],
  pages: [
    page("why/start", 0, ["first", "several"]),
    page("why/story", 1, ["truth", "word"]),
    page("why/story-mild", 2, ["truth"], "why/story"),
    page("how/pairs", 3, ["ratio", "pairs"]),
    page("how/steps", 5, ["steps", "mood", "walk"]),
  ],
  items: structuredClone(items),
  final: { ref: "final", title: "Final", minutes: 10, passMark: 80, draw: { see: 2, act: 2 }, bank: ["f1", "f2", "f3", "f4"] },
  objectives: { see: { text: "See", pages: ["why/start"] }, act: { text: "Act", pages: ["how/steps"] } },
  completion: { pages: true, questions: true, final: true },
  state: { pages: 6, items: 14, modules: 2, print: "AbC-", prints: {}, keep: true },
  strings: {},
});

/** Right responses to every question of the pages. */
export const right = {
  first: ["b"],
  several: ["a", "c", "g"],
  truth: ["false"],
  word: ["Amygdala"],
  ratio: ["0,52"],
  pairs: ["a.b", "b.a", "c.d"],
  steps: ["a", "b", "c", "d"],
  mood: ["d"],
  walk: ["done"],
};

export const rightInFinal = { f1: ["a"], f2: ["a", "b"], f3: ["calm"], f4: ["12"] };
