/** Search: a dialog over all pages of this document. What is typed goes nowhere. */

import { all, calm, make, one, write } from "./dom.js";
import { goTo } from "./search-go.js";
import { readCourse, slices } from "./search-index.js";
import { excerpt, find, wordsOf } from "./search-text.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("./search-index.js").Entry} Entry
 * @typedef {import("./search-text.js").Query} Query @typedef {import("./search-text.js").Text} Text
 * @typedef {{entry: Entry, place?: import("./search-text.js").Place}} Hit */

const REST = 200;

/** @param {CourseData} data */
export function mountSearch(data) {
  const box = /** @type {HTMLDialogElement|null} */ (one("#search"));
  if (!box) return;
  const input = /** @type {HTMLInputElement} */ (one("input", box));
  const list = /** @type {HTMLElement} */ (one("[data-found]", box));
  const status = one("[role=status]", box);
  /** @type {Promise<Entry[]>|undefined} */
  let course;
  let latest = 0;

  function open() {
    box?.showModal();
    input.focus();
    input.select();
    course ??= readCourse(data);
  }

  async function look() {
    const run = ++latest;
    const entries = await (course ??= readCourse(data));
    const words = wordsOf(input.value);
    const { found, starts } = find(entries, words);
    const rest = slices();
    if (run !== latest) return;
    list.replaceChildren();
    for (const part of groups(found, { words, starts })) {
      await rest();
      if (run !== latest) return;
      list.append(...part());
    }
    list.ariaBusy = null;
    write(status, found.length ? _("Found: %(n)s", { n: found.length }) : (words.length && status?.dataset.nothing) || "");
  }

  /** @param {Hit[]} found @param {Query} query */
  function groups(found, query) {
    /** @type {Map<string, Hit[]>} */
    const byGroup = new Map();
    for (const hit of found) byGroup.set(hit.entry.group, [...(byGroup.get(hit.entry.group) ?? []), hit]);
    return [...byGroup].map(([title, hits]) => () => [
      make("h3", {}, title, " ", make("small", {}, String(hits.length))),
      make("ul", {}, ...hits.map((hit) => row(hit, query))),
    ]);
  }

  /** @param {Hit} hit @param {Query} query */
  function row({ entry, place }, query) {
    const link = make("a", { href: `#${entry.ref}` }, ...marked(entry.title, query));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(entry.ref, () => place?.element);
    });
    return make("li", {}, link, ...(place ? [make("p", {}, ...marked(place, query))] : []));
  }

  /** Arrows go from the field through what was found, and back. @param {KeyboardEvent} event */
  function step(event) {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const stops = [input, ...all("a", list)];
    const to = by && stops[stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + by];
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.closest("li")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  function shortcut(event) {
    const typing = /** @type {Element} */ (event.target).matches("input, select, textarea");
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || typing || one("dialog[open]")) return;
    event.preventDefault();
    open();
  }

  one("#find")?.addEventListener("click", open);
  for (const button of all("[data-close]")) button.addEventListener("click", () => button.closest("dialog")?.close());
  input.addEventListener("input", () => (list.ariaBusy = "true"));
  input.addEventListener("input", calm(look, REST));
  one("[role=search]", box)?.addEventListener("submit", async (event) => {
    event.preventDefault();
    await look();
    one("a", list)?.focus();
  });
  box.addEventListener("keydown", step);
  document.addEventListener("keydown", shortcut);
}

/** @param {Text} text @param {Query} query */
const marked = (text, query) => excerpt(text, query).map(([words, found]) => (found ? make("mark", {}, words) : words));
