/** The result of the final: a calm verdict, and the pages that help where something was missed. */

import { link, make, one } from "./dom.js";
import { _, percent } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").Review} Review @typedef {import("../course/session.js").Session} Session */

/** @param {CourseData} data @param {Session} session @param {HTMLElement} section */
export function showResult(data, session, section) {
  const review = session.final.review();
  if (!review) return;
  one("[data-final-verdict]", section)?.replaceChildren(...verdict(data, session, review));
  one("[data-final-missed]", section)?.replaceChildren(...missed(data, review));
}

/** @param {CourseData} data @param {Session} session @param {Review} review */
function verdict(data, session, { score, passed, results }) {
  const right = Object.values(results).filter(Boolean).length;
  const total = Object.keys(results).length;
  const heading = make("h2", { tabindex: "-1" }, passed ? _("Passed with %(score)s", { score: percent(score) }) : _("%(score)s this time", { score: percent(score) }));
  return [heading, make("p", {}, _("Right: %(n)s of %(all)s.", { n: right, all: total }), " ", standing(data, session, passed))];
}

/** @param {CourseData} data @param {Session} session @param {boolean} passed */
function standing(data, session, passed) {
  const best = percent(session.final.best ?? 0);
  if (passed) return _("Your best result, %(best)s, counts, and a pass stays a pass.", { best });
  if (session.final.passed) return _("You had passed before with %(best)s, and that stays.", { best });
  return _("To pass you need %(mark)s. You may take it again as often as you like; your best result counts.", { mark: percent(data.final?.passMark ?? 0) });
}

/** @param {CourseData} data @param {Review} review */
function missed(data, review) {
  const found = review.missed.flatMap((id) => data.objectives[id] ?? []);
  if (!found.length) return [];
  return [make("h2", {}, _("Worth another look")), make("ul", { class: "again" }, ...found.map((objective) => make("li", {}, objective.text, pages(data, objective.pages))))];
}

/** @param {CourseData} data @param {string[]} ids */
function pages(data, ids) {
  const known = data.pages.filter(({ id }) => ids.includes(id));
  return make("ul", {}, ...known.map(({ ref, title }) => make("li", {}, link(ref, title))));
}
