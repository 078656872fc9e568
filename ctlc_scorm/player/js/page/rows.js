/** Options as rows: choice, true or false, likert. */

import { all, one } from "./dom.js";
import { idOf, mark, mountAsk, orderOf } from "./ask.js";
import { _ } from "./words.js";

/** @typedef {import("./ask.js").Control} Control @typedef {import("./ask.js").View} View @typedef {import("../types.js").Response} Response */

/** @type {View["mount"]} */
export function mountRows(element, session, page) {
  const item = page.data.items[idOf(element)];
  const rows = all("[data-option]", element);
  const inputs = rows.map((row) => /** @type {HTMLInputElement} */ (one("input", row)));
  const correct = item?.correct[0] ?? [];
  arrange(rows, orderOf(element, session));

  /** @type {Control} */
  const control = {
    missing: item?.many ? _("Choose at least one answer first.") : _("Choose an answer first."),
    read() {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value).sort();
      return chosen.length ? chosen : null;
    },
    write: (response) => inputs.forEach((input) => (input.checked = response.includes(input.value))),
    show(response, how) {
      for (const row of rows) reveal(row, response, correct, how);
      const found = response.filter((id) => correct.includes(id)).length;
      return { found, all: correct.length, extra: response.length - found };
    },
    hide: () => rows.forEach((row) => mark(row, "", "")),
    retry: () => inputs.forEach((input) => (input.checked = false)),
  };
  mountAsk(element, session, page, control);
}

/** @param {HTMLElement[]} rows @param {string[]} order true-false keeps its own */
function arrange(rows, order) {
  const byId = new Map(rows.map((row) => [row.dataset.option ?? "", row]));
  const sorted = order.flatMap((id) => byId.get(id) ?? []);
  if (sorted.length === rows.length) rows[0]?.parentElement?.append(...sorted);
}

/** @param {HTMLElement} row @param {Response} response @param {Response} correct @param {import("./ask.js").Depth} how */
function reveal(row, response, correct, how) {
  const id = row.dataset.option ?? "";
  const [chosen, right] = [response.includes(id), correct.includes(id)];
  if (!correct.length) mark(row, "", chosen ? _("Feedback") : "");
  else if (chosen) mark(row, right ? "right" : "wrong", right ? _("Right") : _("Not this one"));
  else if (right && how !== "own") mark(row, "missed", _("Right, not chosen"));
  else mark(row, "", how === "every" ? _("Not this one") : "");
}
