/** Glossary terms: a press shows the definition beside the words, another press, Escape or a press elsewhere takes it away. */

import { make, one } from "./dom.js";
import { _ } from "./words.js";

export function mountTerms() {
  /** @type {{button: HTMLElement, box: HTMLElement}|null} */
  let open = null;

  function close() {
    open?.box.remove();
    open?.button.setAttribute("aria-expanded", "false");
    open = null;
  }

  /** @param {HTMLElement} button */
  function show(button) {
    const box = definition(button.dataset.term ?? "");
    if (!box) return;
    place(button, box);
    button.setAttribute("aria-expanded", "true");
    open = { button, box };
  }

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement|null} */ (target.closest(".term"));
    const again = button !== null && button === open?.button;
    if (open && !open.box.contains(target)) close();
    if (button && !again) show(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    open.button.focus();
    close();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (open && target !== open.button && !open.box.contains(/** @type {Node} */ (target))) close();
  });
  addEventListener("hashchange", close);
}

/** @param {string} id */
function definition(id) {
  const entry = one(`#term-${id}`);
  if (!entry) return null;
  return make(
    "span",
    { class: "gloss", role: "note" },
    make("b", {}, entry.textContent ?? ""),
    make("span", {}, entry.nextElementSibling?.textContent ?? ""),
    make("a", { href: `#term-${id}` }, _("In the glossary")),
  );
}

/** Below the line of the words; where it would cover what can be pressed or would be cut off, below the whole part. @param {HTMLElement} button @param {HTMLElement} box */
function place(button, box) {
  const part = button.closest(".table, legend, label, summary");
  if (part) {
    box.classList.add("flat");
    part.after(box);
    return;
  }
  button.closest("p, li, dd, dt, figcaption, blockquote, h2, h3")?.classList.add("has-gloss");
  button.after(box);
}
