/** Works through the first pages as a learner would, by the course's own controls, so that the record is the course's own. */

/**
 * @typedef {{kind: string, correct: string[][], options: string[]}} Item
 * @typedef {{id: string, ref: string, items: string[], insteadOf: string}} Page
 * @typedef {{pages: Page[], items: Record<string, Item>}} Data
 */

const PATIENCE = 3000;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** @param {ParentNode} root @param {string} css */
const all = (root, css) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(css)]);
/** @param {ParentNode} root @param {string} css */
const one = (root, css) => /** @type {HTMLElement | null} */ (root.querySelector(css));
/** @param {Document} document */
const current = (document) => /** @type {HTMLElement} */ (one(document, "section.page.current"));

/** @param {() => boolean} done @param {string} what */
async function until(done, what) {
  const end = performance.now() + PATIENCE;
  while (!done()) {
    if (performance.now() > end) throw new Error(what);
    await pause();
  }
}

/** @param {Item} item a right response, where there is a right one */
const response = (item) => item.correct[0] ?? (item.kind === "performance" ? ["done"] : item.options.slice(0, 1));

/** @param {HTMLElement} element @param {string} value */
function enter(element, value) {
  Object.assign(element, { value });
  for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
}

/** @param {HTMLElement} box @param {string[]} order */
function arrange(box, order) {
  order.forEach((id, place) => {
    const at = () => all(box, "[data-step]").findIndex((step) => step.dataset["step"] === id);
    while (at() > place) one(box, `[data-step="${id}"] [data-move=up]`)?.click();
  });
  one(box, "[data-keep]")?.click();
}

/** Through a scenario to an ending, each moment by the way taken least. @param {HTMLElement} box */
function walk(box) {
  /** @type {Map<HTMLElement, number>} */
  const taken = new Map();
  const open = () => all(box, "[data-to]").filter((way) => way.checkVisibility());
  for (let ways = open(); ways.length; ways = open()) {
    const way = ways.reduce((least, other) => ((taken.get(other) ?? 0) < (taken.get(least) ?? 0) ? other : least));
    taken.set(way, (taken.get(way) ?? 0) + 1);
    way.click();
  }
}

/** @param {HTMLElement} box @param {string[]} wanted */
function choose(box, wanted) {
  for (const option of all(box, "input[value]")) {
    const input = /** @type {HTMLInputElement} */ (option);
    const on = wanted.includes(input.value);
    if (input.checked !== on && (on || input.type === "checkbox")) input.click();
  }
  all(box, ".sureness input")[0]?.click();
}

/** @param {HTMLElement} box @param {string[]} wanted */
function fill(box, wanted) {
  const text = one(box, "input[type=text]");
  const attest = /** @type {HTMLInputElement | null} */ (one(box, "[data-attest]"));
  if (attest) return attest.checked || attest.click();
  if (one(box, "[data-moment]")) return walk(box);
  if (text) return enter(text, wanted[0] ?? "");
  if (one(box, "[data-step]")) return arrange(box, wanted);
  for (const select of all(box, "select[data-stem]"))
    enter(select, wanted.find((pair) => pair.startsWith(`${select.dataset["stem"]}.`))?.split(".")[1] ?? "");
  return choose(box, wanted);
}

/** @param {Document} document @param {string} id @param {Item} item */
async function answer(document, id, item) {
  const box = all(current(document), `[data-item="${id}"]`).find((found) => found.checkVisibility());
  if (!box || "verdict" in box.dataset) return;
  fill(box, response(item));
  const check = one(box, "[data-check]");
  if (!check) return;
  check.click();
  await until(() => "verdict" in box.dataset, `${id} is not judged`);
}

/** @param {Document} document @param {Page} page @param {Data} data */
async function work(document, page, data) {
  const window = /** @type {Window} */ (document.defaultView);
  if (current(document).id !== page.ref) window.location.hash = page.ref;
  await until(() => current(document).id === page.ref, `${page.ref} does not come`);
  for (const id of page.items) {
    const item = data.items[id];
    if (item) await answer(document, id, item);
    await pause();
  }
  one(current(document), "[data-next]")?.click();
}

/** @param {Document} document @param {Page} page */
const isDone = (document, page) => one(document, `#outline a[data-to="${page.id}"]`)?.classList.contains("done") ?? false;

/** @param {Document} document @param {number} share @param {(done: number, of: number) => void} tell @returns {Promise<string>} the first trouble, or "" */
export async function workThrough(document, share, tell) {
  /** @type {Data} */
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}");
  const main = data.pages.filter(({ insteadOf }) => !insteadOf);
  const wanted = main.slice(0, Math.round(main.length * share));
  let trouble = "";
  for (const [at, page] of wanted.entries()) {
    if (!isDone(document, page)) await work(document, page, data).catch((error) => (trouble ||= `${page.ref}: ${String(error.message ?? error)}`));
    tell(at + 1, wanted.length);
  }
  return trouble;
}
