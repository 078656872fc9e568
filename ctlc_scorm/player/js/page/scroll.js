/** Tables and code that are wider than their room: the keyboard can scroll them, and stops at no other. */

import { all } from "./dom.js";

export function mountScroll() {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const part of all(".table, pre")) sizes.observe(part);
}
