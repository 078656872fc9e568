/** What is left for credit: every condition, met or not, with the places where it can be met. */

import { all, link, make, one, write } from "./dom.js";
import { unanswered } from "./progress.js";
import { _, percent, span } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Requirement} Requirement @typedef {import("../course/session.js").Session} Session */

/** @param {CourseData} data @param {Session} session */
export function createLeft(data, session) {
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
    for (const old of all("details, [data-go]", item)) old.remove();
    const first = missing[0];
    if (first) item.append(make("p", { "data-go": "" }, _("Next:"), " ", link(first.ref, first.title)), ...places(data, missing));
  }

  function standing() {
    const { best, current } = session.final;
    if (current) return _("In progress");
    return best === null ? _("Not started") : _("Best result %(score)s", { score: percent(best) });
  }

  function times() {
    const { active, elapsed, slots } = session.minutes();
    const declared = [...data.modules, ...(data.final ? [data.final] : [])].reduce((sum, { minutes }) => sum + minutes, 0);
    const words = { active: span(active), elapsed: span(elapsed), declared: span(declared) };
    write(one("[data-times]", page), _("Active time the course has seen: about %(active)s. Time it was open: about %(elapsed)s. Time it declares: %(declared)s.", words));
    for (const cell of all("[data-slot]", page)) {
      const slot = cell.dataset.slot ?? "";
      cell.textContent = span(slot === "all" ? active : slots[slot] ?? 0);
    }
  }

  return { update };
}

/** The pages where something is missing, each once, by module. @param {CourseData} data @param {Requirement["missing"]} missing */
function places(data, missing) {
  const titles = new Map(missing.map(({ ref, title }) => [ref, title]));
  const moduleOf = new Map(data.pages.map(({ ref, module }) => [ref, module]));
  return data.modules.flatMap(({ id, title }) => {
    const links = [...titles].filter(([ref]) => moduleOf.get(ref) === id).map(([ref, words]) => make("li", {}, link(ref, words)));
    return links.length ? [make("details", { class: "more" }, make("summary", {}, _("%(title)s: pages left %(n)s", { title, n: links.length })), make("ul", { class: "flow" }, ...links))] : [];
  });
}

/** The line at a page's end. @param {CourseData} data @param {State} state @param {HTMLElement} section */
export function pageEnd(data, state, section) {
  const page = data.pages.find(({ id }) => id === section.dataset.page);
  if (!page) return;
  const open = data.completion.questions ? unanswered(page, state) : 0;
  const words = open ? _("Questions still open on this page for credit: %(n)s of %(all)s", { n: open, all: page.items.length }) : _("This page is done.");
  write(one("[data-left]", section), words);
}
