/** A learner inside the page, quicker than one at its edge: turns, answers and checks in one call. `prove` and the tests run it in the course, `preview` beside it. */

/** @typedef {Record<string, string[]>} Responses @typedef {HTMLElement} Box */

/** @param {Document} document the course's */
export function createRobot(document) {
  const PATIENCE = 10_000;
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  const current = () => /** @type {HTMLElement} */ (document.querySelector("section.page.current"));
  const all = (/** @type {Element} */ root, /** @type {string} */ css) =>
    [...root.querySelectorAll(css)].map((one) => /** @type {HTMLElement} */ (one));
  const one = (/** @type {Element} */ root, /** @type {string} */ css) => /** @type {HTMLElement | null} */ (root.querySelector(css));

  /** @param {() => boolean} done @param {string} what */
  async function until(done, what) {
    const end = performance.now() + PATIENCE;
    while (!done()) {
      if (performance.now() > end) throw new Error(`robot: ${what} does not come`);
      await pause();
    }
  }

  /** By Next where it leads there, else by a jump. @param {string} ref */
  async function turn(ref) {
    const next = one(current(), `[data-next][href="#${ref}"], [data-start][href="#${ref}"]`);
    if (next) next.click();
    else document.location.hash = ref;
    await until(() => current().id === ref, ref);
  }

  /** @param {string} item @returns {Box} */
  const box = (item) => /** @type {Box} */ (all(current(), `[data-item="${item}"]`).find((one) => one.checkVisibility()));

  /** @param {HTMLElement} element @param {string} value */
  function enter(element, value) {
    /** @type {HTMLInputElement} */ (element).value = value;
    for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  /** @param {Box} box @param {string[]} order */
  function arrange(box, order) {
    const step = (/** @type {string} */ id) => /** @type {HTMLElement} */ (one(box, `[data-step="${id}"]`));
    order.forEach((id, place) => {
      const at = () => all(box, "[data-step]").indexOf(step(id));
      while (at() > place) one(step(id), "[data-move=up]")?.click();
    });
    one(box, "[data-keep]")?.click();
  }

  /** @param {Box} box @param {string[]} response */
  function choose(box, response) {
    for (const option of all(box, "input[value]")) {
      const input = /** @type {HTMLInputElement} */ (option);
      const wanted = response.includes(input.value);
      if (input.checked !== wanted && (wanted || input.type === "checkbox")) input.click();
    }
    all(box, ".sureness input")[0]?.click();
  }

  /** Through a scenario to an ending, at every moment by the way that was taken least. @param {Box} box */
  function walk(box) {
    /** @type {Map<HTMLElement, number>} */
    const taken = new Map();
    const count = (/** @type {HTMLElement} */ way) => taken.get(way) ?? 0;
    for (let open = ways(box); open.length; open = ways(box)) {
      const way = open.reduce((least, other) => (count(other) < count(least) ? other : least));
      taken.set(way, count(way) + 1);
      way.click();
    }
  }

  const ways = (/** @type {Box} */ box) => all(box, "[data-to]").filter((way) => way.checkVisibility());

  /** @param {string} item @param {string[]} response */
  function fill(item, response) {
    const at = box(item);
    const text = one(at, "input[type=text]");
    const attest = /** @type {HTMLInputElement | null} */ (one(at, "[data-attest]"));
    if (attest) return attest.checked || attest.click();
    if (one(at, "[data-moment]")) return walk(at);
    if (text) return enter(text, response[0] ?? "");
    if (one(at, "[data-step]")) return arrange(at, response);
    for (const select of all(at, "select[data-stem]")) {
      const pair = response.find((pair) => pair.startsWith(`${select.dataset["stem"]}.`));
      enter(select, pair?.split(".")[1] ?? "");
    }
    return choose(at, response);
  }

  /** @param {string} item @param {string[]} response @returns {Promise<string>} the verdict, "" where nothing is checked */
  async function answer(item, response) {
    const again = one(box(item), "[data-again]");
    if (again && !again.hidden) again.click();
    fill(item, response);
    const check = one(box(item), "[data-check]");
    if (!check) return "";
    check.click();
    await until(() => "verdict" in box(item).dataset, `the verdict of ${item}`);
    return box(item).dataset["verdict"] ?? "";
  }

  /** @param {string} ref @param {Responses} responses @returns {Promise<Record<string, string>>} the verdicts */
  async function page(ref, responses) {
    await turn(ref);
    /** @type {Record<string, string>} */
    const verdicts = {};
    for (const [item, response] of Object.entries(responses)) {
      verdicts[item] = await answer(item, response);
      await pause();
    }
    return verdicts;
  }

  /** Begins, or goes on with what was begun. @param {string} ref @returns {Promise<string[]>} what was drawn */
  async function begin(ref) {
    await turn(ref);
    const papers = () => all(current(), "[data-final-items] [data-item]").filter((one) => one.checkVisibility());
    if (!papers().length) all(current(), "[data-final-begin]").find((one) => one.checkVisibility())?.click();
    await until(() => papers().length > 0, "the paper");
    return papers().map((one) => one.dataset["item"] ?? "");
  }

  /** @param {Responses} responses */
  async function handIn(responses) {
    for (const [item, response] of Object.entries(responses)) {
      fill(item, response);
      await pause();
    }
    one(current(), "[data-final-submit]")?.click();
    one(current(), "[data-final-confirm]")?.click();
    await until(() => Boolean(one(current(), "[data-final-verdict]")?.checkVisibility()), "the result");
  }

  return { turn, answer, page, begin, fill, handIn };
}
