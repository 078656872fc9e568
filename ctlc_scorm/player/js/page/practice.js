/** A question in a page: check, feedback, another try; any answer counts. */

import { judge } from "../course/judge.js";
import { focus, one, show, write } from "./dom.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Response} Response @typedef {import("../types.js").Item} Item @typedef {import("../course/session.js").Session} Session
 * @typedef {import("./ask.js").Control} Control @typedef {import("./ask.js").Share} Share */

/** @param {HTMLElement} element @param {Session} session @param {Item} item @param {Control} control */
export function practice(element, session, item, control) {
  const id = element.dataset.item ?? "";
  const [result, check, again, reveal] = ["[data-result]", "[data-check]", "[data-again]", "[data-reveal]"].map((name) => one(name, element));
  /** @type {Response} */
  let given = [];
  let begun = false;

  /** @param {boolean} answered @param {boolean} right @param {number} tries */
  function buttons(answered, right, tries) {
    show(check ?? null, !answered);
    show(again ?? null, answered);
    write(again ?? null, right ? _("Answer again") : _("Try again"));
    show(reveal ?? null, answered && item.correct.length > 0 && (right || tries > 1) && Boolean(one(".why:not(.shown)", element)));
  }

  /** @param {Response} response @param {boolean} right @param {number} tries */
  function present(response, right, tries) {
    given = response;
    const share = control.show(response, "own");
    write(result ?? null, verdict(item, right, share));
    element.dataset.verdict = !item.correct.length ? "noted" : right ? "right" : share.found ? "partly" : "wrong";
    buttons(true, right, tries);
  }

  function clear() {
    begun = true;
    if (!given.length) return;
    given = [];
    control.hide();
    write(result ?? null, "");
    delete element.dataset.verdict;
    buttons(false, false, 0);
  }

  one("form", element)?.addEventListener("submit", () => {
    const response = control.read(false);
    if (!response) {
      write(result ?? null, control.missing);
      focus(one("input, select, [data-move]", element));
      return;
    }
    const { right, tries } = session.answer(id, response);
    present(response, right, tries);
    focus(result ?? null);
    result?.scrollIntoView({ block: "nearest" });
  });
  for (const name of ["input", "change"]) element.addEventListener(name, clear);
  again?.addEventListener("click", () => {
    clear();
    control.retry();
    focus(one("input, select, [data-move]", element));
  });
  reveal?.addEventListener("click", () => {
    control.show(given, "every");
    show(reveal, false);
    focus(result ?? null);
  });

  /** What was answered before; it may come only after the learner has begun here. */
  function restore() {
    const before = session.state.items[id];
    if (!before?.tries || given.length || begun) return;
    if (!before.last) return write(result ?? null, _("You have answered this before. You may answer again."));
    control.write(before.last);
    present(before.last, judge(item, before.last).right, before.tries);
  }

  restore();
  session.on("connected", restore);
}

/** @param {Item} item @param {boolean} right @param {Share} share */
function verdict(item, right, { found, all: total, extra }) {
  if (!item.correct.length) return _("Noted. There is no right or wrong here.");
  if (right) return _("That is right.");
  if (item.many && found) return extra ? _("Partly right. Found: %(n)s of %(all)s. Chosen, but not fitting: %(extra)s.", { n: found, all: total, extra }) : _("Partly right. Found: %(n)s of %(all)s.", { n: found, all: total });
  if (total > 1 && found) return _("Partly right. In place: %(n)s of %(all)s.", { n: found, all: total });
  return _("Not this time. The reason stands with your answer. You may try again, or go on.");
}
