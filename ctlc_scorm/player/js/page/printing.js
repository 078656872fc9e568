/** Print: the page that is shown, or all pages of a module, with what they are from. */

import { all, make, one, say, write } from "./dom.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").CourseData} CourseData */

const PATIENCE = 3000;
const REFUSED = 1000;

/** @param {CourseData} data */
export function mountPrinting({ title, version, modules }) {
  const root = document.documentElement;
  const course = `${title} · ${_("Version %(n)s", { n: version })}`;
  const sheet = new CSSStyleSheet();
  const head = make("p", { class: "print-head" });
  let chosen = "";

  const sections = () => all(chosen ? `[data-of="${CSS.escape(chosen)}"]` : ".page.current");

  function before() {
    const printed = sections();
    const module = modules.find(({ id }) => id === printed[0]?.dataset.of);
    head.replaceChildren(make("b", {}, course), ...(module ? [` · ${module.title}`] : []));
    for (const section of printed) section.classList.add("printed");
    printed[0]?.prepend(head);
    sheet.replaceSync(`@page { @top-center { content: "${CSS.escape(course)}" } } @page :first { @top-center { content: none } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    root.classList.add("printing", ...(chosen ? ["handout"] : []));
  }

  function after() {
    for (const section of all(".printed")) section.classList.remove("printed");
    head.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    root.classList.remove("printing", "handout");
    chosen = "";
  }

  /** Pictures of pages that were not shown yet are fetched first. Where printing is refused, that is said. @param {HTMLElement} button */
  async function ask(button) {
    const select = /** @type {HTMLSelectElement|null} */ (one("select", /** @type {HTMLElement} */ (button.parentElement)));
    chosen = select?.value ?? one(".page.current")?.dataset.of ?? "";
    const pictures = sections().flatMap((section) => [...section.querySelectorAll("img")]);
    for (const picture of pictures) picture.loading = "eager";
    await Promise.race([Promise.allSettled(pictures.map((picture) => picture.decode())), new Promise((go) => setTimeout(go, PATIENCE))]);
    let begun = false;
    addEventListener("beforeprint", () => (begun = true), { once: true });
    print();
    setTimeout(() => begun || refused(button), REFUSED);
  }

  /** @param {HTMLElement} button */
  function refused(button) {
    const words = one("[data-unprinted]")?.dataset.unprinted ?? "";
    const part = button.closest("dialog, .mine");
    chosen = "";
    if (part) write(one("[role=status]", part), words);
    else say(words);
  }

  document.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement|null} */ (/** @type {Element} */ (target).closest("[data-print]"));
    if (button) ask(button);
  });
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
}
