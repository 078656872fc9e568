/** Sure: a choice, and how sure the learner is of it. Only the choice goes to the session; the reply weighs both. */

import { focus, one, write, all } from "../../player/js/page/dom.js";
import { mountRows } from "../../player/js/page/rows.js";
import { _ } from "../../player/js/page/words.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

/** @type {View["mount"]} */
function mount(element, session, page) {
  const levels = all(".sureness input", element).map((input) => /** @type {HTMLInputElement} */ (input));
  const result = one("[data-result]", element);
  const level = () => levels.findIndex((input) => input.checked);

  /** Before the choice is judged: both are asked for. */
  element.addEventListener(
    "submit",
    (event) => {
      if (!levels.length || level() >= 0 || !one("[data-option] :checked", element)) return;
      event.preventDefault();
      event.stopPropagation();
      write(result, _("Say how sure you are first."));
      focus(levels[0] ?? null);
    },
    { capture: true },
  );
  mountRows(element, session, page);
  element.addEventListener("submit", () => {
    if (element.dataset.verdict) write(result, reply(element.dataset.verdict === "right", level()));
  });
  one("[data-again]", element)?.addEventListener("click", () => levels.forEach((input) => (input.checked = false)));
}

/** @param {boolean} right @param {number} level 0 a guess, 1 fairly sure, 2 certain */
function reply(right, level) {
  return right
    ? [
        _("A good guess: that is right. Read why, so that next time you know it."),
        _("You were fairly sure, and that is right. Read why, to be certain."),
        _("You were certain, and that is right. You can rely on this."),
      ][level] ?? ""
    : [
        _("Not this one. You took it for a guess, so you know where there is more to learn: the reason stands with your answer."),
        _("Not this one. You were fairly sure, so the reason is worth a second look: it stands with your answer."),
        _("Not this one. You were certain, and that is good to find out here: what we are certain of, we act on. The reason stands with your answer."),
      ][level] ?? "";
}

/** @type {View} */
export default { selector: '.ask[data-kind="sure"]', mount };
