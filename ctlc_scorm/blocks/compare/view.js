/** Compare: the models are shown when the learner asks for them. (The field is mounted as a reflection's.) */

import { one } from "../../player/js/page/dom.js";

/** @param {HTMLElement} element */
function mount(element) {
  const button = one("[data-compare]", element);
  button?.addEventListener("click", () => {
    const open = one(".models", element)?.classList.toggle("shown");
    button.setAttribute("aria-expanded", String(open));
  });
}

/** @type {import("../../player/js/page/ask.js").View} */
export default { selector: ".compare", private: true, mount };
