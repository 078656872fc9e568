/** What is known of saving, in plain and true words. */

import { focus, make, one, write } from "./dom.js";
import { resetWords } from "./reset.js";
import { _, clock } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").Saved} Saved
 * @typedef {import("../course/session.js").Session} Session */

/** Another tab keeps the progress. */
const ELSEWHERE = ["elsewhere", "handed-over"];

/** @param {CourseData} data @param {Session} session */
export function createSaved(data, session) {
  const here = data.driver === "web";
  let dismissed = false;

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
    if (ELSEWHERE.includes(code)) return _("Reading only");
    if (code === "review" || code === "browse") return _("Nothing is recorded in this mode");
    return here ? _("Not kept") : _("Not connected");
  }

  function banner() {
    const lines = trouble() ? [trouble()] : dismissed ? [] : resetWords(session.connection);
    const words = lines.join(" ");
    const box = one("#banner");
    if (!box || box.dataset.words === words) return;
    box.dataset.words = words;
    box.replaceChildren(...lines.map((line) => make("p", {}, line)));
    if (session.saved.status === "unsaved") box.append(again());
    else if (ELSEWHERE.includes(session.saved.code)) box.append(take());
    else if (lines.length && !trouble()) box.append(dismiss());
  }

  /** The page's writer listens. */
  const take = () => make("button", { type: "button", class: "btn", "data-take": "" }, _("Use this tab instead"));

  function dismiss() {
    const button = make("button", { type: "button", class: "link" }, _("Close"));
    button.addEventListener("click", () => {
      dismissed = true;
      banner();
      focus(one(".page.current h1"));
    });
    return button;
  }

  function again() {
    const button = make("button", { type: "button", class: "link" }, _("Try again"));
    button.addEventListener("click", () => session.retry());
    return button;
  }

  /** What is wrong now. */
  function trouble() {
    const { status, code } = session.saved;
    if (status === "unsaved") return _("Not saved yet. Your answers are held on this page, and we keep trying. Please leave it open.");
    if (status === "off" && code === "elsewhere") return _("This course is open in another tab. You can read here, but nothing you do in this tab is recorded.");
    if (status === "off" && code === "handed-over") return _("You went on with this course in another tab. You can read here, but nothing you do in this tab is recorded.");
    if (status === "off" && (code === "review" || code === "browse")) return _("You are looking at this course without a record: nothing you do here will be credited.");
    if (status === "off" && (code === "ended" || code.startsWith("fetch-"))) return _("Your learning platform has ended this session. To go on, please open the course from there again.");
    if (status === "off" && here) return _("This browser keeps nothing: your progress is lost when you close this window. Reading is fine.");
    if (status === "off") return _("Not connected: nothing you do here will be credited. Reading is fine.");
    return "";
  }

  session.on("save", status);
  session.on("connected", banner);
  return { status: () => status(session.saved) };
}
