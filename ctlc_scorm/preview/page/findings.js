/** The findings of the last build, in the words of `ctlc-scorm check`. */

import { copier, make, part } from "./dom.js";

/** @typedef {import("./types.js").Build} Build @typedef {import("./types.js").Finding} Finding */

/** @param {Finding} finding */
function item(finding) {
  const head = make("p", { class: "head" }, make("span", { class: "severity" }, finding.severity), make("code", {}, finding.code), ` ${finding.message}`);
  const where = make("p", { class: "where" }, make("a", { href: finding.editor }, `${finding.file || "course"}:${finding.line}:${finding.column}`));
  where.append(copier("Copy path", `Copy the path of ${finding.file}, line ${finding.line}`, () => finding.place));
  const parts = [head, where];
  if (finding.excerpt.length) parts.push(make("pre", { tabindex: "0", "aria-label": "The line" }, finding.excerpt.join("\n")));
  if (finding.why) parts.push(make("p", {}, make("b", {}, "Why: "), finding.why));
  if (finding.mend) parts.push(make("p", {}, make("b", {}, "Mend: "), finding.mend));
  parts.push(...finding.related.map((place) => make("p", { class: "fine" }, `See also: ${place}`)));
  parts.push(make("p", { class: "fine" }, "More: ", make("code", {}, `ctlc-scorm explain ${finding.code}`)));
  return make("li", { "data-severity": finding.severity }, ...parts);
}

/** @param {Build} build */
export function verdict(build) {
  if (build.failure) return `The course could not be built. ${build.failure}.`;
  if (build.ok) return build.findings.length ? "" : "Nothing was found. The package is ready to be uploaded.";
  if (!build.shows) return "There is no package yet. Mend the errors below, and the course appears here.";
  return "The last save has errors. The package from before stays, until they are mended.";
}

/** @param {Build} build */
export function showFindings(build) {
  const errors = build.findings.filter(({ severity }) => severity === "error").length;
  part("findings-said").textContent = verdict(build) || `${build.count}.`;
  part("findings-count").textContent = String(build.findings.length);
  part("tab-findings").dataset["errors"] = String(errors);
  part("findings").replaceChildren(...build.findings.map(item));
}

/** Above everything, when what is shown is not what was saved. @param {Build} build @param {() => void} see */
export function showNotice(build, see) {
  const words = build.ok ? "" : verdict(build);
  const button = make("button", { type: "button", class: "quiet" }, "See the findings");
  button.addEventListener("click", see);
  part("notice").hidden = !words;
  part("notice").replaceChildren(words, " ", ...(build.findings.length ? [button] : []));
}

/** @param {Build} build */
export function showBuild(build) {
  const state = build.failure || !build.ok ? "bad" : "good";
  part("build").dataset["state"] = state;
  part("build").textContent = build.failure ? "Not built" : `${build.ok ? "Built" : "Not built"} in ${build.ms} ms: ${build.count}`;
}
