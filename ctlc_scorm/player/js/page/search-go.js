/** To a page, and to a place in it, even where that has to be opened first. */

import { all, focus, one } from "./dom.js";

/** @param {string} ref @param {() => HTMLElement|null|undefined} [place] is asked when the page is there */
export function goTo(ref, place) {
  for (const box of all("dialog[open]")) /** @type {HTMLDialogElement} */ (box).close();
  const arrive = () => reveal(place?.() ?? one(`#${CSS.escape(ref)}`));
  if (location.hash === `#${ref}` || one(".page.current")?.id === ref) return arrive();
  addEventListener("hashchange", arrive, { once: true });
  location.hash = ref;
}

/** @param {HTMLElement|null} place */
function reveal(place) {
  for (const old of all(".found")) old.classList.remove("found");
  for (let part = place?.closest("details"); part; part = part.parentElement?.closest("details")) part.open = true;
  one(`#${place?.closest("[role=tabpanel]")?.getAttribute("aria-labelledby") ?? "none"}`)?.click();
  const seen = shown(place);
  const target = seen?.matches(".page") ? one("h1", seen) : seen;
  target?.classList.add("found");
  focus(target);
  target?.scrollIntoView({ block: "center" });
}

/** The place, or what is to be seen of all that holds it. @param {HTMLElement|null} place @returns {HTMLElement|null} */
const shown = (place) => (!place || place.getClientRects().length ? place : shown(place.parentElement));
