/** Support, display and *Save and exit*: native dialogs, which keep the focus and give it back. */

import { all, one, write } from "./dom.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").State} State @typedef {import("../course/session.js").Session} Session */

/** @param {string} id */
const dialog = (id) => /** @type {HTMLDialogElement|null} */ (one(`#${id}`));

/** @param {HTMLDialogElement|null} box */
function open(box) {
  box?.showModal();
  one("h2", box ?? document)?.focus();
}

/** A frame that may submit no forms closes no dialog by itself. @param {Event} event */
function closeItself(event) {
  const button = /** @type {HTMLButtonElement|null} */ (/** @type {Element} */ (event.target).closest("form[method=dialog] button[value=close]"));
  if (!button) return;
  event.preventDefault();
  button.closest("dialog")?.close();
}

export function mountDialogs() {
  document.addEventListener("click", closeItself);
  for (const button of all("[data-open]")) button.addEventListener("click", () => open(dialog(button.dataset.open ?? "")));
  for (const box of all("dialog.card")) {
    box.addEventListener("click", (event) => event.target === box && /** @type {HTMLDialogElement} */ (box).close());
  }
}

/** @param {CourseData} data @param {Session} session */
export function mountExit(data, session) {
  const box = dialog("goodbye");
  const here = data.driver === "web";

  async function leave() {
    const { ok, home } = await session.depart();
    if (ok && home) return location.assign(home);
    const off = session.saved.status === "off";
    write(one("h2", box ?? document), ok ? _("Everything is saved") : off ? _("You can go now") : _("Not saved yet"));
    write(one("[data-words]", box ?? document), ok ? saved() : off ? lost() : _("Your learning platform did not confirm. Please keep this window open and try again."));
    const again = one("[data-retry]", box ?? document);
    if (again) again.hidden = ok || off;
    if (!box?.open) open(box);
  }

  const saved = () =>
    here
      ? _("Your progress is kept in this browser. You can close this window now, and go on from this page another time.")
      : _("Your learning platform has your progress. You can close this window now, and go on from this page another time.");

  const lost = () =>
    session.resting ? _("Your other tab keeps your progress. You can close this one.") : _("There is no learning platform here, so nothing was recorded.");

  one("#exit")?.addEventListener("click", leave);
  one("[data-retry]", box ?? document)?.addEventListener("click", leave);
}

/** Text size and colours. @param {Session} session @param {() => void} changed the layout may need another place */
export function mountDisplay(session, changed) {
  const inputs = all('#display input[type="radio"]').map((input) => /** @type {HTMLInputElement} */ (input));

  let applied = "";

  /** @param {State["prefs"]} prefs */
  function apply({ theme, size }) {
    if (applied === theme + size) return;
    applied = theme + size;
    const root = document.documentElement;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.style.fontSize = size === 100 ? "" : `${size}%`;
    for (const input of inputs) input.checked = input.value === (input.name === "size" ? String(size) : theme);
    changed();
  }

  for (const input of inputs) {
    input.addEventListener("change", () => {
      const value = /** @type {any} */ (input.value);
      session.prefer(input.name === "size" ? { size: Number(value) } : { theme: value });
    });
  }
  return { apply };
}
