/** What stands on a page for the learner alone: a mark, and a note behind a disclosure. Both are made when the page is first shown. */

import { all, one, show, write } from "./dom.js";
import { _ } from "./words.js";

/** @typedef {import("./notes-kept.js").Kept} Kept @typedef {{id: string, ref: string, title: string}} Page */

/** @param {HTMLElement} section @param {Page} page @param {Kept} kept @returns {() => void} brings it up to date */
export function mountPageTools(section, { id, title, ref }, kept) {
  const parts = /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (one("#page-tools")).content.cloneNode(true));
  const [mine, notes] = [".mine", ".notes"].map((name) => /** @type {HTMLElement} */ (one(name, parts)));
  const field = /** @type {HTMLTextAreaElement} */ (one("textarea", notes));
  const mark = one("[data-mark]", mine);
  one(".head", section)?.append(...all(".mine", parts));
  one(".end", section)?.before(...all(".notes", parts));
  for (const [name, part] of Object.entries({ q: one("summary span", notes), p: one(".fine", notes) })) if (part) part.id = `${ref}-note-${name}`;
  field.setAttribute("aria-labelledby", `${ref}-note-q`);
  field.setAttribute("aria-describedby", `${ref}-note-p`);
  show(one("[data-print]", mine), Boolean(one(".opening", section)));

  mark?.addEventListener("click", () => kept.set(id, { title, marked: !kept.get(id).marked }));
  field.addEventListener("input", () => kept.set(id, { title, note: field.value }));
  one("[data-erase-note]", notes)?.addEventListener("click", () => {
    kept.set(id, { note: "" });
    field.focus();
  });

  return () => {
    const { note, marked } = kept.get(id);
    if (field.value !== note) field.value = note;
    mark?.setAttribute("aria-pressed", String(marked));
    write(one("[role=status]", mine), marked ? (kept.wanted ? _("Listed in the contents, and kept on this device.") : _("Listed in the contents until you close this window.")) : "");
    show(one("[data-written]", notes), note.trim() !== "");
    show(one("[data-erase-note]", notes), note !== "");
  };
}
