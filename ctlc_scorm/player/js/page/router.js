/** One section at a time: the address chooses it; going back finds the place where one was. */

import { calm, focus, one } from "./dom.js";

const SCROLL_REST = 120;

/** @param {(section: HTMLElement) => void} onTurn is told of every section that is shown */
export function createRouter(onTurn) {
  const base = document.title;
  let shown = location.hash;
  let current = one(".page.current");

  /** @param {string} hash @returns {HTMLElement|null} */
  const named = (hash) => document.getElementById(decoded(hash.slice(1)));

  /** @param {HTMLElement} section */
  function turn(section) {
    current?.classList.remove("current");
    section.classList.add("current");
    current = section;
    document.documentElement.dataset.at = section.id;
    const title = one("h1", section)?.textContent ?? "";
    document.title = section.id === "home" ? base : `${title} – ${base}`;
    onTurn(section);
  }

  /** @param {boolean} first nothing is focused when the document opens */
  function follow(first) {
    const target = named(location.hash) ?? one("#home");
    const section = /** @type {HTMLElement|null} */ (target?.closest(".page") ?? null);
    if (!target || !section) return;
    shown = location.hash;
    turn(section);
    if (first && target === section) return;
    const inside = target !== section;
    focus(inside ? target : one("h1", section));
    const kept = history.state?.y;
    if (typeof kept === "number") scrollTo(0, kept);
    else if (inside) target.scrollIntoView();
    else scrollTo(0, 0);
  }

  /** The place in the page goes into the history; where there is none, only going back to it is lost. */
  function keep() {
    if (shown !== location.hash) return;
    try {
      history.replaceState({ y: scrollY }, "");
    } catch {
      return;
    }
  }

  function skip(/** @type {Event} */ event) {
    event.preventDefault();
    const heading = one(".page.current h1");
    focus(heading);
    heading?.scrollIntoView();
  }

  return {
    start() {
      history.scrollRestoration = "manual";
      addEventListener("hashchange", () => follow(false));
      addEventListener("scroll", calm(keep, SCROLL_REST), { passive: true });
      one(".skip")?.addEventListener("click", skip);
      follow(true);
    },
    /** @param {string} ref */
    go(ref) {
      if (location.hash === `#${ref}`) follow(false);
      else location.hash = ref;
    },
    /** Goes there without a step in the history. @param {string} ref */
    resume: (ref) => location.replace(`#${ref}`),
  };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
