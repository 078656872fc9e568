/** One tab writes: the election, the session and the page together. */

import { guarded } from "../drivers/discover.js";
import { one, say } from "./dom.js";
import { _ } from "./words.js";
import { openChannel } from "./writer-channel.js";
import { createLock } from "./writer-lock.js";
import { createWriter } from "./writer.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../course/session.js").Session} Session */

/** What would be recorded, did this tab write. */
const RECORDED = "[data-item], [data-final-part]";

/** Who learns is not known before the LMS is asked, and asking is what only one tab may do. But one browser is one
 * learner, and the place of the files is the LMS's own. @param {CourseData} data */
const nameOf = ({ id, sco }) => `ctlc:${id}:${sco}:${new URL(".", location.href).pathname}`;

/** @param {CourseData} data @param {Session} session */
export function createWriterPage(data, session) {
  const [name, id] = [nameOf(data), Math.random().toString(36).slice(2)];
  const apart = window.origin === "null";
  const locks = apart ? undefined : guarded(() => navigator.locks);
  const channel = apart ? null : openChannel(window, name, (message) => writer.hear(message));
  const lock = locks ? createLock(locks, name, () => writer.lost()) : null;
  const timers = { after: (/** @type {number} */ ms, /** @type {() => void} */ run) => (setTimeout(run, ms), () => {}) };
  const tab = {
    visible: () => document.visibilityState === "visible",
    told: () => ({ state: JSON.stringify(session.state), learner: session.connection.learner }),
    learn: (/** @type {{state: string, learner: string}} */ { state, learner }) => session.learn(state, learner),
    win: () => session.work(),
    lose: (/** @type {boolean} */ save) => session.rest(save),
  };
  const writer = createWriter({ lock, channel, timers, now: Date.now, id, tab });

  async function claim() {
    if (await writer.claim()) session.work();
  }

  /** @param {HTMLElement} button */
  async function take(button) {
    button.setAttribute("aria-disabled", "true");
    await writer.take();
    button.removeAttribute("aria-disabled");
    if (!session.resting) say(_("This tab now keeps your progress."));
  }

  /** Where nothing is recorded, nothing looks as if it were. @param {Event} event */
  function guard(event) {
    const target = /** @type {Element} */ (event.target);
    if (!session.resting || !target.closest?.(RECORDED) || target.closest("a, summary")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(_("Nothing you do in this tab is recorded."));
    if (target.closest("button")) one("#banner [data-take]")?.focus();
  }

  for (const kind of ["click", "submit", "change", "input"]) addEventListener(kind, guard, { capture: true });
  one("#banner")?.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-take]");
    if (button) void take(/** @type {HTMLElement} */ (button));
  });
  session.on("progress", writer.news);
  session.on("save", ({ status }) => status === "sent" && writer.news());
  document.addEventListener("visibilitychange", () => void writer.poll());
  addEventListener("pagehide", writer.release);
  addEventListener("pageshow", (event) => event.persisted && void claim());
  return { claim };
}
