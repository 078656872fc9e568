/** Tabs: arrows move, Enter or Space shows. A link to a place inside a tab shows it first. */

import { make, one } from "../../player/js/page/dom.js";
import { reached } from "./keys.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

let made = 0;

/** @type {View["mount"]} */
function mount(element) {
  const panels = [...element.children].filter((child) => child.matches(".tab"));
  const list = make("div", { role: "tablist", class: "tablist", "aria-label": element.dataset.label ?? "" });
  const tabs = panels.map(pair);

  /** @param {Element} panel */
  function pair(panel) {
    const name = `tabs-${++made}`;
    const tab = make("button", { type: "button", role: "tab", id: name, "aria-controls": `${name}-part` }, one(".tab-title", panel)?.textContent ?? "");
    for (const [key, value] of Object.entries({ id: `${name}-part`, role: "tabpanel", "aria-labelledby": name, tabindex: "0" })) panel.setAttribute(key, value);
    return tab;
  }

  /** @param {number} at */
  function show(at) {
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === at));
      tab.tabIndex = i === at ? 0 : -1;
      panels[i]?.classList.toggle("shown", i === at);
    });
  }

  /** The tab that holds the place in the address. */
  function sought() {
    const target = document.getElementById(location.hash.slice(1));
    return panels.findIndex((panel) => target && panel.contains(target));
  }

  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => show(i));
    tab.addEventListener("keydown", (event) => {
      const to = reached(event.key, i, tabs.length, getComputedStyle(element).direction === "rtl");
      if (to < 0) return;
      event.preventDefault();
      tabs[to]?.focus();
    });
  });
  // Before the router looks for the place.
  addEventListener("hashchange", () => sought() >= 0 && show(sought()), true);
  list.append(...tabs);
  element.prepend(list);
  element.classList.add("ready");
  show(Math.max(0, sought()));
}

/** @type {View} */
export default { selector: ".tabs", mount };
