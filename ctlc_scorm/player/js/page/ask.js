/** What all questions share: check, feedback, another try; in the final, an answer that is kept at once; in its review, none of these. */

import { one, write } from "./dom.js";
import { exam, review } from "./exam.js";
import { practice } from "./practice.js";

/** @typedef {import("../types.js").CourseData} CourseData @typedef {import("../types.js").Response} Response @typedef {import("../types.js").Item} Item
 * @typedef {import("../course/session.js").Session} Session
 * @typedef {{found: number, all: number, extra: number}} Share how many parts are right, of how many, and what was chosen besides
 * @typedef {"own"|"key"|"every"} Depth feedback of the response, with that of the right answer, of all
 * @typedef {{data: CourseData}} Page
 * @typedef {{selector: string, private?: boolean, mount: (element: HTMLElement, session: Session, page: Page) => void}} View
 *
 * @typedef {object} Control one kind of question
 * @property {string} missing what to say when there is no answer yet
 * @property {(partly: boolean) => Response|null} read null when there is no answer; `partly`: a part of one will do
 * @property {(response: Response) => void} write
 * @property {(response: Response, how: Depth) => Share} show the feedback
 * @property {() => void} hide takes the feedback away
 * @property {() => void} retry makes ready for another try
 */

/** @param {HTMLElement} element */
export const idOf = (element) => element.dataset.item ?? "";

/** @param {HTMLElement} element @param {Session} session options as they are shown */
export const orderOf = (element, session) =>
  session.order(idOf(element), element.dataset.mode === "review" ? session.final.last?.seed : undefined);

/** @param {HTMLElement} element @param {Session} session @param {Page} page @param {Control} control */
export function mountAsk(element, session, page, control) {
  const item = page.data.items[idOf(element)];
  if (!item) return;
  one("form", element)?.addEventListener("submit", (event) => event.preventDefault());
  if (element.dataset.mode === "exam") exam(element, session, control);
  else if (element.dataset.mode === "review") review(element, session, control);
  else practice(element, session, item, control);
}

/** Shows a feedback with its word, or hides it (no word). @param {HTMLElement|null} box what holds the feedback
 * @param {""|"right"|"wrong"|"missed"} state @param {string} word */
export function mark(box, state, word) {
  if (!box) return;
  if (state) box.dataset.state = state;
  else delete box.dataset.state;
  const why = box.matches(".why") ? box : one(".why", box);
  why?.classList.toggle("shown", word !== "");
  if (word) write(one(".tag", why ?? box), word);
}
