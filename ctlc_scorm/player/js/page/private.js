/** Private words. Nothing here knows of the session; by the learner's wish, and only so, they stay on this device. */

import { all, make, one, say } from "./dom.js";
import { _ } from "./words.js";

const DAYS = 90;
const DAY = 86_400_000;

/** @typedef {HTMLTextAreaElement} Field @typedef {Record<string, string>} Texts */

/** @param {ParentNode} root */
export const fieldsOf = (root) => all("[data-private]", root).map((field) => /** @type {Field} */ (field));

/** Fields, a tick to keep them, a button to erase them. Elements of one `data-group` are kept together, and fields of one id
 * hold the same words wherever they stand. @param {HTMLElement} element */
export function mountPrivate(element) {
  const own = fieldsOf(element);
  const { group } = element.dataset;
  const name = group ?? own[0]?.dataset.private ?? "";
  const circle = group ? all(`[data-group="${group}"]`) : [element];
  const key = `ctlc-private:${document.body.dataset.course}:${name}`;
  const fields = circle.flatMap(fieldsOf);
  const ticks = circle.map((part) => /** @type {HTMLInputElement} */ (one("[data-keep-private]", part)));
  const tick = (/** @type {boolean} */ on) => ticks.forEach((box) => (box.checked = on));
  if (element.dataset.ready) return;
  if (!circle.some((part) => part.dataset.ready)) recall();
  element.dataset.ready = "yes";

  function recall() {
    const texts = read(key);
    for (const field of fields) field.value ||= texts[field.dataset.private ?? ""] ?? "";
    tick(Object.keys(texts).length > 0);
    buttons();
  }

  /** What stands in other documents of the course stays as it was kept. */
  function store() {
    const here = Object.fromEntries(fields.map((field) => [field.dataset.private ?? "", field.value]));
    const texts = Object.fromEntries(Object.entries({ ...read(key), ...here }).filter(([, text]) => text));
    const wanted = ticks.some((box) => box.checked);
    const done = guarded(() => {
      if (wanted && Object.keys(texts).length) localStorage.setItem(key, JSON.stringify({ texts, until: Date.now() + DAYS * DAY }));
      else localStorage.removeItem(key);
      return true;
    });
    if (!done) tick(false);
    buttons();
    return texts;
  }

  function buttons() {
    for (const part of circle) {
      const erase = one("[data-erase]", part);
      if (erase) erase.hidden = !fieldsOf(part).some((field) => field.value);
    }
  }

  /** @param {Field} field */
  function spread(field) {
    for (const twin of fields) if (twin.dataset.private === field.dataset.private) twin.value = field.value;
  }

  for (const field of own) {
    field.addEventListener("input", () => {
      spread(field);
      store();
    });
  }
  one("[data-keep-private]", element)?.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const wanted = box.checked;
    tick(wanted);
    store();
    if (wanted && !box.checked) refused(/** @type {HTMLElement} */ (box.closest(".keep")));
  });
  one("[data-erase]", element)?.addEventListener("click", () => {
    for (const field of own) {
      field.value = "";
      spread(field);
    }
    if (!Object.keys(store()).length) tick(false);
    own[0]?.dispatchEvent(new Event("input", { bubbles: true }));
    own[0]?.focus();
  });
}

/** @param {string} key @returns {Texts} */
function read(key) {
  const found = guarded(() => JSON.parse(localStorage.getItem(key) ?? "{}"));
  if (found?.texts && found.until > Date.now()) return found.texts;
  guarded(() => localStorage.removeItem(key));
  return {};
}

/** @param {HTMLElement} line */
function refused(line) {
  const words = _("This browser does not let the course keep anything.");
  if (!one("b", line)) line.append(make("b", {}, words));
  say(words);
}

/** Storage may be refused. @template T @param {() => T} run @returns {T|null} */
function guarded(run) {
  try {
    return run();
  } catch {
    return null;
  }
}
