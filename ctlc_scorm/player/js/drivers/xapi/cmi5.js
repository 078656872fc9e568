/** What cmi5 asks beyond xAPI: the token, what the LMS says of the launch, the rules of a session. */

import { authorization } from "./launch.js";
import { reply } from "./client.js";
import { PROGRESS, duration, plain, scored } from "./statements.js";

/** @typedef {import("./statements.js").Json} Json @typedef {import("./launch.js").Launch} Launch
 * @typedef {{template: Json, mode: "normal"|"browse"|"review", mastery: number|null, returnUrl: string}} Session */

const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
/** @type {Record<string, Session["mode"]>} */
const MODES = { Browse: "browse", Review: "review" };

/** The token is given once; after a reload it is the one of before. @param {{fetch: import("./client.js").Fetch, storage: Storage|undefined, url: string}} parts @returns {Promise<{auth: string, code: string}>} */
export async function token({ fetch, storage, url }) {
  const key = `ctlc:token:${url}`;
  const known = safely(() => storage?.getItem(key)) ?? "";
  if (known) return { auth: authorization(known), code: "" };
  const { status, text } = await reply(fetch, url, { method: "POST" });
  const raw = parsed(text);
  const found = raw?.["auth-token"];
  if (typeof found !== "string" || !found) return { auth: "", code: raw?.["error-code"] ? `fetch-${raw["error-code"]}` : `lrs-${status}` };
  safely(() => storage?.setItem(key, found));
  return { auth: authorization(found), code: "" };
}

/** A session that is terminated has no use for its token. @param {Storage|undefined} storage @param {string} url */
export const forget = (storage, url) => void safely(() => storage?.removeItem(`ctlc:token:${url}`));

/** Learner preferences are read because an LMS may insist on it. @param {import("./client.js").Ask} ask @param {Launch} launch @returns {Promise<{session: Session|null, code: string}>} */
export async function session(ask, launch) {
  const query = { stateId: "LMS.LaunchData", activityId: launch.activity, agent: JSON.stringify(launch.actor), registration: launch.registration };
  const { status, text } = await ask("GET", "activities/state", { query });
  if (status !== 200 && status !== 404) return { session: null, code: `lrs-${status}` };
  await ask("GET", "agents/profile", { query: { profileId: "cmi5LearnerPreferences", agent: query.agent } });
  const raw = (status === 200 && parsed(text)) || {};
  return { session: { template: raw.contextTemplate ?? {}, mode: MODES[raw.launchMode] ?? "normal", mastery: numberOf(raw.masteryScore), returnUrl: webAddress(raw.returnURL) }, code: "" };
}

/** Completed, passed and failed are said of the AU alone, and nothing that an importer could take for them of anything else.
 * @param {() => Session} current @returns {import("./statements.js").Profile} */
export const profile = (current) => (event, told) => {
  const { root } = told;
  const { mastery } = current();
  const extensions = mastery === null ? {} : { extensions: { [MASTERY]: mastery } };
  switch (event.kind) {
    case "opened":
      return [{ verb: "initialized", object: root, defined: true }];
    case "module":
      return [{ verb: "progressed", object: told.modules[event.id] ?? root, result: { duration: duration(event.seconds), extensions: { [PROGRESS]: 100 } }, parent: [root] }];
    case "attempt":
      return [{ verb: "scored", object: told.final ?? root, result: { ...scored(event.attempt.score), duration: duration(event.seconds) }, parent: [root] }];
    case "passed":
    case "failed":
      return [{ verb: event.kind, object: root, defined: true, context: extensions, result: { success: event.kind === "passed", ...scored(event.score), duration: duration(event.seconds) } }];
    case "completed":
      return [{ verb: "completed", object: root, defined: true, result: { completion: true, duration: duration(event.seconds) } }];
    case "closed":
      return [{ verb: "terminated", object: root, defined: true, result: { duration: duration(event.seconds) } }];
    default:
      return plain(event, told);
  }
};

/** The categories that mark a statement as cmi5's own. @param {import("./statements.js").Telling} telling @returns {string[]} */
export function categories({ defined, result }) {
  if (!defined) return [];
  return result && ("success" in result || "completion" in result) ? [CATEGORY, MOVE_ON] : [CATEGORY];
}

/** Nothing but http: an address must not become a script. @param {unknown} raw */
const webAddress = (raw) => (typeof raw === "string" && /^https?:\/\/\S+$/i.test(raw.trim()) ? raw.trim() : "");

/** What an earlier session could not send, in this one, since the LMS has closed that one; how that one began, failed and ended has no place.
 * @param {Json} template of this session @returns {(body: string) => string|null} */
export const carried = (template) => (body) => {
  const ours = template?.["extensions"]?.[SESSION];
  const statement = parsed(body);
  const extensions = statement?.context?.extensions ?? {};
  if (!ours || extensions[SESSION] === ours) return body;
  if (["initialized", "failed", "terminated"].some((verb) => statement?.verb?.id?.endsWith(`/${verb}`))) return null;
  return JSON.stringify({ ...statement, context: { ...statement?.context, extensions: { ...extensions, [SESSION]: ours } } });
};

/** @param {unknown} raw */
const numberOf = (raw) => (typeof raw === "number" && raw >= 0 && raw <= 1 ? raw : null);

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @template T @param {() => T} run @returns {T|undefined} */
function safely(run) {
  try {
    return run();
  } catch {
    return undefined;
  }
}
