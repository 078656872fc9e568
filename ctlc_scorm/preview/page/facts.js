/** What the LMS shows of this learner, and what it is worth. */

import { grouped, make, part } from "./dom.js";

/** @typedef {import("./types.js").Build} Build @typedef {import("./types.js").Shown} Shown @typedef {import("./types.js").Progress} Progress
 * @typedef {{record: Shown | null, build: Build | null, progress: Progress | null, web: boolean}} Known */

const EARNED = ["passed", "completed"];

/** @param {string} name @param {Node | string} value @param {string} [kind] */
const row = (name, value, kind = "") => make("div", kind ? { class: kind } : {}, make("dt", {}, name), make("dd", {}, value));

/** @param {Progress | null} progress */
function progressRow(progress) {
  const { done = 0, of = 0 } = progress ?? {};
  const percent = of ? Math.round((done / of) * 100) : 0;
  const bar = make("progress", { max: "100", value: String(percent), "aria-label": "Progress" });
  return row("Progress", make("span", { class: "bar" }, bar, of ? `${done} of ${of} pages, ${percent} %` : "nothing yet"), "wide");
}

/** @param {Build} build @param {Shown} record */
function creditRow(build, record) {
  const { credit = "", units = [] } = build.course ?? {};
  const earned = EARNED.includes(record.status);
  const words = make("span", {}, credit, make("small", {}, earned ? "earned, by this status" : "when it is passed"));
  if (!units.length) return row("Credit", words, "wide");
  const list = make("ul", {}, ...units.map((unit) => make("li", {}, unit)));
  words.append(make("details", {}, make("summary", {}, "In other units"), list));
  return row("Credit", words, "wide");
}

/** @param {Build} build @param {Shown} record */
function weight({ course }, { more }) {
  if (more.state !== undefined) return [row("Saved state", `${grouped(more.state)} of ${grouped(course?.limit ?? 4096)} characters`, "wide")];
  return more.statements === undefined ? [] : [row("Statements", grouped(more.statements), "wide")];
}

/** @param {Known} known */
export function showFacts({ record, build, progress, web }) {
  if (!record || !build) return part("facts").replaceChildren(row("Status", "No package yet"));
  const opened = open();
  const told = web
    ? [row("Status", "Nothing is reported without an LMS", "wide")]
    : [
        row("Status", make("strong", { class: "status", "data-status": record.status }, record.status)),
        row("Score", record.score ? `${record.score} %` : "none"),
        row("Time", record.time || "none"),
        row("Launches", grouped(record.launches)),
      ];
  part("facts").replaceChildren(
    ...told,
    progressRow(progress),
    creditRow(build, record),
    row("Page", progress?.title || "none", "wide"),
    ...weight(build, record),
    row("Saving", progress?.saved || "nothing yet", "wide"),
  );
  if (opened) part("facts").querySelector("details")?.setAttribute("open", "");
}

const open = () => Boolean(part("facts").querySelector("details[open]"));
