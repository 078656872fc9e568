/** The page: its parts, and what they are told when the learner turns or changes something. */

import { createFinal } from "./final.js";
import { createHome } from "./home.js";
import { createLeft, pageEnd } from "./left.js";
import { createOutline } from "./outline.js";
import { createRouter } from "./router.js";
import { createSaved } from "./saved.js";
import { mountDialogs, mountDisplay, mountExit } from "./dialogs.js";
import { afterPaint, all, calm, link, make, one } from "./dom.js";
import { mountActivity, mountReading } from "./reading.js";
import { createNotes } from "./notes.js";
import { mountPrinting } from "./printing.js";
import { mountSearch } from "./search.js";
import { mountScroll } from "./scroll.js";
import { mountTerms } from "./terms.js";
import { createWriterPage } from "./writer-page.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../course/session.js").Session} Session @typedef {import("./ask.js").View} View */

const READING = 700;

/** @param {{data: CourseData, session: Session, views: View[]}} parts */
export async function startPage({ data, session, views }) {
  /** @type {Set<HTMLElement>} */
  const mounted = new Set();
  const reading = mountReading(session);
  const outline = createOutline(data);
  const display = mountDisplay(session, outline.place);
  const home = createHome(data, session);
  const left = createLeft(data, session);
  const saved = createSaved(data, session);
  const final = createFinal({ data }, session, mount);
  const notes = createNotes(data);
  const router = createRouter(turn);
  const around = afterPaint(() => outline.update(session.state, session.final));
  let current = /** @type {HTMLElement} */ (one("#home"));
  let near = /** @type {HTMLElement|null} */ (null);
  let before = "";
  let started = false;

  /** A block that fails takes no other with it. @param {HTMLElement} root */
  function mount(root) {
    for (const view of views) {
      for (const element of all(view.selector, root)) {
        try {
          if (view.private) /** @type {(element: HTMLElement) => void} */ (view.mount)(element);
          else view.mount(element, session, { data });
        } catch (error) {
          console.error(error);
        }
      }
    }
  }

  /** @param {HTMLElement} section */
  function mountOnce(section) {
    if (section.id !== "final" && !mounted.has(section)) mount(section);
    mounted.add(section);
  }

  /** The next page is laid out unseen while this one is read, and then comes at once. */
  const lookAhead = calm(() => {
    const at = data.pages.findIndex(({ ref }) => ref === current.id);
    near = at < 0 ? null : document.getElementById(data.pages[at + 1]?.ref ?? "");
    if (near) mountOnce(near);
    near?.classList.add("near");
  }, READING);

  /** @param {HTMLElement} section */
  function turn(section) {
    if (current.id !== section.id && !["references", "glossary"].includes(current.id)) before = current.id;
    current = section;
    near?.classList.remove("near");
    mountOnce(section);
    lookAhead();
    if (started) session.turn(section.id);
    notes.turn(section);
    outline.turn(section);
    reading.turn(section);
    if (section.id === "final") final.turn();
    if (section.id === "home") home.update(session.state);
    if (section.id === "left") left.update();
    returning(section);
    pageEnd(data, session.state, section);
  }

  /** The way back from the lists. @param {HTMLElement} section */
  function returning(section) {
    const origin = document.getElementById(before);
    const title = origin && one("h1", origin)?.textContent;
    if (title) one("[data-return]", section)?.replaceChildren(link(before, _("Back to: %(title)s", { title: before === "home" ? _("Course home") : title })));
  }

  /** What is in sight at once, what stands around it when that is painted. */
  function update() {
    if (current.id === "home") home.update(session.state);
    if (current.id === "left") left.update();
    final.update();
    pageEnd(data, session.state, current);
    around();
  }

  session.on("progress", (state) => {
    display.apply(state.prefs);
    update();
  });
  session.on("outcome", update);
  mountDialogs();
  mountExit(data, session);
  mountTerms();
  mountPrinting(data);
  mountSearch(data);
  mountScroll();
  mountActivity(session);
  const writer = createWriterPage(data, session);
  outline.place();
  update();
  router.start();
  document.documentElement.classList.add("ready");
  one("#until")?.remove();

  await writer.claim();
  const { place } = await session.start();
  started = true;
  session.on("connected", ({ place }) => place && current.id === "home" && !location.hash && resume(place));
  if (document.visibilityState === "hidden") session.hide();
  saved.status();
  if (place && current.id === "home" && !location.hash) resume(place);
  else session.turn(current.id);
  if (current.id === "final") final.turn();

  /** @param {string} ref */
  function resume(ref) {
    const words = make("p", { class: "welcome" }, _("Welcome back. This is where you left off."), " ", link("home", _("Course home")));
    one(`#${CSS.escape(ref)} .head`)?.before(words);
    addEventListener("hashchange", () => addEventListener("hashchange", () => words.remove(), { once: true }), { once: true });
    router.resume(ref);
  }
}
