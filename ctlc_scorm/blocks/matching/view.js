/** Matching: one select for each stem. */

import { idOf, mark, mountAsk, orderOf } from "../../player/js/page/ask.js";
import { all, one } from "../../player/js/page/dom.js";
import { _ } from "../../player/js/page/words.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

/** @type {View["mount"]} */
function mount(element, session, page) {
  const correct = page.data.items[idOf(element)]?.correct[0] ?? [];
  const selects = all("select", element).map((select) => /** @type {HTMLSelectElement} */ (select));
  selects.forEach((select) => arrange(select, orderOf(element, session)));

  const pairOf = (/** @type {HTMLSelectElement} */ select) => `${select.dataset.stem}.${select.value}`;
  const rowOf = (/** @type {HTMLElement} */ select) => /** @type {HTMLElement} */ (select.closest(".row"));

  mountAsk(element, session, page, {
    missing: _("Choose an answer for every line first."),
    read(partly) {
      const chosen = selects.filter((select) => select.value);
      return chosen.length === selects.length || (partly && chosen.length) ? chosen.map(pairOf) : null;
    },
    write(response) {
      for (const select of selects) select.value = response.find((pair) => pair.startsWith(`${select.dataset.stem}.`))?.slice(2) ?? "";
    },
    show(_response, how) {
      let found = 0;
      for (const select of selects) {
        const right = correct.includes(pairOf(select));
        found += Number(right);
        mark(rowOf(select), right ? "right" : "wrong", right ? _("Right") : how !== "own" ? answer(rowOf(select)) : _("Not this one"));
      }
      return { found, all: selects.length, extra: 0 };
    },
    hide: () => selects.forEach((select) => mark(rowOf(select), "", "")),
    retry() {
      for (const select of selects) if (!correct.includes(pairOf(select))) select.value = "";
    },
  });
}

/** @param {HTMLElement} row */
const answer = (row) => _("It goes with: %(answer)s", { answer: one(".answer", row)?.textContent ?? "" });

/** @param {HTMLSelectElement} select @param {string[]} order */
function arrange(select, order) {
  const options = new Map([...select.options].map((option) => [option.value, option]));
  select.append(...order.flatMap((id) => options.get(id) ?? []));
}

/** @type {View} */
export default { selector: '.ask[data-kind="matching"]', mount };
