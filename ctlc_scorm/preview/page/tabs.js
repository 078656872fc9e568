/** Two panes, one at a time; arrows go from tab to tab. */

import { all, part } from "./dom.js";

/** @param {HTMLElement} chosen */
function choose(chosen) {
  for (const tab of all("[role=tab]")) {
    const on = tab === chosen;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    part(tab.getAttribute("aria-controls") ?? "").hidden = !on;
  }
}

export function createTabs() {
  const tabs = all("[role=tab]");
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      const next = step && tabs[(at + step + tabs.length) % tabs.length];
      if (!next) return;
      choose(next);
      next.focus();
    });
  });
  return {
    /** @param {string} id */
    open(id) {
      choose(part(id));
      part(id).focus();
    },
  };
}
