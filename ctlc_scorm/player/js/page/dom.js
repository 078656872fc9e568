/** The few things that are done to the document again and again. */

/** @param {string} selector @param {ParentNode} [root] @returns {HTMLElement|null} */
export const one = (selector, root = document) => root.querySelector(selector);

/** @param {string} selector @param {ParentNode} [root] @returns {HTMLElement[]} */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)].map((element) => /** @type {HTMLElement} */ (element));

/** @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {(Node|string)[]} children @returns {HTMLElementTagNameMap[Tag]} */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {string} ref @param {string} words */
export const link = (ref, words) => make("a", { href: `#${ref}` }, words);

/** @param {HTMLElement|null} element @param {boolean} shown */
export function show(element, shown) {
  if (element) element.hidden = !shown;
}

/** Text that is the same is not written again, or it would be announced again. @param {HTMLElement|null} element @param {string} words */
export function write(element, words) {
  if (element && element.textContent !== words) element.textContent = words;
}

/** @param {HTMLElement|null} element what gets the focus without being a control */
export function focus(element) {
  if (!element) return;
  if (!element.hasAttribute("tabindex") && !element.matches("a, button, input, select, textarea, summary")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** @param {string} words read out, not shown */
export const say = (words) => write(one("#say"), words);

/** Runs once for all calls before the next frame, when that is painted; in a window that nobody sees, soon. @param {() => void} run */
export function afterPaint(run) {
  let waiting = false;
  const now = () => {
    if (waiting) run();
    waiting = false;
  };
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => setTimeout(now));
    setTimeout(now, 250);
  };
}

/** Runs at most once in so many ms, the last call included. @param {() => void} run @param {number} ms */
export function calm(run, ms) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, ms);
  };
}
