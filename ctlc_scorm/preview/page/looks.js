/** The width of the frame and the colours; both are remembered in this browser. */

import { part } from "./dom.js";
import { fit } from "./window.js";

/** @param {string} name @param {(value: string) => void} apply */
function remembered(name, apply) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...part(name).querySelectorAll("input")]);
  const kept = localStorage.getItem(`preview:${name}`);
  for (const input of inputs) {
    if (kept) input.checked = input.value === kept;
    input.addEventListener("change", () => {
      localStorage.setItem(`preview:${name}`, input.value);
      apply(input.value);
    });
  }
  apply(inputs.find(({ checked }) => checked)?.value ?? "");
}

/** @param {(theme: string) => void} themed is told of the colours for the course */
export function createLooks(themed) {
  let width = "full";
  remembered("theme", (theme) => {
    document.documentElement.dataset["theme"] = theme;
    themed(theme);
  });
  remembered("width", (wanted) => fit((width = wanted)));
  new ResizeObserver(() => fit(width)).observe(part("frame"));
}
