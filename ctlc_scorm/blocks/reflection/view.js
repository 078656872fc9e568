/** Reflection: private words. Nothing here knows of the session; by the learner's wish they stay on this device. */

import { one } from "../../player/js/page/dom.js";

const DAYS = 90;
const DAY = 86_400_000;

/** @param {HTMLElement} element */
function mount(element) {
  const field = /** @type {HTMLTextAreaElement|null} */ (one("[data-private]", element));
  const keep = /** @type {HTMLInputElement|null} */ (one("[data-keep-private]", element));
  const erase = one("[data-erase]", element);
  if (!field || !keep || !erase || field.dataset.ready) return;
  field.dataset.ready = "yes";
  const key = `ctlc-private:${document.body.dataset.course}:${field.dataset.private}`;

  function store() {
    if (!field || !keep) return;
    const kept = guarded(() => {
      if (keep.checked && field.value) localStorage.setItem(key, JSON.stringify({ text: field.value, until: Date.now() + DAYS * DAY }));
      else localStorage.removeItem(key);
      return true;
    });
    if (!kept) keep.checked = false;
    if (erase) erase.hidden = !field.value;
  }

  const found = read(key);
  if (found) {
    field.value = found;
    keep.checked = true;
    erase.hidden = false;
  }
  field.addEventListener("input", store);
  keep.addEventListener("change", store);
  erase.addEventListener("click", () => {
    field.value = "";
    keep.checked = false;
    store();
    field.focus();
  });
}

/** @param {string} key */
function read(key) {
  return guarded(() => {
    const { text, until } = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (typeof text === "string" && until > Date.now()) return text;
    localStorage.removeItem(key);
    return "";
  });
}

/** Storage may be refused. @template T @param {() => T} run @returns {T|null} */
function guarded(run) {
  try {
    return run();
  } catch {
    return null;
  }
}

/** @type {import("../../player/js/page/ask.js").View} */
export default { selector: ".reflection", private: true, mount };
