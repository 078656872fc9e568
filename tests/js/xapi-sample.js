/** The sample course with the templates that the compiler gives it. */

import { sample } from "./sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").CourseData} CourseData @typedef {Record<string, any>} Json */

const ROOT = "https://example.org/sample";
const VERBS = ["attempted", "initialized", "terminated", "experienced", "progressed", "answered", "completed", "passed", "failed", "scored"];

/** @param {string} id @param {string} name @returns {Json} */
const activity = (id, name) => ({ objectType: "Activity", id, definition: { name: { en: name }, type: "http://adlnet.gov/expapi/activities/x" } });

/** @param {CourseData["driver"]} driver @returns {CourseData} */
export function told(driver) {
  const data = sample();
  return {
    ...data,
    driver,
    xapi: {
      course: ROOT,
      verbs: Object.fromEntries(VERBS.map((name) => [name, { id: `http://adlnet.gov/expapi/verbs/${name}`, display: { en: name } }])),
      root: activity(driver === "cmi5" ? `${ROOT}/units/course` : ROOT, "A sample"),
      modules: Object.fromEntries(data.modules.map(({ id, title }) => [id, activity(`${ROOT}/modules/${id}`, title)])),
      pages: Object.fromEntries(data.pages.map(({ id, title, module }) => [id, { module, activity: activity(`${ROOT}/pages/${id}`, title) }])),
      items: Object.fromEntries(Object.entries(data.items).map(([id, { report }]) => [report, activity(`${ROOT}/items/${id}`, id)])),
      holders: Object.fromEntries(data.pages.flatMap(({ id, items }) => items.map((item) => [data.items[item]?.report, `${ROOT}/pages/${id}`]))),
      final: activity(`${ROOT}/final`, "Final"),
      category: { id: "https://ctlc-scorm.example/xapi/profile/v1" },
      revision: "1.0.0",
      language: "en",
    },
  };
}
