/** What is known of saving, in plain and true words. */

import { make, one, write } from "./dom.js";
import { _, clock } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").Saved} Saved
 * @typedef {import("../types.js").Connection} Connection @typedef {import("../course/session.js").Session} Session */

/** @param {CourseData} data @param {Session} session */
export function createSaved(data, session) {
  const here = data.driver === "web";

  /** @param {Saved} saved */
  function status({ status, at, code }) {
    const sent = here ? _("Kept in this browser at %(time)s", { time: clock(at) }) : _("Sent to your LMS at %(time)s", { time: clock(at) });
    const words = { "": "", saving: _("Saving…"), sent, unsaved: _("Not saved, we will keep trying"), off: offWords(code) };
    const line = one("#saved");
    if (line) line.dataset.status = status;
    write(line, words[status]);
    banner();
  }

  /** @param {string} code */
  function offWords(code) {
    if (code === "review" || code === "browse") return _("Nothing is recorded in this mode");
    return here ? _("Not kept") : _("Not connected");
  }

  function banner() {
    const words = bannerWords();
    const box = one("#banner");
    if (!box || box.dataset.words === words) return;
    box.dataset.words = words;
    box.replaceChildren(...(words ? [make("p", {}, words)] : []));
    if (session.saved.status === "unsaved") box.append(again());
  }

  function again() {
    const button = make("button", { type: "button", class: "link" }, _("Try again"));
    button.addEventListener("click", () => session.retry());
    return button;
  }

  function bannerWords() {
    const { status, code } = session.saved;
    if (status === "unsaved") return _("Not saved yet. Your answers are held on this page, and we keep trying. Please leave it open.");
    if (status === "off" && (code === "review" || code === "browse")) return _("You are looking at this course without a record: nothing you do here will be credited.");
    if (status === "off" && here) return _("This browser keeps nothing: your progress is lost when you close this window. Reading is fine.");
    if (status === "off") return _("Not connected: nothing you do here will be credited. Reading is fine.");
    return resetWords(session.connection.reset);
  }

  session.on("save", status);
  session.on("connected", banner);
  return { status: () => status(session.saved) };
}

/** @param {Connection["reset"]} reset */
function resetWords(reset) {
  if (reset.includes("all")) return _("What was saved earlier could not be read, so this starts anew.");
  if (reset.includes("course")) return _("What was saved earlier belongs to another course, so this starts anew.");
  if (reset.includes("attempt")) return _("The questions of the assessment have changed, so the attempt that you had begun was closed without a result.");
  if (reset.includes("pages")) return _("The course has changed. Pages that are new are not marked as read.");
  return "";
}
