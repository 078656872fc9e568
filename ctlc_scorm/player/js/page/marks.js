/** Lists of the pages that the learner has marked or written about, in the order of the pages. */

import { make, one } from "./dom.js";
import { goTo } from "./search-go.js";
import { _ } from "./words.js";

/** @typedef {import("./notes-kept.js").Kept} Kept @typedef {import("./notes-kept.js").Entry} Entry
 * @typedef {import("./notes-page.js").Page} Page @typedef {{id: string, entry: Entry, page: Page|undefined}} Line */

/** Those of other documents of the course come last. @param {Kept} kept @param {Page[]} pages @returns {Line[]} */
export function linesOf(kept, pages) {
  const places = new Map(pages.map((page, at) => [page.id, at]));
  const at = (/** @type {string} */ id) => places.get(id) ?? pages.length;
  return kept.list().sort(([a], [b]) => at(a) - at(b)).map(([id, entry]) => ({ id, entry, page: pages[at(id)] }));
}

/** @param {Line} line @param {string} [place] a selector in the page */
export function titleOf({ entry, page }, place) {
  if (!page) return make("span", {}, entry.title, " ", make("small", {}, _("in another part of the course")));
  const link = make("a", { href: `#${page.ref}` }, page.title);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(page.ref, () => place ? one(`#${CSS.escape(page.ref)} ${place}`) : null);
  });
  return link;
}

/** The list in the outline, with the way to all else. @param {Kept} kept @param {Page[]} pages */
export function mountMarks(kept, pages) {
  const parts = /** @type {HTMLTemplateElement} */ (one("#outline-tools")).content;
  const list = one("ul", parts);
  one("#outline > ol")?.append(parts);
  return () => {
    const marked = linesOf(kept, pages).filter(({ entry, page }) => entry.marked && page);
    list?.replaceChildren(...marked.map((line) => make("li", {}, titleOf(line))));
  };
}
