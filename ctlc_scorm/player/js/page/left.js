/** What is left for credit: every condition, met or not, with the places where it can be met. */

import { link, make, one, write } from "./dom.js";
import { unanswered } from "./progress.js";
import { _, percent, span } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Requirement} Requirement @typedef {import("../course/session.js").Session} Session */

/** @param {Session} session */
export function createLeft(session) {
  const page = /** @type {HTMLElement} */ (one("#left"));

  function update() {
    const needs = session.requirements();
    needs.forEach(need);
    const done = session.outcome().finished || needs.every(({ met }) => met);
    write(one("[data-left-words]", page), done ? _("Nothing is left. You have done all that is needed for credit.") : _("These are all the conditions. There is no other, and none is hidden."));
    times();
  }

  /** @param {Requirement} requirement */
  function need({ id, met, done, total, missing }) {
    const item = one(`[data-need="${id}"]`, page);
    if (!item) return;
    item.classList.toggle("met", met);
    const now = one(".now", item) ?? make("span", { class: "now" });
    if (!now.parentElement) one("h2", item)?.append(now);
    write(now, met ? _("Met") : id === "final" ? standing() : _("%(n)s of %(all)s", { n: done, all: total }));
    one("ul", item)?.remove();
    if (missing.length) item.append(make("ul", {}, ...places(missing).map((place) => make("li", {}, place))));
  }

  function standing() {
    const { best, current } = session.final;
    if (current) return _("In progress");
    return best === null ? _("Not started") : _("Best result %(score)s", { score: percent(best) });
  }

  function times() {
    const { active, slots } = session.minutes();
    for (const cell of page.querySelectorAll("[data-slot]")) {
      const slot = /** @type {HTMLElement} */ (cell).dataset.slot ?? "";
      cell.textContent = span(slot === "all" ? active : slots[slot] ?? 0);
    }
  }

  return { update, times };
}

/** Each page once, however many of its questions are open. @param {Requirement["missing"]} missing */
function places(missing) {
  const titles = new Map(missing.map(({ ref, title }) => [ref, title]));
  return [...titles].map(([ref, title]) => link(ref, title));
}

/** The line at a page's end. @param {CourseData} data @param {State} state @param {HTMLElement} section */
export function pageEnd(data, state, section) {
  const page = data.pages.find(({ id }) => id === section.dataset.page);
  if (!page) return;
  const open = data.completion.questions ? unanswered(page, state) : 0;
  const words = open ? _("Still open on this page for credit: %(n)s of %(all)s questions", { n: open, all: page.items.length }) : _("This page is done.");
  write(one("[data-left]", section), words);
}
