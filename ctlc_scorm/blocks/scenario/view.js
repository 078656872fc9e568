/** Scenario: one moment at a time, the way so far above it, and a look back at the end. */

import { idOf } from "../../player/js/page/ask.js";
import { all, focus, make, one, show, write } from "../../player/js/page/dom.js";
import { _ } from "../../player/js/page/words.js";
import { chosen, others, standing, tree } from "./graph.js";

/** @typedef {import("../../player/js/page/ask.js").View} View
 * @typedef {import("./graph.js").Graph} Graph @typedef {import("./graph.js").Step} Step @typedef {import("./graph.js").Tree} Tree */

/** @type {View["mount"]} */
function mount(element, session) {
  const moments = all("[data-moment]", element);
  const graph = graphOf(moments);
  const start = nameOf(moments[0]);
  const trail = make("ol", { class: "trail", "aria-label": _("What you have chosen so far") });
  const said = make("div", { class: "said" });
  const [back, anew] = [_("Go back and choose again"), _("Start again")].map((words) => make("button", { type: "button", class: "btn quiet" }, words));
  const review = make("div", { class: "review" });
  const result = one("[data-result]", element);
  /** @type {Set<string>} */
  const met = new Set();
  /** @type {Step[]} */
  let path = [];

  /** @param {Step[]} next @param {Step} [step] what was chosen just now */
  function go(next, step) {
    path = next;
    draw(step);
    const now = one(".moment.now", element);
    const target = step && said.childElementCount ? said : one("h2, h3, h4, h5, h6", now ?? element);
    focus(target);
    target?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Step} [step] */
  function draw(step) {
    const at = standing(graph, start, path);
    met.add(at);
    for (const moment of moments) moment.classList.toggle("now", nameOf(moment) === at);
    trail.replaceChildren(...path.map((past) => make("li", {}, make("span", {}, graph[past.at]?.title ?? ""), " ", make("b", {}, chosen(graph, past)?.label ?? ""))));
    show(trail, path.length > 0);
    said.replaceChildren(...(step ? replyOf(element, step) : []));
    ended(at);
    show(back ?? null, path.length > 0);
    show(anew ?? null, path.length > 1);
  }

  /** @param {string} at */
  function ended(at) {
    const end = !graph[at]?.choices.length;
    review.replaceChildren(...(end ? lookBack() : []));
    if (end && !session.state.items[idOf(element)]?.tries) session.attest(idOf(element));
    write(result, end ? _("Noted as done. Below you can see what else could have happened.") : "");
  }

  function lookBack() {
    const list = others(graph, path).map((way) => {
      const step = /** @type {Step} */ (way[way.length - 1]);
      const button = make("button", { type: "button", class: "link" }, chosen(graph, step)?.label ?? "");
      button.addEventListener("click", () => go(way, step));
      return make("li", {}, make("span", {}, graph[step.at]?.title ?? ""), " ", button);
    });
    const map = make("details", { class: "more" }, make("summary", {}, _("All ways of this story")), make("ul", { class: "flow tree" }, branch(tree(graph, start))));
    return [make("p", { class: "asks" }, _("What if I had chosen …")), make("ul", { class: "ifs" }, ...list), map];
  }

  /** @param {Tree} part @param {string} [label] */
  function branch({ moment, above, ways }, label = "") {
    const been = met.has(moment.id);
    const line = make("li", { class: been ? "met" : "" }, ...(label ? [make("span", {}, label), " "] : []), make("b", {}, moment.title));
    line.append(" ", make("small", {}, above ? _("see above") : been ? _("you were here") : _("not seen yet")));
    if (ways.length) line.append(make("ul", {}, ...ways.map((way) => branch(way.tree, way.label))));
    return line;
  }

  function restore() {
    if (!path.length && session.state.items[idOf(element)]?.tries) write(result, _("You have been through this before. You may go through it again."));
  }

  for (const moment of moments) {
    const at = nameOf(moment);
    all("[data-to]", moment).forEach((link, pick) => {
      const button = make("button", { type: "button", class: "way", "data-to": link.dataset.to ?? "" }, ...link.childNodes);
      button.addEventListener("click", () => go([...path, { at, pick }], { at, pick }));
      link.replaceWith(button);
    });
  }
  back?.addEventListener("click", () => go(path.slice(0, -1)));
  anew?.addEventListener("click", () => go([]));
  moments[0]?.before(trail, said);
  result?.after(make("p", { class: "acts" }, ...[back, anew].flatMap((button) => button ?? [])), review);
  element.dataset.told = "";
  draw();
  restore();
  session.on("connected", restore);
}

/** @param {Element|null|undefined} moment */
const nameOf = (moment) => /** @type {HTMLElement|null|undefined} */ (moment)?.dataset.moment ?? "";

/** @param {HTMLElement[]} moments @returns {Graph} */
function graphOf(moments) {
  return Object.fromEntries(
    moments.map((moment) => {
      const choices = all("[data-to]", moment).map((link) => ({ to: link.dataset.to ?? "", label: link.textContent?.trim() ?? "" }));
      return [nameOf(moment), { id: nameOf(moment), title: one("h2, h3, h4, h5, h6", moment)?.textContent ?? "", choices }];
    }),
  );
}

/** What comes of a choice at once. @param {HTMLElement} element @param {Step} step */
function replyOf(element, { at, pick }) {
  const way = all(`[data-moment="${CSS.escape(at)}"] .ways > li`, element)[pick];
  const reply = way && one(".reply", way)?.cloneNode(true);
  if (!reply) return [];
  for (const named of all("[id]", /** @type {HTMLElement} */ (reply))) named.removeAttribute("id");
  return [...reply.childNodes];
}

/** @type {View} */
export default { selector: ".ask.scenario", mount };
