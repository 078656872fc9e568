/** Hotspots: a number in the picture does what its line in the list does: it chooses, or it discloses. */

import { all, focus, one } from "../../player/js/page/dom.js";
import { follow } from "../follow.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

/** @type {View["mount"]} */
function mount(picture, session) {
  const block = /** @type {HTMLElement} */ (picture.closest(".ask"));
  for (const button of all("[data-spot]", picture)) {
    const line = /** @type {HTMLElement} */ (one(`[data-option="${button.dataset.spot}"]`, block));
    const box = /** @type {HTMLInputElement|null} */ (one("input", line));
    for (const side of ["x", "y"]) button.style.setProperty(`--${side}`, `${button.dataset[side]}%`);
    button.hidden = false;
    if (box) choosing(button, line, box);
    else button.addEventListener("click", () => disclose(/** @type {HTMLDetailsElement} */ (line)));
  }

  /** @param {HTMLElement} button @param {HTMLElement} line @param {HTMLInputElement} box */
  function choosing(button, line, box) {
    button.addEventListener("click", () => {
      box.checked = !box.checked;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    follow(block, session, () => {
      button.setAttribute("aria-pressed", String(box.checked));
      button.setAttribute("data-state", line.dataset.state ?? "");
      /** @type {HTMLButtonElement} */ (button).disabled = box.disabled;
    });
  }
}

/** @param {HTMLDetailsElement} line */
function disclose(line) {
  line.open = true;
  focus(one("summary", line));
  line.scrollIntoView({ block: "nearest" });
}

/** @type {View} */
export default { selector: ".spots", mount };
