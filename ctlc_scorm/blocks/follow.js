/** Views that show an answer once more, beside the inputs that hold it. */

/** Runs whenever the answer, or what is said about it, may have changed. @param {HTMLElement} ask
 * @param {import("../player/js/course/session.js").Session} session @param {() => void} run */
export function follow(ask, session, run) {
  for (const name of ["change", "click", "submit"]) ask.addEventListener(name, run);
  session.on("connected", run);
  run();
}
