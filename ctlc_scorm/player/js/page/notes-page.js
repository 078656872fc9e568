/** What stands on a page for the learner alone: a mark, and a note behind a disclosure. They go along from page to page. */

import { one, show, write } from "./dom.js";

/** @typedef {import("./notes-kept.js").Kept} Kept @typedef {{id: string, ref: string, title: string}} Page */

/** @param {Kept} kept */
export function createPageTools(kept) {
  const parts = /** @type {HTMLTemplateElement} */ (one("#page-tools")).content;
  const [mine, mark, listed, print, written, erase] = [".mine", "[data-mark]", "[role=status]", "[data-print]", "[data-written]", "[data-erase-note]"].map((name) => one(name, parts));
  const notes = /** @type {HTMLDetailsElement} */ (one(".notes", parts));
  const field = /** @type {HTMLTextAreaElement} */ (one("textarea", parts));
  let page = /** @type {Page|undefined} */ (undefined);

  /** @param {Partial<import("./notes-kept.js").Entry>} change */
  const set = (change) => page && kept.set(page.id, { title: page.title, ...change });

  mark?.addEventListener("click", () => set({ marked: mark.ariaPressed !== "true" }));
  field.addEventListener("input", () => set({ note: field.value }));
  erase?.addEventListener("click", () => {
    set({ note: "" });
    field.focus();
  });

  return {
    /** @param {HTMLElement} section @param {Page} shown */
    turn(section, shown) {
      page = shown;
      one(".head", section)?.append(mine ?? "");
      one(".end", section)?.before(notes);
      notes.open = false;
      show(print ?? null, Boolean(one(".opening", section)));
    },
    update() {
      const { note, marked } = kept.get(page?.id ?? "");
      if (field.value !== note) field.value = note;
      if (mark) mark.ariaPressed = String(marked);
      write(listed ?? null, (marked && listed?.dataset[kept.wanted ? "device" : "memory"]) || "");
      show(written ?? null, note.trim() !== "");
      show(erase ?? null, note !== "");
    },
  };
}
