/** A question of the final: in the attempt an answer is kept at once, in the review it stands with its reasons. */

import { all, focus, make, one } from "./dom.js";
import { _ } from "./words.js";

/** @typedef {import("../course/session.js").Session} Session @typedef {import("./ask.js").Control} Control */

/** @param {HTMLElement} element @param {Session} session @param {Control} control */
export function exam(element, session, control) {
  const id = element.dataset.item ?? "";
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
export function review(element, session, control) {
  const response = session.final.last?.answers[element.dataset.item ?? ""] ?? [];
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
