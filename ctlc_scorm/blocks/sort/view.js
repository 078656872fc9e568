/** Sort: the selects hold the answer; the groups show it, and with a mouse things can be dragged into them. */

import { all, make, one, say } from "../../player/js/page/dom.js";
import { _ } from "../../player/js/page/words.js";
import { follow } from "../follow.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

const EDGE = 60;
const STEP = 12;

/** @type {View["mount"]} */
function mount(list, session) {
  const ask = /** @type {HTMLElement} */ (list.closest(".ask"));
  const selects = all("select", ask).map((select) => /** @type {HTMLSelectElement} */ (select));
  const bins = all("[data-bin]", list);
  const words = (/** @type {HTMLElement} */ select) => one("label", select.parentElement ?? ask)?.textContent ?? "";
  const order = [...(selects[0]?.options ?? [])].map((option) => option.value);
  list.append(...bins.sort((a, b) => order.indexOf(a.dataset.bin ?? "") - order.indexOf(b.dataset.bin ?? "")));

  function show() {
    for (const bin of bins) {
      const inside = selects.filter((select) => select.value === bin.dataset.bin);
      one("ul", bin)?.remove();
      if (inside.length) bin.append(make("ul", {}, ...inside.map(chip)));
    }
  }

  /** @param {HTMLSelectElement} select */
  function chip(select) {
    const { state = "" } = /** @type {HTMLElement} */ (select.closest(".row")).dataset;
    return make("li", { class: "chip", "data-grip": select.dataset.stem ?? "", "data-state": state }, words(select));
  }

  /** @param {HTMLSelectElement} select @param {HTMLElement} bin */
  function drop(select, bin) {
    select.value = bin.dataset.bin ?? "";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    say(_("%(item)s: now in %(group)s", { item: words(select), group: one("b", bin)?.textContent ?? "" }));
  }

  follow(ask, session, show);
  ask.addEventListener("pointerdown", (event) => {
    const grip = /** @type {HTMLElement} */ (event.target).closest("[data-grip]");
    const select = selects.find(({ dataset }) => dataset.stem === /** @type {HTMLElement|null} */ (grip)?.dataset.grip);
    if (!grip || !select || select.disabled || event.button || event.pointerType === "touch") return;
    event.preventDefault();
    drag(/** @type {HTMLElement} */ (grip.closest(".chip, .row")), event, bins, (bin) => drop(select, bin));
  });
}

/** @param {HTMLElement} piece what is dragged @param {PointerEvent} start @param {HTMLElement[]} bins @param {(bin: HTMLElement) => void} drop */
function drag(piece, start, bins, drop) {
  const end = new AbortController();
  const { signal } = end;
  const top = start.clientY + scrollY;
  const under = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const found = document.elementFromPoint(clientX, clientY)?.closest("[data-bin]");
    return bins.find((bin) => bin === found);
  };

  /** @param {PointerEvent} event */
  function move(event) {
    if (event.clientY < EDGE) scrollBy(0, -STEP);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
    piece.style.setProperty("translate", `${event.clientX - start.clientX}px ${event.clientY + scrollY - top}px`);
    for (const bin of bins) bin.classList.toggle("over", bin === under(event));
  }

  function stop() {
    end.abort();
    piece.classList.remove("dragged");
    piece.style.removeProperty("translate");
    for (const bin of bins) bin.classList.remove("over");
  }

  piece.classList.add("dragged");
  addEventListener("pointermove", move, { signal });
  addEventListener("pointercancel", stop, { signal });
  addEventListener("keydown", (event) => event.key === "Escape" && stop(), { signal });
  addEventListener(
    "pointerup",
    (event) => {
      const bin = under(event);
      stop();
      if (bin) drop(bin);
    },
    { signal },
  );
}

/** @type {View} */
export default { selector: ".bins", mount };
