/** The launch: what an LMS wrote into the address, in all the ways in which LMSs write it. Pure. */

/** @typedef {Record<string, any>} Actor
 * @typedef {object} Launch
 * @property {string} endpoint with one slash at its end
 * @property {string} auth a whole header value, or empty
 * @property {string} fetch where cmi5 gives the token
 * @property {Actor|null} actor
 * @property {string} registration
 * @property {string} activity
 * @property {string} platform
 * @property {string} grouping */

const SCHEME = /^(basic|bearer|digest|token)\s/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const IDENTIFIERS = ["account", "mbox", "mbox_sha1sum", "openid"];

/** @param {string} query @param {string} compiled the id of the activity, where the launch names none @returns {Launch|null} null where it is no launch */
export function launchOf(query, compiled) {
  const values = new URLSearchParams(query);
  const get = (/** @type {string} */ name) => values.get(name)?.trim() ?? "";
  const actor = actorOf(get("actor"));
  if (!get("endpoint") || !actor) return null;
  const activity = [get("activity_id"), get("activityId")].find((id) => id && id !== "null") ?? compiled;
  return {
    endpoint: `${get("endpoint").replace(/\/+$/, "")}/`,
    auth: authorization(get("auth")),
    fetch: get("fetch"),
    actor,
    registration: UUID.test(get("registration")) ? get("registration") : "",
    activity,
    platform: get("activity_platform"),
    grouping: get("grouping"),
  };
}

/** @param {string} value launchers leave out the scheme word, and encode its blank in their own ways */
export function authorization(value) {
  if (!value) return "";
  return SCHEME.test(value) ? value : `Basic ${value}`;
}

/** @param {string} text JSON; encoded twice by some, of version 0.9 by others @returns {Actor|null} */
export function actorOf(text) {
  const raw = parsed(text) ?? parsed(decoded(text));
  if (!raw || typeof raw !== "object") return null;
  const actor = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, Array.isArray(value) && key !== "member" ? value[0] : value]));
  if (actor.account) actor.account = account(actor.account);
  const known = IDENTIFIERS.filter((name) => actor[name]);
  for (const other of known.slice(1)) delete actor[other];
  return known.length || actor.member ? actor : null;
}

/** @param {any} raw */
function account(raw) {
  const { homePage, accountServiceHomePage, name, accountName } = raw;
  return { homePage: homePage ?? accountServiceHomePage, name: name ?? accountName };
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
