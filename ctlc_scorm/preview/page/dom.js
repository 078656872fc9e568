/** Elements by id, elements anew, and words for the status line. */

/** @param {string} id @returns {HTMLElement} */
export const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} css @returns {HTMLElement[]} */
export const all = (css) => [...document.querySelectorAll(css)].map((one) => /** @type {HTMLElement} */ (one));

/** @param {string} tag @param {Record<string, string>} [attributes] @param {...(Node | string)} inner */
export function make(tag, attributes = {}, ...inner) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inner);
  return element;
}

/** Says what has just happened. @param {string} text */
export const say = (text) => void (part("said").textContent = text);

/** A button that copies. @param {string} name @param {string} label @param {() => string} text */
export function copier(name, label, text) {
  const button = make("button", { type: "button", class: "quiet", "aria-label": label }, name);
  button.addEventListener("click", () => void copy(text()));
  return button;
}

/** @param {string} text */
export async function copy(text) {
  await navigator.clipboard.writeText(text).then(
    () => say("Copied."),
    () => say("The browser did not let this page copy."),
  );
}

/** @param {number} n */
export const grouped = (n) => n.toLocaleString("en");
