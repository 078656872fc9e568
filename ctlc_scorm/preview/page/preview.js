/** The panel: keeps what the server and the learner's window say, and shows it. */

import { createControls } from "./controls.js";
import { part, say } from "./dom.js";
import { showFacts } from "./facts.js";
import { showBuild, showFindings, showNotice } from "./findings.js";
import { createLog, offerQuiet } from "./log.js";
import { createLooks } from "./looks.js";
import { listen } from "./server.js";
import { createTabs } from "./tabs.js";

/** @typedef {import("./types.js").Build} Build @typedef {import("./types.js").Everything} Everything
 * @typedef {import("./facts.js").Known} Known */

/** @type {Known} */
const known = { record: null, build: null, progress: null, web: false };
const log = createLog();
const tabs = createTabs();
const controls = createControls({
  progress(progress) {
    known.progress = progress;
    showFacts(known);
  },
});
createLooks(controls.theme);

/** @param {Build} build */
function showAll(build) {
  known.build = build;
  const { course } = build;
  part("title").textContent = course?.title ?? "Preview";
  document.title = `Preview: ${course?.title ?? "no package yet"}`;
  part("package").textContent = course ? `${course.package}, ${(course.bytes / 1e6).toFixed(1)} MB in ${course.files} files` : "";
  showBuild(build);
  showFindings(build);
  showNotice(build, () => tabs.open("tab-findings"));
  showFacts(known);
}

/** @param {Everything} all */
function begin(all) {
  known.web = all.format === "web";
  known.record = all.record;
  part("log-name").textContent = all.format === "scorm12" ? "Calls" : "Requests";
  offerQuiet(all.format === "scorm12");
  log.fill(all.log);
  showAll(all.build);
  controls.begin(all);
}

listen(
  {
    everything: begin,
    built(build) {
      showAll(build);
      controls.built(build);
    },
    record(record) {
      known.record = record;
      showFacts(known);
    },
    log: log.add,
    forgotten: () => log.fill([]),
  },
  (on) => {
    if (!on) say("The preview has ended. Start it again, and open the address that it says.");
    document.body.toggleAttribute("data-lost", !on);
  },
);
