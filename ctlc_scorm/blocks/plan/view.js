/** Plan: every prompt of the course in one place, and ways to take the answers along. Private: it knows no session. */

import { all, focus, make, one, show, write } from "../../player/js/page/dom.js";
import { fieldsOf, mountPrivate } from "../../player/js/page/private.js";
import { _ } from "../../player/js/page/words.js";
import { csv, dayAfter, docx, ics, text } from "./files.js";

/** @typedef {import("./files.js").Plan} Plan */

const REMIND = 30;
const SOON = 60_000;

/** @param {HTMLElement} element */
function mount(element) {
  if (element.dataset.ready) return;
  mountPrivate(element);
  const fields = fieldsOf(element);
  const when = /** @type {HTMLInputElement} */ (one("[data-when]", element));
  when.min = dayAfter(new Date(), 1);
  when.value = dayAfter(new Date(), REMIND);

  function gaps() {
    const open = fields.filter((field) => !field.value.trim()).length;
    const words = open ? _("%(n)s of %(all)s are still blank. That is fine: a plan grows.", { n: open, all: fields.length }) : _("Every question has an answer.");
    write(one("[data-gaps]", element), words);
  }

  function written() {
    for (const field of fields) write(one(".words", /** @type {HTMLElement} */ (field.parentElement)), field.value);
  }

  /** @type {Record<string, () => void>} */
  const takes = {
    docx: () => save("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx(planOf(element))),
    csv: () => save("csv", "text/csv", csv(planOf(element), [_("Part"), _("Question"), _("Answer")])),
    ics: () => save("ics", "text/calendar", ics({ ...entry(), day: when.value || dayAfter(new Date(), REMIND), stamp: new Date() })),
    text: copy,
    print: printed,
  };

  const entry = () => ({ summary: `${element.dataset.title}: ${element.dataset.course}`, mark: `${Date.now()}-${Math.random().toString(36).slice(2)}` });

  /** A sandbox may refuse downloads, and nobody is told; there the text is shown at once. @param {string} ending @param {string} type @param {BlobPart} content */
  function save(ending, type, content) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const name = `action-plan.${ending}`;
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), SOON);
    write(one("[data-result]", element), _("Saved as %(name)s. If no file comes, use “Text to copy”.", { name }));
    if (origin === "null") copy();
  }

  function copy() {
    const box = one("[data-copy]", element);
    const area = /** @type {HTMLTextAreaElement} */ (one("#plan-copy", element));
    area.value = text(planOf(element));
    show(box, true);
    focus(area);
    area.select();
    area.scrollIntoView({ block: "nearest" });
  }

  /** Only the plan is printed; where printing is refused, its text is shown. */
  function printed() {
    const root = document.documentElement;
    let begun = false;
    const after = () => root.classList.remove("only-plan");
    addEventListener("beforeprint", () => (begun = true), { once: true });
    addEventListener("afterprint", after, { once: true });
    root.classList.add("only-plan");
    print();
    if (begun) return;
    after();
    copy();
  }

  for (const button of all("[data-take]", element)) button.addEventListener("click", () => takes[button.dataset.take ?? ""]?.());
  document.addEventListener("input", gaps);
  addEventListener("beforeprint", written);
  gaps();
}

/** @param {HTMLElement} element @returns {Plan} */
function planOf(element) {
  const { title = "", course = "" } = element.dataset;
  const sections = all("[data-section]", element).map((section) => ({
    title: section.dataset.section ?? "",
    lines: fieldsOf(section).map((field) => ({ ask: field.labels[0]?.textContent ?? "", answer: field.value.trim() })),
  }));
  return { title, course, language: document.documentElement.lang, rtl: document.documentElement.dir === "rtl", sections };
}

/** @type {import("../../player/js/page/ask.js").View} */
export default { selector: ".plan", private: true, mount };
