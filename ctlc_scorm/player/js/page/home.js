/** The course home: what to do next, and facts of what is left. */

import { all, one, write } from "./dom.js";
import { tally } from "./progress.js";
import { _, percent, span } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State
 * @typedef {import("../course/session.js").Session} Session @typedef {ReturnType<typeof tally>} Tally */

/** @param {CourseData} data @param {Session} session */
export function createHome(data, session) {
  const home = /** @type {HTMLElement} */ (one("#home"));

  /** @param {State} state */
  function update(state) {
    const course = tally(data, state);
    start(state, course);
    facts(state, course);
    fill(one("#whole"), course);
    for (const item of all(".mods [data-module]", home)) {
      const id = item.dataset.module ?? "";
      if (id === "final") finalRow(item, state);
      else moduleRow(item, tally(data, state, id));
    }
  }

  /** @param {State} state @param {Tally} course */
  function start(state, course) {
    const [ref, words] = nextStep(state, course);
    const link = one("[data-start]", home);
    link?.setAttribute("href", `#${ref}`);
    write(link, words);
  }

  /** @param {State} state @param {Tally} course @returns {[ref: string, words: string]} */
  function nextStep(state, course) {
    const { finished } = session.outcome();
    const place = [...data.pages, ...(data.final ? [data.final] : [])].find(({ ref }) => ref === state.place);
    const here = place && (place !== data.final || state.final.current);
    if (here && !finished) return [place.ref, _("Continue: %(title)s", { title: place.title })];
    if (course.next && course.stage !== "new") return [course.next.ref, _("Continue: %(title)s", { title: course.next.title })];
    if (!course.next && data.final && !session.final.passed) return [data.final.ref, _("Go to the assessment")];
    return [data.pages[0]?.ref ?? "final", finished ? _("Read again") : _("Start")];
  }

  /** @param {State} state @param {Tally} course */
  function facts(state, course) {
    const needsFinal = data.final && !session.final.passed;
    const left = course.minutes + (needsFinal ? data.final?.minutes ?? 0 : 0);
    const declared = [...data.modules, ...(data.final ? [data.final] : [])].reduce((sum, { minutes }) => sum + minutes, 0);
    if (session.outcome().finished) fact("time", _("Complete"), _("all that is needed for credit is done"));
    else if (left < declared) fact("time", _("%(time)s left", { time: span(left) }), _("of %(time)s contact time", { time: span(declared) }));
    const done = data.modules.filter(({ id }) => tally(data, state, id).stage === "done").length;
    if (course.stage !== "new") fact("modules", _("%(n)s of %(all)s", { n: done, all: data.modules.length }), _("modules finished"));
    if (data.final) finalFact();
  }

  /** @param {string} name @param {string} value @param {string} note */
  function fact(name, value, note) {
    const element = one(`[data-fact="${name}"]`, home);
    if (!element) return;
    write(one("b", element), value);
    write(one("span", element), note);
  }

  function finalFact() {
    const { best, passed, current } = session.final;
    const mark = percent(data.final?.passMark ?? 0);
    const needed = _("final assessment, pass at %(mark)s", { mark });
    if (passed) fact("final", _("Passed"), _("final assessment, best result %(score)s", { score: percent(best ?? 0) }));
    else if (current) fact("final", _("In progress"), needed);
    else if (best !== null) fact("final", _("Best result %(score)s", { score: percent(best) }), needed);
    else fact("final", _("Not started"), needed);
  }

  /** @param {HTMLElement} item @param {Tally} module */
  function moduleRow(item, module) {
    item.dataset.state = module.stage;
    fill(one("progress", item), module);
    const words = { new: span(module.minutes), part: _("In progress, %(time)s left", { time: span(module.minutes) }), done: _("Done") };
    write(one("[data-words]", item), words[module.stage]);
    if (module.next && module.stage === "part") one("a", item)?.setAttribute("href", `#${module.next.ref}`);
  }

  /** @param {HTMLElement} item @param {State} state */
  function finalRow(item, state) {
    const { passed, best } = session.final;
    item.dataset.state = passed ? "done" : state.final.current || best !== null ? "part" : "new";
    const tried = best === null ? span(data.final?.minutes ?? 0) : _("Best result %(score)s", { score: percent(best) });
    write(one("[data-words]", item), passed ? _("Passed") : state.final.current ? _("In progress") : tried);
  }

  return { update };
}

/** @param {HTMLElement|null} bar @param {Tally} tally */
function fill(bar, { done, all: total }) {
  if (bar) /** @type {HTMLProgressElement} */ (bar).value = done / Math.max(1, total);
}
