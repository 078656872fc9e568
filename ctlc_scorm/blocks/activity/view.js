/** Activity: done away from the screen; the learner says so. */

import { idOf } from "../../player/js/page/ask.js";
import { one, write } from "../../player/js/page/dom.js";
import { _ } from "../../player/js/page/words.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

/** @type {View["mount"]} */
function mount(element, session) {
  const box = /** @type {HTMLInputElement|null} */ (one("[data-attest]", element));
  const result = one("[data-result]", element);
  if (!box) return;
  box.checked = Boolean(session.state.items[idOf(element)]?.tries);
  if (box.checked) write(result, _("Noted as done."));
  box.addEventListener("change", () => {
    if (box.checked && !session.state.items[idOf(element)]?.tries) session.attest(idOf(element));
    write(result, box.checked ? _("Noted as done.") : _("It stays noted as done."));
    box.checked = true;
  });
}

/** @type {View} */
export default { selector: ".ask.activity", mount };
