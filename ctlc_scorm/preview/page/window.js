/** The learner's window: the frame with the stage, and the orders and words that go between. */

import { part } from "./dom.js";

/** @typedef {import("./types.js").Order} Order @typedef {import("./types.js").Word} Word @typedef {import("./types.js").Kind} Kind */

/** @param {{kind: Kind, origin: string, title: string, hear: (word: Word) => void}} parts */
export function createWindow({ kind, origin, title, hear }) {
  const frame = document.createElement("iframe");
  frame.title = `The course: ${title}`;
  frame.allow = "fullscreen; clipboard-write";
  frame.src = `${origin}/stage/stage.html?${new URLSearchParams({ kind, panel: location.origin })}`;
  addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.origin === origin) hear(event.data);
  });
  part("frame").replaceChildren(frame);
  return {
    /** @param {Order} order */
    order: (order) => frame.contentWindow?.postMessage(order, origin),
  };
}

/** Makes the frame as wide as asked; where the place is narrower, it is drawn smaller. @param {string} width */
export function fit(width) {
  const place = part("frame");
  const wanted = Number(width) || place.clientWidth;
  const scale = Math.min(1, place.clientWidth / wanted);
  place.dataset["width"] = width;
  place.style.setProperty("--width", width === "full" ? "100%" : `${wanted}px`);
  place.style.setProperty("--scale", String(scale));
  place.style.setProperty("--height", `${100 / scale}%`);
}
