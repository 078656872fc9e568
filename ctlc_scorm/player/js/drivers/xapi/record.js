/** The learner's document in the LRS's State: read with its ETag, merged before it overwrites anything. */

import { revive } from "../../course/revive.js";
import { merge } from "../../course/state.js";

/** @typedef {import("./client.js").Ask} Ask @typedef {import("./launch.js").Launch} Launch @typedef {import("../../types.js").State} State */

/** The name is one that every importer keeps. */
const NAME = "suspendData";
const TRIES = 4;

/** @param {{ask: Ask, launch: Launch}} parts */
export function createRecord({ ask, launch }) {
  const query = {
    stateId: NAME,
    activityId: launch.activity,
    agent: JSON.stringify(launch.actor),
    ...(launch.registration && { registration: launch.registration }),
  };
  let etag = /** @type {string|null} */ (null);
  /** The newest copy that is known. */
  let remote = /** @type {State|null} */ (null);
  /** Some endpoints do not let a page send If-Match. */
  let conditional = true;

  /** @returns {Promise<{code: string, state: State|null, foreign: boolean}>} */
  async function read() {
    const { status, text, etag: tag } = await ask("GET", "activities/state", { query });
    if (status !== 200 && status !== 404) return { code: `lrs-${status}`, state: null, foreign: false };
    etag = status === 200 ? tag : null;
    const state = status === 200 ? revive(text) : null;
    remote = state;
    return { code: "", state, foreign: status === 200 && !state && !isAbsent(text) };
  }

  /** @param {string} json */
  async function put(json) {
    if (!conditional || !etag) return ask("PUT", "activities/state", { json, query });
    const answer = await ask("PUT", "activities/state", { json, query, headers: { "If-Match": etag } });
    if (answer.status) return answer;
    const plain = await ask("PUT", "activities/state", { json, query });
    if (plain.status) conditional = false;
    return plain;
  }

  return {
    read,
    /** Without a tag of the newest copy, that copy is read first, so that another device's progress is joined to ours.
     * @param {string} json @returns {Promise<{code: string, json: string}>} what is in the LRS now */
    async write(json) {
      let code = "";
      for (let i = 0; i < TRIES; i++) {
        const found = etag ? { code: "" } : await read();
        if (found.code) return { code: found.code, json };
        const ours = joined(remote, json);
        const { status, etag: tag } = await put(ours);
        const done = status >= 200 && status < 300;
        etag = done ? tag : null;
        if (done) remote = revive(ours);
        if (done) return { code: "", json: ours };
        code = `lrs-${status}`;
        if (status !== 412 && status !== 409) break;
        code = "";
      }
      return { code: code || "lrs-412", json };
    },
  };
}

/** @param {State|null} theirs @param {string} json */
function joined(theirs, json) {
  const ours = revive(json);
  return theirs && ours ? JSON.stringify(merge(theirs, ours)) : json;
}

/** One importer answers so where it has nothing. @param {string} text */
function isAbsent(text) {
  try {
    const raw = JSON.parse(text);
    return !raw || Object.keys(raw).join() === "success" || Object.keys(raw).length === 0;
  } catch {
    return text.trim() === "";
  }
}
