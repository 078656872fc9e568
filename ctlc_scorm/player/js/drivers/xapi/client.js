/** Requests to an LRS. Nothing throws: a request that did not come through has the status 0. */

/** @typedef {{status: number, text: string, etag: string|null}} Reply
 * @typedef {(url: string, options: RequestInit) => Promise<Response>} Fetch
 * @typedef {{json?: string, headers?: Record<string, string>, query?: Record<string, string>}} Options
 * @typedef {(method: string, resource: string, options?: Options) => Promise<Reply>} Ask */

const VERSION = "1.0.3";
const PATIENCE = 20_000;
const KEPT_ALIVE = 60_000;

/** @param {{fetch: Fetch, endpoint: string, auth: string, leaving: () => boolean}} parts @returns {Ask} `leaving`: the page may go before the answer comes */
export function createClient({ fetch, endpoint, auth, leaving }) {
  let version = VERSION;

  /** @param {string} method @param {string} resource @param {Options} options @returns {Promise<Reply>} */
  async function once(method, resource, { json, headers = {}, query = {} }) {
    const search = new URLSearchParams(query).toString();
    return reply(fetch, `${endpoint}${resource}${search && `?${search}`}`, {
      method,
      headers: {
        "X-Experience-API-Version": version,
        ...(auth && { Authorization: auth }),
        ...(json !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(json !== undefined && { body: json }),
      keepalive: leaving() && (json?.length ?? 0) < KEPT_ALIVE,
    });
  }

  /** The highest version that the LRS offers. */
  async function offered() {
    const about = await once("GET", "about", {});
    const versions = about.status === 200 ? list(about.text) : [];
    return versions.sort().at(-1) ?? VERSION;
  }

  return async (method, resource, options = {}) => {
    const first = await once(method, resource, options);
    if (first.status !== 400 || version !== VERSION || !/version/i.test(first.text)) return first;
    version = await offered();
    return version === VERSION ? first : once(method, resource, options);
  };
}

/** @param {Fetch} fetch @param {string} url @param {RequestInit} options @returns {Promise<Reply>} */
export async function reply(fetch, url, options) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(url, { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal: stop.signal, ...options });
    return { status: answer.status, text: await answer.text(), etag: answer.headers.get("etag") };
  } catch {
    return { status: 0, text: "", etag: null };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} text @returns {string[]} */
function list(text) {
  try {
    const { version } = JSON.parse(text);
    return Array.isArray(version) ? version.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** @param {number} status */
export const isDone = (status) => (status >= 200 && status < 300) || status === 409;
/** It will never be taken. @param {number} status */
export const isRefused = (status) => status >= 400 && status < 500 && ![401, 403, 408, 409, 425, 429].includes(status);
