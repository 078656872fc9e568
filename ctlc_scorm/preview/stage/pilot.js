/** Works through the first pages as a learner would, by the course's own controls, so that the record is the course's own. */

import { createRobot } from "/robot/robot.js";

/**
 * @typedef {{kind: string, correct: string[][], options: string[]}} Item
 * @typedef {{id: string, ref: string, items: string[], insteadOf: string}} Page
 * @typedef {{pages: Page[], items: Record<string, Item>}} Data
 */

/** @param {Item} item a right response, where there is a right one */
const response = (item) => item.correct[0] ?? (item.kind === "performance" ? ["done"] : item.options.slice(0, 1));

/** @param {Document} document @param {Page} page */
const isDone = (document, page) => document.querySelector(`#outline a[data-to="${page.id}"]`)?.classList.contains("done") ?? false;

/** What a page asks and has not been answered, with right responses. @param {Document} document @param {Page} page @param {Data} data */
function asked(document, page, data) {
  const open = page.items.filter((id) => !document.querySelector(`#${CSS.escape(page.ref)} [data-item="${CSS.escape(id)}"][data-verdict]`));
  return Object.fromEntries(open.flatMap((id) => (data.items[id] ? [[id, response(data.items[id])]] : [])));
}

/** @param {Document} document @param {number} share @param {(done: number, of: number) => void} tell @returns {Promise<string>} the first trouble, or "" */
export async function workThrough(document, share, tell) {
  /** @type {Data} */
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}");
  const main = data.pages.filter(({ insteadOf }) => !insteadOf);
  const wanted = main.slice(0, Math.round(main.length * share));
  const robot = createRobot(document);
  let trouble = "";
  for (const [at, page] of wanted.entries()) {
    if (!isDone(document, page)) await robot.page(page.ref, asked(document, page, data)).catch((error) => (trouble ||= `${page.ref}: ${String(error.message ?? error)}`));
    tell(at + 1, wanted.length);
  }
  if (wanted.length) /** @type {HTMLElement | null} */ (document.querySelector("section.page.current [data-next]"))?.click();
  return trouble;
}
