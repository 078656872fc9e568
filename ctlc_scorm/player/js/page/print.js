/** Print: the page that is shown, or the whole module. */

import { all, one } from "./dom.js";

export function mountPrint() {
  one("[data-print]")?.addEventListener("click", () => {
    const module = one(".page.current")?.dataset.of;
    for (const section of all(module ? `[data-of="${module}"]` : ".page.current")) section.classList.add("printed");
    print();
  });
  addEventListener("afterprint", () => all(".printed").forEach((section) => section.classList.remove("printed")));
}
