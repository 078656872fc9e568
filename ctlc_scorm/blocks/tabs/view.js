/** Tabs: arrows move, Enter or Space shows. A link to a place inside a tab shows it first. */

import { focus, make, one } from "../../player/js/page/dom.js";
import { reached } from "./keys.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

let made = 0;

/** @type {View["mount"]} */
function mount(element) {
  const panels = [...element.children].filter((child) => child.matches(".tab"));
  const list = make("div", { role: "tablist", class: "tablist", "aria-label": element.dataset.label ?? "" });
  const tabs = panels.map(pair);
  let shown = 0;

  /** @param {Element} panel */
  function pair(panel) {
    const name = `tabs-${++made}`;
    const tab = make("button", { type: "button", role: "tab", id: name, "aria-controls": `${name}-part` }, one(".tab-title", panel)?.textContent ?? "");
    for (const [key, value] of Object.entries({ id: `${name}-part`, role: "tabpanel", "aria-labelledby": name, tabindex: "0" })) panel.setAttribute(key, value);
    return tab;
  }

  /** @param {number} at which of them the Tab key reaches */
  const rove = (at) => tabs.forEach((tab, i) => (tab.tabIndex = i === at ? 0 : -1));

  /** @param {number} at */
  function show(at) {
    shown = at;
    tabs.forEach((tab, i) => tab.setAttribute("aria-selected", String(i === at)));
    panels.forEach((panel, i) => panel.classList.toggle("shown", i === at));
    rove(at);
  }

  /** A place inside a hidden part is looked for by its address. */
  function seek() {
    const target = one(":target");
    const at = panels.findIndex((panel) => panel.contains(target));
    if (!target || at < 0 || at === shown) return;
    show(at);
    focus(target);
    target.scrollIntoView();
  }

  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => show(i));
    tab.addEventListener("keydown", (event) => {
      const to = reached(event.key, i, tabs.length, getComputedStyle(element).direction === "rtl");
      if (to < 0) return;
      event.preventDefault();
      rove(to);
      tabs[to]?.focus();
    });
  });
  list.addEventListener("focusout", ({ relatedTarget }) => list.contains(/** @type {Node|null} */ (relatedTarget)) || rove(shown));
  addEventListener("hashchange", seek);
  list.append(...tabs);
  element.prepend(list);
  element.classList.add("ready");
  show(0);
  seek();
}

/** @type {View} */
export default { selector: ".tabs", mount };
