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

/** Pages that are done by the course's own outline; a page may be done in another way. @param {Document} document */
function pages(document) {
  const links = [...document.querySelectorAll("#outline [data-module] a[data-to]")];
  /** @type {boolean[]} */
  const done = [];
  for (const link of links) {
    const is = link.classList.contains("done");
    if (!link.closest(".other")) done.push(is);
    else if (is) done[done.length - 1] = true;
  }
  return { done: done.filter(Boolean).length, of: done.length };
}

/** @param {Document} document @returns {Progress | null} null until the course runs */
export function progressOf(document) {
  const at = document.documentElement.dataset["at"];
  if (!at || !document.documentElement.classList.contains("ready")) return null;
  const title = document.querySelector("section.page.current h1")?.textContent?.trim() ?? "";
  const saved = document.querySelector("#saved")?.textContent?.trim() ?? "";
  return { ...pages(document), at, title, saved };
}

/** The colours that the panel asks for, whatever the learner prefers; the record knows nothing of it. @param {Window | null} window @param {string} theme */
export function colour(window, theme) {
  const root = inside(window)?.documentElement;
  if (root) root.style.colorScheme = theme === "system" ? "" : theme;
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
