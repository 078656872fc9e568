/** Where the course stands on this page: in the LMS's page, or in a frame that was launched from outside. */

import { silence } from "./course.js";

/**
 * @typedef {import("./types.js").Switches} Switches
 * @typedef {import("/assets/page/keeper.js").Keeper} Keeper
 * @typedef {{persona: {latencyMs: number}, keeper: Keeper, course: () => Window | null, close: () => void, kill: (keeper: Keeper) => void, launch: (page: string) => void}} Lms
 *
 * @typedef {object} Host
 * @property {() => Window | null} course
 * @property {(url: string, page: string) => void} open  `page` is empty, or as `#ref` where the course begins
 * @property {() => void} close  as a learner who leaves
 * @property {() => void} kill  as a window that is killed
 * @property {(on: Switches) => void} switches
 * @property {() => void} fail  what is stored next is not
 */

const SLOW = 2000;
const PLACE = /** @type {HTMLElement} */ (document.getElementById("place"));

/** @param {string} url */
function framed(url) {
  const frame = document.createElement("iframe");
  frame.title = "The course";
  frame.allow = "fullscreen; clipboard-write";
  frame.src = url;
  PLACE.replaceChildren(frame);
  return frame;
}

/** @returns {Host} */
export function launched() {
  /** @type {HTMLIFrameElement | null} */
  let frame = null;
  const course = () => frame?.contentWindow ?? null;
  const close = () => {
    frame?.remove();
    frame = null;
  };
  return {
    course,
    open: (url, page) => void (frame = framed(url + page)),
    close,
    kill() {
      silence(course());
      close();
    },
    switches() {},
    fail() {},
  };
}

/** The LMS's page stays while the course goes and comes, as a real one does. @returns {Host} */
export function inLms() {
  /** @type {HTMLIFrameElement | null} */
  let frame = null;
  let url = "";
  let usual = 0;
  /** @type {Switches} */
  let asked = { offline: false, slow: false, expired: false };
  const lms = () => /** @type {Lms | null} */ (frame?.contentWindow ? (Reflect.get(frame.contentWindow, "lms") ?? null) : null);

  function apply() {
    const running = lms();
    if (!running?.keeper) return;
    running.keeper.offline(asked.offline);
    running.persona.latencyMs = asked.slow ? SLOW : usual;
    if (asked.expired) running.keeper.expire();
    else running.keeper.renew();
  }

  /** @param {string} wanted */
  function load(wanted) {
    url = wanted;
    frame = framed(wanted);
    frame.addEventListener("load", () => {
      usual = lms()?.persona.latencyMs ?? 0;
      if (Object.values(asked).some(Boolean)) apply();
    });
  }

  return {
    course: () => lms()?.course?.() ?? null,
    open(wanted, page) {
      const running = lms();
      if (!running?.launch || url !== wanted) return load(wanted);
      running.launch(page);
      if (Object.values(asked).some(Boolean)) apply();
    },
    close: () => lms()?.close?.(),
    kill() {
      const running = lms();
      if (running?.keeper) running.kill(running.keeper);
      frame?.remove();
      frame = null;
    },
    switches(on) {
      asked = on;
      apply();
    },
    fail: () => lms()?.keeper?.failNext(),
  };
}
