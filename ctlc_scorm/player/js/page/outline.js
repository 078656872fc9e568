/** The outline: a rail beside the page where there is room, else a drawer behind *Contents*. */

import { all, one, write } from "./dom.js";
import { pageStage, tally } from "./progress.js";
import { _, percent, span } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../course/session.js").Session} Session */

const RAIL = 1056;

/** @param {CourseData} data */
export function createOutline(data) {
  const nav = one("#outline");
  const drawer = /** @type {HTMLDialogElement|null} */ (one("#drawer"));
  const main = one("#main");
  const pages = new Map(data.pages.map((page) => [page.id, page]));

  /** At a large text size there is no room for a rail, whatever the window's width. */
  function place() {
    const size = parseFloat(document.documentElement.style.fontSize) || 100;
    const railed = innerWidth >= (RAIL * size) / 100;
    document.documentElement.classList.toggle("railed", railed);
    document.documentElement.classList.toggle("large", size >= 150);
    if (!nav || !drawer || !main) return;
    if (railed) {
      drawer.close();
      if (nav.nextElementSibling !== main) main.before(nav);
    } else if (nav.parentElement !== drawer) drawer.append(nav);
  }

  /** @param {HTMLElement} section */
  function turn(section) {
    drawer?.close();
    for (const link of all("[aria-current]", nav ?? document)) link.removeAttribute("aria-current");
    for (const link of all(`a[href="#${CSS.escape(section.id)}"]`, nav ?? document)) link.setAttribute("aria-current", "page");
    for (const details of all("[data-module] > details", nav ?? document)) {
      const open = details.parentElement?.dataset.module === section.dataset.of;
      if (open !== details.hasAttribute("open")) details.toggleAttribute("open", open);
    }
    requestAnimationFrame(reveal);
  }

  /** The rail alone is moved, never the page. */
  function reveal() {
    const link = one("[aria-current]", nav ?? document);
    if (link && nav && nav.parentElement !== drawer) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
  }

  /** @param {State} state @param {Session["final"]} exam */
  function update(state, exam) {
    for (const link of all("a[data-to]", nav ?? document)) {
      const page = pages.get(link.dataset.to ?? "");
      if (page) mark(link, pageStage(data, page, state), page.insteadOf ? _("another way") : page.minutes < 0.5 ? "" : span(page.minutes));
    }
    for (const module of data.modules) {
      const { all: total, done } = tally(data, state, module.id);
      const words = done === total ? _("done") : _("%(n)s of %(all)s", { n: done, all: total });
      write(one(`[data-module="${module.id}"] [data-count]`, nav ?? document), words);
    }
    final(exam);
  }

  /** @param {Session["final"]} exam */
  function final({ current, passed, best }) {
    const link = one('a[data-to="final"]', nav ?? document);
    if (link && data.final) write(one("small", link), passed ? _("passed") : current ? _("in progress") : best === null ? span(data.final.minutes) : percent(best));
  }

  one("#contents")?.addEventListener("click", () => drawer?.showModal());
  drawer?.addEventListener("click", (event) => event.target === drawer && drawer.close());
  addEventListener("resize", place);
  return { place, turn, update };
}

/** @param {HTMLElement} link @param {import("./progress.js").Stage} stage @param {string} otherwise */
function mark(link, stage, otherwise) {
  link.classList.toggle("done", stage === "done");
  link.classList.toggle("part", stage === "part");
  write(one("small", link), stage === "done" ? _("done") : stage === "part" ? _("in progress") : otherwise);
}
