/** Bookmarks and notes: on each page, in the outline, and all in one place, to take along as text. They go nowhere else. */

import { all, focus, make, one, show, write } from "./dom.js";
import { linesOf, mountMarks, titleOf } from "./marks.js";
import { createKept } from "./notes-kept.js";
import { createPageTools } from "./notes-page.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("./marks.js").Line} Line */

const FILE = "my-notes.txt";
const SOON = 60_000;

/** @param {CourseData} data */
export function createNotes({ id, title: course, pages }) {
  const box = /** @type {HTMLDialogElement|null} */ (one("#tools"));
  if (!box) return { turn() {} };
  const kept = createKept(id);
  const result = one("[role=status]", box);
  const area = /** @type {HTMLTextAreaElement} */ (one("#notes-copy", box));
  area.addEventListener("focus", () => area.scrollIntoView({ block: "nearest" })); // a browser shows its first line alone
  let current = document.body;
  const ticks = () => [box, current].flatMap((part) => all("[data-keep-tools]", part)).map((tick) => /** @type {HTMLInputElement} */ (tick));
  const outline = mountMarks(kept, pages);
  const own = createPageTools(kept);

  /** @param {HTMLElement} section */
  function turn(section) {
    const page = pages.find(({ ref }) => ref === section.id);
    current = section;
    if (page) own.turn(section, page);
    update();
  }

  function update() {
    outline();
    own.update();
    for (const tick of ticks()) tick.checked = kept.wanted;
    if (box?.open) lists();
  }

  function lists() {
    const lines = linesOf(kept, pages);
    fill("marks", lines.filter(({ entry }) => entry.marked).map((line) => [titleOf(line), removal(line)]));
    fill("notes", lines.filter(({ entry }) => entry.note.trim()).map((line) => [titleOf(line, ".notes textarea"), make("p", {}, line.entry.note)]));
    area.value = asText(lines);
  }

  /** @param {string} name @param {(Node|string)[][]} rows */
  function fill(name, rows) {
    one(`[data-list="${name}"]`, box ?? document)?.replaceChildren(...rows.map((row) => make("li", {}, ...row)));
  }

  /** @param {Line} line */
  function removal({ id, entry }) {
    const button = make("button", { type: "button", class: "link", "aria-label": `${_("Remove")}: ${entry.title}` }, _("Remove"));
    button.addEventListener("click", () => {
      kept.set(id, { marked: false });
      focus(one("h3", box ?? document));
    });
    return button;
  }

  /** @param {Line[]} lines */
  function asText(lines) {
    const marks = lines.filter(({ entry }) => entry.marked).map(({ entry }) => `- ${entry.title}`);
    const notes = lines.filter(({ entry }) => entry.note.trim()).flatMap(({ entry }) => ["", entry.title, entry.note.trim()]);
    return [_("My bookmarks and notes"), course, "", ...marks, ...notes, ""].join("\n");
  }

  function open() {
    write(result, "");
    if (!box?.open) box?.showModal();
    lists();
    focus(one("h2", box ?? document));
  }

  /** @param {HTMLInputElement} tick */
  function keep(tick) {
    const done = kept.keep(tick.checked);
    if (!done) open();
    write(result, (!done && result?.dataset.refused) || "");
  }

  /** A sandbox may refuse downloads, and nobody is told; there the text is shown at once. */
  function save() {
    const url = URL.createObjectURL(new Blob([area.value], { type: "text/plain" }));
    make("a", { href: url, download: FILE }).click();
    setTimeout(() => URL.revokeObjectURL(url), SOON);
    write(result, _("Saved as %(name)s. If no file comes, use “Text to copy”.", { name: FILE }));
    if (origin === "null") copy();
  }

  function copy() {
    show(area.parentElement, true);
    area.focus();
    area.select();
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    open,
    save,
    copy,
    erase() {
      kept.clear();
      focus(one("h2", box ?? document));
    },
  };

  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest("[data-tools]"));
    acts[button?.dataset.tools ?? ""]?.();
  });
  document.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && target.matches("[data-keep-tools]") && keep(target));
  kept.on(update);
  return { turn };
}
