/** Talks to the server of the panel: buttons go by POST with the token, what happens comes as events. */

/** @typedef {import("./types.js").Everything} Everything @typedef {import("./types.js").Build} Build
 * @typedef {import("./types.js").Shown} Shown @typedef {import("./types.js").Entry} Entry
 * @typedef {{everything: Everything, built: Build, record: Shown | null, log: Entry[], forgotten: null}} Events */

const token = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=token]")).content;

/** @param {string} act @param {Record<string, unknown>} [more] @returns {Promise<any>} */
export async function ask(act, more = {}) {
  const headers = { "content-type": "application/json", "x-preview-token": token };
  const answer = await fetch("/do", { method: "POST", headers, body: JSON.stringify({ do: act, ...more }) });
  if (!answer.ok) throw new Error(`${act}: ${answer.status}`);
  return answer.json();
}

/** @param {{[Name in keyof Events]: (data: Events[Name]) => void}} hear @param {(on: boolean) => void} connected */
export function listen(hear, connected) {
  const events = new EventSource("/events");
  for (const [name, run] of Object.entries(hear))
    events.addEventListener(name, (event) => /** @type {(data: any) => void} */ (run)(JSON.parse(event.data)));
  events.addEventListener("open", () => connected(true));
  events.addEventListener("error", () => connected(false));
}
