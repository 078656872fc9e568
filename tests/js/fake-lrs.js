/** An LRS and the LMS behind it: statements, State with ETags, cmi5's token and launch data, and every fault that is asked for. */

import { createHash } from "node:crypto";

/** @typedef {{method: string, resource: string, query: URLSearchParams, headers: Record<string, string>, body: string}} Request
 * @typedef {{status?: number, before?: boolean, after?: boolean}} Fault `before`: nothing arrives; `after`: it arrives, the answer does not
 * @typedef {Record<string, any>} Json */

export const ENDPOINT = "https://lrs.test/xapi/";
export const FETCH = "https://lms.test/token";
export const ACTOR = { objectType: "Agent", name: "Ada", account: { homePage: "https://lms.test", name: "a1" } };
export const REGISTRATION = "b4c8d9a0-1111-4222-8333-444455556666";
const DEFINED = ["initialized", "completed", "passed", "failed", "terminated"];

export class FakeLrs {
  /** @type {Map<string, string>} */
  statements = new Map();
  /** @type {Json[]} in the order of arrival */
  told = [];
  /** @type {Map<string, {text: string, etag: string}>} */
  documents = new Map();
  /** @type {Request[]} */
  requests = [];
  /** @type {Request[]} those that outlive their page */
  kept_alive = [];
  /** @type {(request: Request) => Fault|undefined} */
  fault = () => undefined;
  exposesEtag = true;
  allowsIfMatch = true;
  /** Statements that breach the rules of a session are forbidden. */
  strict = false;
  session = "s1";
  /** @type {Json|null} */
  launchData = null;
  tokens = 0;
  /** @type {string[]} what a strict LMS would refuse */
  breaches = [];

  /** @param {string} url @param {RequestInit} [options] @returns {Promise<any>} */
  fetch = async (url, options = {}) => {
    const request = parts(url, options);
    this.requests.push(request);
    if (options.keepalive) this.kept_alive.push(request);
    const fault = this.fault(request);
    if (fault?.before || (!this.allowsIfMatch && request.headers["if-match"])) throw new TypeError("Failed to fetch");
    const answer = fault?.status ? { status: fault.status, text: "no" } : this.answer(request);
    if (fault?.after) throw new TypeError("Failed to fetch");
    const etag = this.exposesEtag ? (answer.etag ?? null) : null;
    return { status: answer.status, text: async () => answer.text ?? "", headers: { get: (/** @type {string} */ name) => (name.toLowerCase() === "etag" ? etag : null) } };
  };

  /** @param {Request} request @returns {{status: number, text?: string, etag?: string|undefined}} */
  answer(request) {
    if (request.resource === FETCH) return { status: 200, text: JSON.stringify(this.tokens++ ? { "error-code": "1" } : { "auth-token": "t0ken" }) };
    if (request.resource === "statements") return this.put(request);
    if (request.resource === "activities/state") return this.state(request);
    return { status: 404 };
  }

  /** @param {Request} request */
  put({ query, body }) {
    const id = query.get("statementId") ?? "";
    const statement = JSON.parse(body);
    if (statement.id !== id) return { status: 400, text: "ids differ" };
    if (this.statements.has(id)) return { status: this.statements.get(id) === body ? 204 : 409 };
    const before = this.breaches.length;
    this.check(statement);
    if (this.strict && this.breaches.length > before) return { status: 403, text: "no" };
    this.statements.set(id, body);
    this.told.push(statement);
    return { status: 204 };
  }

  /** @param {Request} request */
  state({ method, query, headers, body }) {
    const key = ["stateId", "activityId", "agent", "registration"].map((name) => query.get(name)).join(" ");
    const known = query.get("stateId") === "LMS.LaunchData" ? this.launch() : this.documents.get(key);
    if (method === "GET") return known ? { status: 200, ...known } : { status: 404 };
    if (headers["if-match"] && headers["if-match"] !== known?.etag) return { status: 412 };
    this.documents.set(key, { text: body, etag: `"${createHash("sha1").update(body).digest("hex")}"` });
    return { status: 204 };
  }

  launch() {
    return this.launchData ? { text: JSON.stringify(this.launchData), etag: '"l"' } : undefined;
  }

  /** The document as a later launch would find it. */
  get kept() {
    const [document] = [...this.documents.values()];
    return document ? JSON.parse(document.text) : null;
  }

  /** @returns {string[]} */
  get verbs() {
    return this.told.map(({ verb }) => verb.id.split("/").at(-1));
  }

  /** @param {Json} statement what every LRS, and a strict cmi5 LMS, insists on */
  check(statement) {
    const verb = statement["verb"].id.split("/").at(-1);
    const say = (/** @type {boolean} */ bad, /** @type {string} */ text) => bad && this.breaches.push(`${verb}: ${text}`);
    const earlier = this.told.filter(({ context }) => sessionOf(context) === sessionOf(statement["context"]));
    say(JSON.stringify(statement["actor"]) !== JSON.stringify(ACTOR), "another actor");
    say(!statement["verb"].display?.en, "no display in English");
    say(Boolean(!this.strict && this.told.length && statement["timestamp"] < /** @type {Json} */ (this.told.at(-1))["timestamp"]), "an earlier timestamp");
    if (!this.launchData) return;
    const categories = statement["context"].contextActivities.category.map((/** @type {Json} */ { id }) => id.split("/").at(-1));
    const defined = categories.includes("cmi5");
    say(DEFINED.includes(verb) !== defined, "a wrong category");
    say(defined && earlier.some((one) => one["verb"].id === statement["verb"].id), "twice in a session");
    say(categories.includes("moveon") !== ["completed", "passed", "failed"].includes(verb), "a wrong moveon category");
    say(earlier.some(({ verb: { id } }) => id.endsWith("terminated")), "after terminated");
    say(!earlier.length && verb !== "initialized", "before initialized");
    say(defined && statement["object"].id !== "https://lms.test/activity/7", "of another object");
    say(sessionOf(statement["context"]) !== this.session, "no session");
    say(statement["context"].contextActivities.grouping[0]?.id !== "https://publisher.test/au", "a template that was overwritten");
  }
}

/** @param {Json} context */
const sessionOf = (context) => context["extensions"]?.["https://w3id.org/xapi/cmi5/context/extensions/sessionid"];

/** @param {string} url @param {RequestInit} options @returns {Request} */
function parts(url, options) {
  const { searchParams } = new URL(url);
  const place = url.split("?")[0] ?? "";
  const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return { method: options.method ?? "GET", resource: place.startsWith(ENDPOINT) ? place.slice(ENDPOINT.length) : place, query: searchParams, headers, body: String(options.body ?? "") };
}

/** @param {Partial<Record<string, string>>} [changes] */
export const tincanQuery = (changes = {}) =>
  `?${new URLSearchParams(Object.entries({ endpoint: ENDPOINT, auth: "Basic abc", actor: JSON.stringify(ACTOR), registration: REGISTRATION, activity_id: "https://example.org/sample", ...changes }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}`;

/** @param {Partial<Record<string, string>>} [changes] */
export const cmi5Query = (changes = {}) =>
  `?${new URLSearchParams(Object.entries({ endpoint: ENDPOINT, fetch: FETCH, actor: JSON.stringify(ACTOR), registration: REGISTRATION, activityId: "https://lms.test/activity/7", ...changes }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}`;

/** @param {Json} [changes] */
export const launchData = (changes = {}) => ({
  contextTemplate: {
    contextActivities: { grouping: [{ objectType: "Activity", id: "https://publisher.test/au" }] },
    extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s1" },
  },
  launchMode: "Normal",
  masteryScore: 0.8,
  moveOn: "CompletedAndPassed",
  ...changes,
});

class Shelf {
  /** @type {Map<string, string>} */
  items = new Map();
  /** @param {string} key */
  getItem = (key) => this.items.get(key) ?? null;
  /** @param {string} key @param {string} value */
  setItem = (key, value) => void this.items.set(key, value);
  /** @param {string} key */
  removeItem = (key) => void this.items.delete(key);
}

/** A browser: `local` stays, a tab's own storage goes with the tab. @param {FakeLrs} lrs */
export function browser(lrs) {
  const local = new Shelf();
  return {
    local,
    /** @param {string} search @param {Shelf} [sessionStorage] */
    window(search, sessionStorage = new Shelf()) {
      const window = {
        localStorage: local,
        sessionStorage,
        fetch: lrs.fetch,
        document: { visibilityState: "visible" },
        location: { search, pathname: "/course/index.html", hash: "" },
        history: { state: null, replaceState: (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ url) => (window.shown = url) },
        shown: "/course/index.html" + search,
      };
      return window;
    },
  };
}
