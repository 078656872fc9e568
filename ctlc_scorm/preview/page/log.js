/** The list of calls or requests: newest first, to be filtered, opened, copied. */

import { copier, copy, grouped, make, part } from "./dom.js";

/** @typedef {import("./types.js").Entry} Entry @typedef {import("./types.js").Call} Call @typedef {import("./types.js").Asked} Asked */

const MOST = 250;
const KEPT = 5000;
const WRITES = ["LMSSetValue", "LMSCommit", "LMSFinish", "LMSInitialize", "PUT", "POST", "DELETE"];
const ERRORS = /** @type {Record<string, string>} */ ({
  0: "No error",
  101: "General exception",
  201: "Invalid argument",
  202: "Element cannot have children",
  203: "Element is no array",
  301: "Not initialized",
  401: "Not implemented",
  402: "Element is a keyword",
  403: "Element is read only",
  404: "Element is write only",
  405: "Incorrect data type",
});

/** What a row says, whatever its kind. @param {Entry} entry */
function told(entry) {
  if (entry.kind === "call") return { name: entry.call, what: entry.args.join(", "), answer: entry.result || "(empty)", code: entry.error === "0" ? "" : entry.error };
  return { name: entry.method, what: about(entry), answer: entry.status ? String(entry.status) : "cut off", code: entry.faults.map(({ code }) => code).join(" ") };
}

/** @param {Asked} asked the resource, and the verbs of what was sent */
function about({ resource, sent, query }) {
  const statements = resource === "statements" ? [sent].flat().filter((one) => one?.verb) : [];
  const verbs = statements.map((one) => String(one.verb.id).split("/").at(-1));
  return [resource, query["stateId"] ?? query["profileId"] ?? "", verbs.join(", ")].filter(Boolean).join(" ");
}

/** @param {Entry} entry */
export function isProblem(entry) {
  if (entry.kind === "call") return entry.error !== "0" || entry.violation !== undefined;
  return entry.status === 0 || entry.status >= 400 || entry.faults.length > 0;
}

/** @param {Entry} entry the rules that were broken, in words */
function rules(entry) {
  if (entry.kind === "call") return entry.violation ? [entry.violation] : [];
  return entry.faults.map(({ code, path, message, why }) => `${code} ${path || "statement"}: ${message}. ${why}`);
}

/** @param {string} name @param {unknown} value */
function block(name, value) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return [make("dt", {}, name), make("dd", {}, make("pre", { tabindex: "0", "aria-label": name }, text || "(empty)"))];
}

/** @param {Entry} entry */
function details(entry) {
  const time = [make("dt", {}, "At"), make("dd", {}, new Date(entry.t).toLocaleTimeString())];
  const broken = rules(entry).flatMap((rule) => [make("dt", {}, "Rule broken"), make("dd", { class: "broken" }, rule)]);
  const parts = entry.kind === "call"
    ? [...block("Arguments", JSON.stringify(entry.args)), ...block("Answer", entry.result), make("dt", {}, "Error"), make("dd", {}, `${entry.error} ${ERRORS[entry.error] ?? ""}`)]
    : [
        ...block("Asked", entry.query),
        ...(entry.sent === null ? [] : block("Sent", entry.sent)),
        make("dt", {}, "Answer"),
        make("dd", {}, entry.status ? `${entry.status}, after ${entry.took} ms` : "None: the connection ended"),
        ...(entry.answer === null ? [] : block("Body", entry.answer)),
      ];
  return make("div", { class: "inner" }, make("dl", {}, ...broken, ...parts, ...time), copier("Copy as JSON", `Copy number ${entry.id} as JSON`, () => JSON.stringify(entry, null, 2)));
}

/** @param {Entry} entry */
function row(entry) {
  const { name, what, answer, code } = told(entry);
  const summary = make("summary", {}, make("span", { class: "n" }, String(entry.id)), make("b", {}, name), make("span", { class: "what" }, what), make("span", { class: "answer" }, answer));
  if (code) summary.append(make("span", { class: "code" }, code));
  const closed = make("details", {}, summary);
  closed.addEventListener("toggle", () => closed.children.length === 1 && closed.append(details(entry)), { once: true });
  return make("li", { value: String(entry.id), ...(isProblem(entry) ? { "data-problem": rules(entry).length ? "rule" : "answer" } : {}) }, closed);
}

/** Asking whether it went well is no news when it did; requests have no such thing. @param {boolean} calls */
export const offerQuiet = (calls) => void (/** @type {HTMLOptionElement} */ (document.querySelector("option[value=quiet]")).hidden = !calls);

export function createLog() {
  /** @type {Entry[]} */
  let entries = [];
  const list = part("log");
  const needle = /** @type {HTMLInputElement} */ (part("needle"));
  const only = /** @type {HTMLSelectElement} */ (part("only"));

  /** @param {Entry} entry */
  function wanted(entry) {
    const { name, what, answer } = told(entry);
    if (only.value === "problems" && !isProblem(entry)) return false;
    if (only.value === "quiet" && name === "LMSGetLastError" && answer === "0") return false;
    if (only.value === "writes" && !WRITES.includes(name)) return false;
    return `${name} ${what} ${answer} ${rules(entry).join(" ")}`.toLowerCase().includes(needle.value.trim().toLowerCase());
  }

  const matching = () => entries.filter(wanted);

  function count() {
    const found = matching().length;
    part("log-count").textContent = grouped(entries.length);
    const shown = found > MOST ? `, the newest ${MOST} are listed` : "";
    part("log-shown").textContent = !entries.length ? "Nothing yet." : found === entries.length && !shown ? "Newest first." : `${grouped(found)} of ${grouped(entries.length)}${shown}.`;
  }

  function redraw() {
    list.replaceChildren(...matching().slice(-MOST).reverse().map(row));
    count();
  }

  needle.addEventListener("input", redraw);
  only.addEventListener("change", redraw);
  part("copy-log").addEventListener("click", () => void copy(JSON.stringify(matching(), null, 2)));
  redraw();

  return {
    /** @param {Entry[]} found */
    fill(found) {
      entries = found;
      redraw();
    },
    /** @param {Entry[]} more */
    add(more) {
      entries = [...entries, ...more].slice(-KEPT);
      list.prepend(...more.filter(wanted).slice(-MOST).reverse().map(row));
      while (list.children.length > MOST) list.lastElementChild?.remove();
      count();
    },
  };
}
