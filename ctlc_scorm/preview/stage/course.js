/** The course's window, as far as this page may look into it: it is of the same origin, unless an LMS sandboxes it. */

/** @typedef {import("./types.js").Progress} Progress */

/** @param {Window | null} window @returns {Document | null} none when it is closed to us or not there yet */
export function inside(window) {
  try {
    const found = window?.document ?? null;
    return found?.documentElement && found.body ? found : null;
  } catch {
    return null;
  }
}

/** @param {Document} document @returns {Progress | null} null until the course runs */
export function progressOf(document) {
  const whole = /** @type {HTMLProgressElement | null} */ (document.querySelector("#whole"));
  const at = document.documentElement.dataset["at"];
  if (!whole || !at || !document.documentElement.classList.contains("ready")) return null;
  const title = document.querySelector("section.page.current h1")?.textContent?.trim() ?? "";
  const saved = document.querySelector("#saved")?.textContent?.trim() ?? "";
  return { value: whole.max ? whole.value / whole.max : 0, at, title, saved };
}

/** A window that is killed has no last word: what it would still say goes nowhere. @param {Window | null} window */
export function silence(window) {
  if (!window || !inside(window)) return;
  const nothing = () => {};
  Object.assign(window, { fetch: () => new Promise(nothing) });
  Object.assign(window.navigator, { sendBeacon: () => false });
  try {
    Object.assign(Object.getPrototypeOf(window.localStorage), { setItem: nothing });
  } catch {
    // where storage is forbidden, nothing is kept anyway
  }
}

/** What is seen now, to be there again after the course has come back. @param {Window | null} window */
export function view(window) {
  const document = inside(window);
  const body = document && window?.getComputedStyle(document.body).backgroundColor;
  return { at: document?.documentElement.dataset["at"] ?? "", y: document ? (window?.scrollY ?? 0) : 0, paper: body ?? "" };
}
