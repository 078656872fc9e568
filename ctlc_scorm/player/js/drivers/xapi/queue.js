/** Statements that the LRS has not confirmed, written down before they are sent: each once, in order, singly. */

import { guarded } from "../discover.js";
import { isDone, isRefused } from "./client.js";

/** @typedef {{id: string, body: string, tries: number, barred?: boolean}} Entry barred: an earlier session was forbidden to say it
 * @typedef {{entries: Entry[], state: string}} Kept */

/** An LRS that fails on one statement again and again may have it, or may never take it: the others go first. */
const STUBBORN = 3;
const GIVEN_UP = 20;

/** @param {{storage: Storage|undefined, key: string, ask: import("./client.js").Ask}} parts */
export function createQueue({ storage, key, ask }) {
  const kept = read(storage, key);
  let entries = kept.entries;
  let state = kept.state;
  let sending = /** @type {Promise<string>|null} */ (null);
  let refused = 0;
  /** @type {Set<string>} what this session may not say; the next one tries once more */
  const aside = new Set();
  const due = () => entries.filter(({ id }) => !aside.has(id));

  /** Where there is no storage the queue lasts as long as the page. */
  function keep() {
    const empty = !entries.length && !state;
    guarded(() => (empty ? storage?.removeItem(key) : storage?.setItem(key, JSON.stringify({ entries, state }))));
  }

  /** @param {Entry} entry */
  function drop(entry) {
    entries = entries.filter((one) => one !== entry);
    keep();
  }

  /** @param {Entry} entry @returns {Promise<string>} "" when there is nothing in the way of the next one */
  async function send(entry) {
    const { status } = await ask("PUT", "statements", { json: entry.body, query: { statementId: entry.id } });
    if (isDone(status)) return (drop(entry), "");
    if (status === 403 && !entry.barred) {
      entry.barred = true;
      aside.add(entry.id);
      return (keep(), "");
    }
    if (status === 403 || isRefused(status) || ++entry.tries >= GIVEN_UP) return (refused++, drop(entry), "");
    keep();
    if (status < 500 || entry.tries < STUBBORN || due().length < 2) return `lrs-${status}`;
    entries = [...entries.filter((one) => one !== entry), entry];
    return "";
  }

  async function sendAll() {
    for (let left = due().length; left > 0; left--) {
      const [next] = due();
      const code = next ? await send(next) : "";
      if (code) return code;
    }
    return due().length ? "lrs-500" : "";
  }

  return {
    get pending() {
      return entries.length;
    },
    /** Statements that the LRS will not take. */
    get refused() {
      return refused;
    },
    /** The document as it was last meant to be saved, if it was not. */
    get unsaved() {
      return state;
    },
    /** The document is saved, unless a newer one is waiting. @param {string} json */
    saved(json) {
      if (state !== json) return;
      state = "";
      keep();
    },
    /** What happened and the document that holds it, at one stroke. @param {{id: string, body: string}[]} statements @param {string} [json] */
    add(statements, json = state) {
      entries = [...entries, ...statements.map((statement) => ({ ...statement, tries: 0 }))];
      state = json;
      keep();
    },
    /** Before everything else. @param {{id: string, body: string}} statement */
    lead(statement) {
      entries = [{ ...statement, tries: 0 }, ...entries];
      keep();
    },
    /** What an earlier session left, as this one may say it. @param {(body: string) => string|null} readied null: it has no place any more */
    carry(readied) {
      entries = entries.flatMap((entry) => {
        const body = readied(entry.body);
        return body ? [{ ...entry, body }] : [];
      });
      keep();
    },
    /** All at once, in order, since the page goes; what nobody confirms is sent again next time. */
    rush() {
      for (const { id, body } of due()) void ask("PUT", "statements", { json: body, query: { statementId: id } });
    },
    /** @returns {Promise<string>} "" when all is delivered */
    async flush() {
      while (sending) await sending;
      sending = sendAll();
      try {
        return await sending;
      } finally {
        sending = null;
      }
    },
  };
}

/** @param {Storage|undefined} storage @param {string} key @returns {Kept} */
function read(storage, key) {
  const raw = guarded(() => JSON.parse(storage?.getItem(key) ?? "null"));
  const entries = Array.isArray(raw?.entries) ? raw.entries.filter(isEntry) : [];
  return { entries, state: typeof raw?.state === "string" ? raw.state : "" };
}

/** @param {any} entry */
const isEntry = (entry) => typeof entry?.id === "string" && typeof entry?.body === "string" && Number.isInteger(entry.tries);
