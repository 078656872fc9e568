/** Finds the SCORM 1.2 API object. Any window on the way may be another origin's, and throw. */

const LEVELS = 20;
const WAITS = [100, 200, 400, 800, 1500, 2000];

/** @typedef {Record<string, (...args: string[]) => unknown>} Api */

/** @template T @param {() => T} read @returns {T|undefined} */
export function guarded(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** @param {any} start @returns {Api|undefined} from this window or those around it */
function climb(start) {
  let at = start;
  for (let level = 0; at && level <= LEVELS; level++) {
    const here = at;
    const api = guarded(() => (here.API?.LMSInitialize ? here.API : undefined));
    if (api) return api;
    const parent = guarded(() => here.parent);
    at = parent === here ? undefined : parent;
  }
  return undefined;
}

/** @param {any} win */
export const findApi = (win) => climb(win) ?? climb(guarded(() => win.opener)) ?? climb(guarded(() => win.top.opener));

/** Some LMSs make their API after the course has started. @param {any} win @param {import("../types.js").Timers} timers @returns {Promise<Api|undefined>} */
export async function waitForApi(win, timers) {
  for (const ms of WAITS) {
    const api = findApi(win);
    if (api) return api;
    await new Promise((resolve) => timers.after(ms, () => resolve(null)));
  }
  return findApi(win);
}
