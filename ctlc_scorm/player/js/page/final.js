/** The final assessment: introduction, questions, summary, result with its review. */

import { all, focus, make, one, show, write } from "./dom.js";
import { showResult } from "./result.js";
import { _ } from "./words.js";

/** @typedef {import("./ask.js").Page} Page @typedef {import("../types.js").Sitting} Sitting @typedef {import("../course/session.js").Session} Session
 * @typedef {(root: HTMLElement) => void} Mount @typedef {"intro"|"work"|"summary"|"result"} Part */

/** @param {Page} page @param {Session} session @param {Mount} mount makes the questions in an element work */
export function createFinal(page, session, mount) {
  const section = one("#final");
  const bank = /** @type {HTMLTemplateElement|null} */ (one("template[data-bank]"));
  if (!section || !bank) return { turn: () => {}, update: () => {} };
  const list = /** @type {HTMLElement} */ (one("[data-final-items]", section));
  let laid = 0;

  /** @param {Part} name @param {string} [heading] what gets the focus */
  function part(name, heading) {
    for (const element of all("[data-final-part]", section ?? document)) show(element, element.dataset.finalPart === name);
    if (!heading) return;
    focus(one(heading, section ?? document));
    one(heading, section ?? document)?.scrollIntoView();
  }

  /** @param {Sitting} sitting @param {"exam"|"review"} mode */
  const questions = ({ items }, mode) => items.map((id, i) => question(id, i, items.length, mode));

  /** @param {string} id @param {number} index @param {number} total @param {"exam"|"review"} mode */
  function question(id, index, total, mode) {
    const source = one(`[data-item="${id}"]`, /** @type {HTMLTemplateElement} */ (bank).content);
    const element = /** @type {HTMLElement} */ (source?.cloneNode(true) ?? make("section"));
    element.dataset.mode = mode;
    write(one("[data-number]", element), _("Question %(n)s of %(all)s", { n: index + 1, all: total }));
    return element;
  }

  /** @param {Sitting} sitting */
  function lay(sitting) {
    if (laid === sitting.n) return;
    laid = sitting.n;
    one("[data-final-review]", section ?? document)?.replaceChildren();
    list.replaceChildren(...questions(sitting, "exam"));
    mount(list);
  }

  function work() {
    const sitting = session.final.current;
    if (!sitting) return;
    lay(sitting);
    part("work");
    update();
  }

  function result() {
    laid = 0;
    list.replaceChildren();
    const review = one("[data-final-review]", section ?? document);
    if (session.final.last) review?.replaceChildren(...questions(session.final.last, "review"));
    if (review) mount(review);
    for (const element of all(".ask", review ?? list)) judged(element);
    showResult(page.data, session, /** @type {HTMLElement} */ (section));
    part("result");
  }

  /** @param {HTMLElement} element a question of the review */
  function judged(element) {
    const id = element.dataset.item ?? "";
    const right = session.final.review()?.results[id];
    const answer = session.final.last?.answers[id];
    element.dataset.verdict = right ? "right" : "wrong";
    one(".kind", element)?.append(make("b", { class: "now" }, right ? _("right") : answer ? _("not right") : _("no answer")));
  }

  function summary() {
    const sitting = session.final.current;
    if (!sitting) return;
    const open = sitting.items.filter((id) => !answered(page, sitting, id)).length;
    write(one("[data-final-open]", section ?? document), open ? _("Without an answer: %(n)s. They count as not right.", { n: open }) : _("Every question has an answer."));
    one("[data-final-list]", section ?? document)?.replaceChildren(...sitting.items.map((id, i) => line(sitting, id, i)));
    part("summary", '[data-final-part="summary"] h2');
  }

  /** @param {Sitting} sitting @param {string} id @param {number} index */
  function line(sitting, id, index) {
    const button = make("button", { type: "button", class: "link" }, _("Question %(n)s", { n: index + 1 }));
    button.addEventListener("click", () => back(id));
    const state = answered(page, sitting, id) ? _("answered") : _("no answer yet");
    const flagged = sitting.flags.includes(id) ? [make("b", {}, _("flagged"))] : [];
    return make("li", { "data-open": String(!answered(page, sitting, id)) }, button, make("span", {}, state), ...flagged);
  }

  /** @param {string} [id] the question to go back to */
  function back(id) {
    work();
    const target = (id && one(`[data-item="${id}"]`, list)) || one(".ask", list);
    focus(target ? one("input, select, [data-move]", target) : null);
    target?.scrollIntoView();
  }

  function update() {
    const sitting = session.final.current;
    if (!sitting) return;
    const done = sitting.items.filter((id) => answered(page, sitting, id)).length;
    write(one("[data-final-count]", section ?? document), _("Answered: %(n)s of %(all)s", { n: done, all: sitting.items.length }));
  }

  for (const button of all("[data-final-begin]", section)) {
    button.addEventListener("click", () => {
      session.final.begin();
      work();
      focus(one("[data-final-count]", section));
      scrollTo(0, 0);
    });
  }
  one("[data-final-submit]", section)?.addEventListener("click", summary);
  one("[data-final-return]", section)?.addEventListener("click", () => back());
  one("[data-final-confirm]", section)?.addEventListener("click", () => {
    session.final.submit();
    result();
    focus(one("[data-final-verdict] h2", section));
    scrollTo(0, 0);
  });

  return {
    update,
    turn() {
      if (session.final.current) work();
      else if (session.final.last) result();
      else part("intro");
    },
  };
}

/** A part of an answer is none yet. @param {Page} page @param {Sitting} sitting @param {string} id */
function answered({ data }, sitting, id) {
  const [item, response] = [data.items[id], sitting.answers[id]];
  return Boolean(response?.length) && (item?.kind !== "matching" || response?.length === item.options.length);
}
