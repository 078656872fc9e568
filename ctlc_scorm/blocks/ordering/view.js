/** Ordering: steps are moved by buttons; every move is announced. */

import { idOf, mark, mountAsk, orderOf } from "../../player/js/page/ask.js";
import { all, one, say } from "../../player/js/page/dom.js";
import { _ } from "../../player/js/page/words.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

/** @type {View["mount"]} */
function mount(element, session, page) {
  const correct = page.data.items[idOf(element)]?.correct[0] ?? [];
  const list = /** @type {HTMLElement} */ (one(".steps", element));
  const steps = () => all("[data-step]", list);
  const ids = () => steps().map((step) => step.dataset.step ?? "");
  let touched = element.dataset.mode !== "exam";
  arrange(orderOf(element, session));

  /** @param {string[]} order */
  function arrange(order) {
    list.append(...order.flatMap((id) => one(`[data-step="${id}"]`, list) ?? []));
    edges();
  }

  function edges() {
    const now = steps();
    now.forEach((step, i) => {
      one('[data-move="up"]', step)?.setAttribute("aria-disabled", String(i === 0));
      one('[data-move="down"]', step)?.setAttribute("aria-disabled", String(i === now.length - 1));
    });
  }

  /** @param {HTMLElement} button */
  function move(button) {
    const step = /** @type {HTMLElement} */ (button.closest("[data-step]"));
    const up = button.dataset.move === "up";
    const other = up ? step.previousElementSibling : step.nextElementSibling;
    if (!other) return;
    if (up) other.before(step);
    else other.after(step);
    edges();
    button.focus();
    say(_("%(step)s: now in place %(n)s of %(all)s", { step: one(".step > span", step)?.textContent ?? "", n: ids().indexOf(step.dataset.step ?? "") + 1, all: ids().length }));
    changed();
  }

  function changed() {
    touched = true;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  for (const button of all("[data-move]", list)) button.addEventListener("click", () => move(button));
  one("[data-keep]", element)?.addEventListener("click", changed);

  mountAsk(element, session, page, {
    missing: "",
    read: () => (touched ? ids() : null),
    write: (response) => response.length && arrange(response),
    show(response, how) {
      const right = correct.every((id, i) => id === response[i]);
      steps().forEach((step) => {
        const at = correct.indexOf(step.dataset.step ?? "");
        const placed = response[at] === step.dataset.step;
        const word = how === "own" && !right ? _("Not here yet") : _("Belongs in place %(n)s", { n: at + 1 });
        mark(step, placed ? "right" : "wrong", placed ? _("In place") : word);
      });
      return { found: correct.filter((id, i) => id === response[i]).length, all: correct.length, extra: 0 };
    },
    hide: () => steps().forEach((step) => mark(step, "", "")),
    retry: () => {},
  });
}

/** @type {View} */
export default { selector: '.ask[data-kind="sequencing"]', mount };
