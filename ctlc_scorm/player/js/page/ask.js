/** What all questions share: check, feedback, another try; in the final, an answer that is kept at once; in its review, none of these. */

import { judge } from "../course/judge.js";
import { all, focus, make, one, show, write } from "./dom.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").Response} Response @typedef {import("../types.js").Item} Item
 * @typedef {import("../course/session.js").Session} Session
 * @typedef {{found: number, all: number, extra: number}} Share how many parts are right, of how many, and what was chosen besides
 * @typedef {"own"|"key"|"every"} Depth feedback of the response, with that of the right answer, of all
 * @typedef {{data: CourseData}} Page
 * @typedef {{selector: string, private?: boolean, mount: (element: HTMLElement, session: Session, page: Page) => void}} View
 *
 * @typedef {object} Control one kind of question
 * @property {string} missing what to say when there is no answer yet
 * @property {(partly: boolean) => Response|null} read null when there is no answer; `partly`: a part of one will do
 * @property {(response: Response) => void} write
 * @property {(response: Response, how: Depth) => Share} show the feedback
 * @property {() => void} hide takes the feedback away
 * @property {() => void} retry makes ready for another try
 */

/** @param {HTMLElement} element */
export const idOf = (element) => element.dataset.item ?? "";

/** @param {HTMLElement} element @param {Session} session options as they are shown */
export const orderOf = (element, session) =>
  session.order(idOf(element), element.dataset.mode === "review" ? session.final.last?.seed : undefined);

/** @param {HTMLElement} element @param {Session} session @param {Page} page @param {Control} control */
export function mountAsk(element, session, page, control) {
  const item = page.data.items[idOf(element)];
  if (!item) return;
  one("form", element)?.addEventListener("submit", (event) => event.preventDefault());
  if (element.dataset.mode === "exam") exam(element, session, control);
  else if (element.dataset.mode === "review") review(element, session, control);
  else practice(element, session, item, control);
}

/** @param {HTMLElement} element @param {Session} session @param {Control} control */
function exam(element, session, control) {
  const id = idOf(element);
  const sitting = session.final.current;
  const answer = sitting?.answers[id];
  if (answer) control.write(answer);
  element.addEventListener("change", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.matches("[data-flag]")) session.final.flag(id);
    else session.final.respond(id, control.read(true) ?? []);
  });
  const flag = /** @type {HTMLInputElement|null} */ (one("[data-flag]", element));
  if (flag) flag.checked = sitting?.flags.includes(id) ?? false;
}

/** @param {HTMLElement} element @param {Session} session @param {Control} control */
function review(element, session, control) {
  const response = session.final.last?.answers[idOf(element)] ?? [];
  const reveal = make("button", { type: "button", class: "btn quiet" }, _("Show every reason"));
  control.write(response);
  control.show(response, "key");
  for (const input of element.querySelectorAll("input, select")) /** @type {HTMLInputElement} */ (input).disabled = true;
  for (const part of all(".moves, [data-keep]", element)) part.remove();
  one(".acts", element)?.replaceChildren(reveal);
  reveal.hidden = !all(".why:not(.shown)", element).length || element.matches('[data-kind="fill-in"], [data-kind="numeric"]');
  reveal.addEventListener("click", () => {
    control.show(response, "every");
    focus(one(".row", element));
    reveal.remove();
  });
}

/** @param {HTMLElement} element @param {Session} session @param {Item} item @param {Control} control */
function practice(element, session, item, control) {
  const id = idOf(element);
  const [result, check, again, reveal] = ["[data-result]", "[data-check]", "[data-again]", "[data-reveal]"].map((name) => one(name, element));
  /** @type {Response} */
  let given = [];

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
    if (!before?.tries || given.length || control.read(true)?.length) return;
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

/** Shows a feedback with its word, or hides it (no word). @param {HTMLElement|null} box what holds the feedback
 * @param {""|"right"|"wrong"|"missed"} state @param {string} word */
export function mark(box, state, word) {
  if (!box) return;
  if (state) box.dataset.state = state;
  else delete box.dataset.state;
  const why = box.matches(".why") ? box : one(".why", box);
  why?.classList.toggle("shown", word !== "");
  if (word) write(one(".tag", why ?? box), word);
}
