/** How tabs of one course talk: by BroadcastChannel, else by the events of the storage. Neither sleeps in a hidden tab. */

import { guarded } from "../drivers/discover.js";

/** @typedef {{kind: "hello"|"here"|"news"|"yield"|"yielded"|"gone", from: string, at: number, since?: number, to?: string, told?: {state: string, learner: string}}} Message
 * @typedef {{post: (message: Message) => void}} Channel */

/** @param {any} window @param {string} name @param {(message: Message) => void} hear @returns {Channel|null} */
export const openChannel = (window, name, hear) => guarded(() => broadcast(window, name, hear)) ?? guarded(() => storage(window, name, hear)) ?? null;

/** @param {any} window @param {string} name @param {(message: Message) => void} hear @returns {Channel|undefined} */
function broadcast(window, name, hear) {
  if (!window.BroadcastChannel) return undefined;
  const channel = new window.BroadcastChannel(name);
  channel.onmessage = (/** @type {{data: Message}} */ { data }) => hear(data);
  return { post: (message) => void guarded(() => channel.postMessage(message)) };
}

/** @param {any} window @param {string} name @param {(message: Message) => void} hear @returns {Channel} */
function storage(window, name, hear) {
  const store = window.localStorage;
  let n = 0;
  const post = (/** @type {unknown} */ message) => {
    store.setItem(name, JSON.stringify({ n: n++, message }));
    store.removeItem(name);
  };
  post(null);
  window.addEventListener("storage", (/** @type {StorageEvent} */ { key, newValue }) => {
    const message = key === name && newValue ? guarded(() => JSON.parse(newValue).message) : null;
    if (message) hear(message);
  });
  return { post: (message) => void guarded(() => post(message)) };
}
