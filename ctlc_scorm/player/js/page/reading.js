/** A page is read when its end comes into view, or when the learner goes on. What the learner does keeps the clock running. */

import { all, one } from "./dom.js";

/** @typedef {import("../course/session.js").Session} Session */

const EVENTS = ["input", "scroll", "focusin", "pointerdown", "pointermove", "keydown"];
const APART = 1000;

/** @param {Session} session */
export function mountReading(session) {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const id = /** @type {HTMLElement|null} */ (target.closest(".page.current"))?.dataset.page;
      if (isIntersecting && id) session.read(id);
    }
  });
  for (const next of all("[data-next]")) {
    next.addEventListener("click", () => session.read(/** @type {HTMLElement} */ (next.closest(".page")).dataset.page ?? ""));
  }
  return {
    /** @param {HTMLElement} section */
    turn(section) {
      seen.disconnect();
      const end = one(".turn", section);
      if (end && section.dataset.page) seen.observe(end);
    },
  };
}

/** @param {Session} session */
export function mountActivity(session) {
  let last = 0;
  const act = () => {
    if (Date.now() - last < APART) return;
    last = Date.now();
    session.activity();
  };
  for (const name of EVENTS) addEventListener(name, act, { passive: true, capture: true });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? session.hide() : session.show()));
  addEventListener("pagehide", (event) => session.leave(event.persisted));
  addEventListener("pageshow", (event) => event.persisted && session.show());
}
