/** Where the course stands: in a frame, in frames in frames, or in a window of its own. */

/** @typedef {import("../types.js").Persona} Persona @typedef {{title: string, href: string}} Course
 * @typedef {{course: () => Window | null, close: () => void}} Place  the course's window, and how it goes */

const OPEN = /** @type {HTMLElement} */ (document.getElementById("open"));
const PLACE = /** @type {HTMLElement} */ (document.getElementById("place"));
const BETWEEN_LOADS = 400;

/** @param {string} href @returns {Place} */
export function byButton(href) {
  /** @type {Window | null} */
  let course = null;
  const close = () => course?.close();
  OPEN.hidden = false;
  OPEN.onclick = () => void (course = window.open(href, "course"));
  return { course: () => course, close };
}

/** @param {{persona: Persona, course: Course, loaded: (window: Window) => void, offer: () => void}} parts
 * `loaded` is told of the course's window after each load, `offer` puts the API in place, some time after the first @returns {Place} */
export function inFrames({ persona, course, loaded, offer }) {
  const outer = nested(persona.frames - 1);
  const frame = document.createElement("iframe");
  frame.title = course.title;
  if (persona.sandbox !== null) frame.setAttribute("sandbox", persona.sandbox);
  if (persona.allow) frame.allow = persona.allow;
  outer.append(frame);
  let loads = 0;
  frame.addEventListener("load", () => {
    watch(frame, loaded);
    if (++loads === 1) setTimeout(offer, persona.apiLateMs);
    document.body.toggleAttribute("data-loading", loads < persona.loads);
    if (loads < persona.loads) setTimeout(() => (frame.src = course.href), BETWEEN_LOADS);
  });
  document.body.toggleAttribute("data-loading", true);
  frame.src = course.href;
  const close = () => (PLACE.firstElementChild ?? frame).remove();
  return { course: () => frame.contentWindow, close };
}

/** @param {number} depth how many frames more @returns {HTMLElement} where the course's frame belongs */
function nested(depth) {
  /** @type {HTMLElement} */
  let place = PLACE;
  for (let level = 0; level < depth; level++) {
    const frame = document.createElement("iframe");
    place.append(frame);
    const inside = /** @type {Document} */ (frame.contentDocument);
    inside.head.append(Object.assign(inside.createElement("link"), { rel: "stylesheet", href: "/assets/page/lms.css" }));
    inside.body.append((place = inside.createElement("main")));
  }
  return place;
}

/** @param {HTMLIFrameElement} frame @param {(window: Window) => void} loaded */
function watch(frame, loaded) {
  try {
    if (frame.contentWindow?.location.href) loaded(frame.contentWindow);
  } catch {
    // a sandboxed course is of another origin
  }
}
