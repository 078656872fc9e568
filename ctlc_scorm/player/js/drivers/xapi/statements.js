/** Events as statements, from the templates that the compiler put into the data. A profile says which statements an event makes. */

import { toNumber } from "../../course/judge.js";
import { decimal } from "../interactions.js";

/** @typedef {import("../../types.js").CourseData} CourseData @typedef {import("../../types.js").Answer} Answer
 * @typedef {import("../../types.js").Item} Item @typedef {import("../../types.js").Response} Response
 * @typedef {import("./happened.js").Event} Event @typedef {import("./launch.js").Launch} Launch
 * @typedef {Record<string, any>} Json
 * @typedef {{verb: string, object: Json, result?: Json, parent?: Json[], context?: Json, defined?: boolean}} Telling `defined`: one of cmi5's own
 * @typedef {(event: Event, told: Templates) => Telling[]} Profile
 * @typedef {import("../../types.js").Templates} Templates */

export const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";

/** @param {number} seconds */
export function duration(seconds) {
  const hundredths = Math.max(0, Math.round(seconds * 100)) || 0;
  const [hours, minutes, rest] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60, (hundredths % 6000) / 100];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || (!hours && !minutes) ? `${rest}S` : ""}`;
}

/** @param {number} percent */
export const score = (percent) => ({ scaled: Number((percent / 100).toFixed(4)), raw: Number(percent.toFixed(2)), min: 0, max: 100 });

/** @param {Item} item @param {Response} response as xAPI writes it */
export function given(item, response) {
  if (item.kind === "matching") return response.map((pair) => pair.replace(".", "[.]")).join("[,]");
  if (item.kind === "numeric") return decimal(toNumber(response[0] ?? ""));
  return response.join("[,]");
}

/** No words of the learner: what was typed is judged, not told. @param {Answer} answer */
export function answered({ item, response, right, latency }) {
  const words = item.kind === "performance" || item.kind === "fill-in" ? "" : given(item, response);
  return {
    ...(words && { response: words }),
    ...(item.correct.length && { success: right, score: { scaled: right ? 1 : 0 } }),
    duration: duration(latency),
  };
}

/** @param {string} report @param {Templates} told */
const item = (report, told) => /** @type {Json} */ (told.items[report] ?? told.root);

/** The page or the final in which a question stands. @param {string} report @param {Templates} told @returns {Json} */
const holder = (report, told) => (told.holders?.[report] ? { id: told.holders[report] } : told.root);

/** Tin Can: the root's own completed, passed and failed are what importers read. @type {Profile} */
export function plain(event, told) {
  const { root } = told;
  switch (event.kind) {
    case "opened":
      return [{ verb: "initialized", object: root }];
    case "page":
      return [{ verb: "experienced", object: told.pages[event.id]?.activity ?? root, result: { duration: duration(event.seconds) }, parent: above(told, event.id) }];
    case "module":
      return [{ verb: "completed", object: told.modules[event.id] ?? root, result: { completion: true, duration: duration(event.seconds) }, parent: [root] }];
    case "begun":
      return [{ verb: "attempted", object: told.modules[event.id] ?? root, parent: [root] }];
    case "progress":
      return [{ verb: "progressed", object: root, result: { extensions: { [PROGRESS]: event.percent } } }];
    case "answer":
      return [{ verb: "answered", object: item(event.answer.item.report, told), result: answered(event.answer), parent: [holder(event.answer.item.report, told)] }];
    case "attempt":
      return [{ verb: event.passed ? "passed" : "failed", object: told.final ?? root, result: { success: event.passed, score: score(event.attempt.score), duration: duration(event.seconds) }, parent: [root] }];
    case "passed":
    case "failed":
      return [{ verb: event.kind, object: root, result: { success: event.kind === "passed", ...scored(event.score), duration: duration(event.seconds) } }];
    case "completed":
      return [{ verb: "completed", object: root, result: { completion: true, ...(event.score !== null && { success: true, ...scored(event.score) }), duration: duration(event.seconds) } }];
    case "closed":
      return [{ verb: "terminated", object: root, result: { duration: duration(event.seconds) } }];
  }
}

/** @param {number|null} percent */
export const scored = (percent) => (percent === null ? {} : { score: score(percent) });

/** @param {Templates} told @param {string} page @returns {Json[]} */
export function above(told, page) {
  const module = told.modules[told.pages[page]?.module ?? ""];
  return [module ?? told.root];
}

/** Only an activity's id belongs into a context. @param {Json} activity */
export const bare = ({ id }) => ({ objectType: "Activity", id });

/** What every statement of a launch has in common.
 * @typedef {{launch: Launch, told: Templates, template: Json|null, id: () => string, stamp: () => string, categories: (telling: Telling) => string[]}} Frame
 * @param {Frame} frame @param {Telling} telling @returns {{id: string, body: string}} made once, and sent as these very bytes */
export function statement(frame, telling) {
  const id = frame.id();
  const { verb, object, result } = telling;
  const body = {
    id,
    actor: frame.launch.actor,
    verb: frame.told.verbs[verb],
    object: { ...object, objectType: "Activity" },
    ...(result && { result }),
    context: context(frame, telling),
    timestamp: frame.stamp(),
  };
  return { id, body: JSON.stringify(body) };
}

/** A template is extended, never overwritten: ours comes behind its own. @param {Frame} frame @param {Telling} telling @returns {Json} */
function context({ launch, told, template, categories }, telling) {
  const base = template ? JSON.parse(JSON.stringify(template)) : {};
  const groups = [template ? { id: told.course } : told.root, ...(launch.grouping ? [{ id: launch.grouping }] : [])].map(bare);
  const marks = [...categories(telling).map((id) => ({ id })), told.category].map(bare);
  const activities = base.contextActivities ?? {};
  const extensions = { ...telling.context?.["extensions"], ...base.extensions };
  return {
    ...base,
    ...(launch.registration && { registration: launch.registration }),
    ...(launch.platform && !base.platform && { platform: launch.platform }),
    revision: base.revision ?? told.revision,
    language: base.language ?? told.language,
    contextActivities: {
      ...activities,
      ...(telling.parent && { parent: [...listed(activities.parent), ...telling.parent.map(bare)] }),
      grouping: [...listed(activities.grouping), ...groups],
      category: [...listed(activities.category), ...marks],
    },
    ...(Object.keys(extensions).length && { extensions }),
  };
}

/** @param {any} value some templates have one where a list belongs @returns {any[]} */
const listed = (value) => (Array.isArray(value) ? value : value ? [value] : []);
