/** One line of text as an answer: fill-in and numeric. The compiler gives the feedback of each foreseen answer. */

import { judge, toNumber } from "../course/judge.js";
import { idOf, mark, mountAsk } from "./ask.js";
import { all, one } from "./dom.js";
import { _ } from "./words.js";

/** @typedef {import("./ask.js").View} View @typedef {import("../types.js").Item} Item @typedef {import("../types.js").Response} Response */

/** @type {View["mount"]} */
export function mountText(element, session, page) {
  const item = page.data.items[idOf(element)];
  const input = /** @type {HTMLInputElement|null} */ (one('input[type="text"]', element));
  const boxes = all("[data-feedback]", element);
  if (!item || !input) return;
  const number = item.kind === "numeric";

  mountAsk(element, session, page, {
    missing: number ? _("Write a number first, such as 12.5.") : _("Write an answer first."),
    read() {
      const text = input.value.trim();
      return text && !(number && Number.isNaN(toNumber(text))) ? [text] : null;
    },
    write: ([text]) => void (input.value = text ?? ""),
    show(response, how) {
      const right = judge(item, response).right;
      const mine = boxFor(boxes, item, response);
      for (const box of boxes) {
        const good = accepted(item, box.dataset.answer);
        if (box === mine) mark(box, right ? "right" : "wrong", right ? _("Right") : _("Not this time"));
        else mark(box, good ? "missed" : "", how !== "own" && good && !right ? _("Accepted: %(answer)s", { answer: box.dataset.answer ?? "" }) : "");
      }
      return { found: Number(right), all: 1, extra: 0 };
    },
    hide: () => boxes.forEach((box) => mark(box, "", "")),
    retry: () => input.select(),
  });
}

/** @param {Item} item @param {string|undefined} text */
const accepted = (item, text) => text !== undefined && item.correct.some(([answer]) => answer === text);

/** The box of the answer that was meant, else the one for any other. @param {HTMLElement[]} boxes @param {Item} item @param {Response} response */
function boxFor(boxes, item, response) {
  const exact = (/** @type {HTMLElement} */ box) => box.dataset.answer !== undefined && judge({ ...item, correct: [[box.dataset.answer]] }, response).right;
  return boxes.find(exact) ?? boxes.find((box) => box.dataset.any !== undefined) ?? null;
}
