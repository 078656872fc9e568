/** What can be found: the text of every page, of the glossary and of the references, read from the document. */

import { all, one } from "./dom.js";
import { asText } from "./search-text.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("./search-text.js").Place} Place
 * @typedef {import("./search-text.js").Entry & {ref: string, group: string}} Entry */

const SLICE = 8;
const BLOCKS = "p, li, dt, dd, th, td, h2, h3, h4, h5, h6, legend, summary, label, figcaption, pre, blockquote, .media-title, .asks";
/** Answers, what the learner wrote, what is shown only later, and the words of the player. */
const SKIPPED =
  "h1, .why, .reply, .comment, .models, .moment ~ .moment, .trail, .said, .review, .words, select, .bins, .kind, .meta, .eyebrow, .number, .fine, .live, .acts, .result, .gloss, .welcome, .mine, .notes, .end, .back, [role=tablist]";

/** Work is done in slices, so that nothing else has to wait: this is asked after each piece, and pauses at first and when a slice is used up. */
export function slices() {
  let since = 0;
  return async () => {
    if (performance.now() - since < SLICE) return;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  };
}

/** @param {CourseData} data @returns {Promise<Entry[]>} */
export async function readCourse(data) {
  const titles = new Map(data.modules.map(({ id, title }) => [id, title]));
  const entries = [];
  const rest = slices();
  for (const element of all(".page[data-page], #glossary dt, #references li")) {
    await rest();
    entries.push(entryOf(element, titles));
  }
  return entries;
}

/** @param {HTMLElement} element @param {Map<string, string>} titles @returns {Entry} */
function entryOf(element, titles) {
  const { page, of = "" } = element.dataset;
  const group = titles.get(of) ?? wordsIn(one("h1", element.closest(".page") ?? document));
  const places = page ? placesIn(element) : element.matches("dt") ? placesIn(element.nextElementSibling) : [];
  return { ref: element.id, group, title: asText(wordsIn(page ? one("h1", element) : element)), places };
}

/** @param {Element|null} element */
const wordsIn = (element) => squeezed(element?.textContent ?? "");

/** @param {string} text */
const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/** @param {Element|null} root @returns {Place[]} */
function placesIn(root) {
  /** @type {{element: HTMLElement, text: string}[]} */
  const found = [];

  /** @param {Element} element @param {{text: string}} place */
  function gather(element, place) {
    for (const node of element.childNodes) {
      if (node instanceof Text) place.text += node.data;
      else if (node instanceof HTMLElement && !node.matches(SKIPPED)) gather(node, node.matches(BLOCKS) ? begun(node) : place);
      if (node.nodeName === "BR") place.text += " ";
    }
  }

  /** @param {Element} element */
  function begun(element) {
    const place = { element: /** @type {HTMLElement} */ (element), text: "" };
    found.push(place);
    return place;
  }

  if (root) gather(root, begun(root));
  return found.map(({ element, text }) => ({ element, ...asText(squeezed(text)) })).filter(({ text }) => text);
}
