/** Bookmarks and notes. They are in the memory of this window; by the learner's wish, and only so, they stay on this device.
 * Nothing here knows of the session or of a driver. */

const DAYS = 90;
const DAY = 86_400_000;

/** @typedef {{title: string, note: string, marked: boolean}} Entry
 * @typedef {{entries: Record<string, Entry>, until: number}} Stored
 * @typedef {ReturnType<typeof createKept>} Kept */

/** @param {string} course */
export function createKept(course) {
  const key = `ctlc-private:${course}:tools`;
  /** @type {Record<string, Entry>} those of other documents of the course too */
  let entries = recall();
  let wanted = Object.keys(entries).length > 0;
  /** @type {(() => void)[]} */
  const told = [];

  /** @returns {Record<string, Entry>} */
  function recall() {
    const stored = guarded(() => /** @type {Stored|null} */ (JSON.parse(localStorage.getItem(key) ?? "null")));
    if (stored?.entries && stored.until > Date.now()) return stored.entries;
    guarded(() => localStorage.removeItem(key));
    return {};
  }

  function store() {
    const all = Object.entries({ ...(wanted ? recall() : {}), ...entries }).filter(([, entry]) => filled(entry));
    const text = JSON.stringify({ entries: Object.fromEntries(all), until: Date.now() + DAYS * DAY });
    const done = guarded(() => {
      if (wanted && all.length) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
      return true;
    });
    if (!done) wanted = false;
    for (const run of told) run();
  }

  /** @param {string} id @returns {Entry} */
  const get = (id) => entries[id] ?? { title: "", note: "", marked: false };

  return {
    get,
    get wanted() {
      return wanted;
    },
    /** @param {string} id @param {Partial<Entry>} change */
    set(id, change) {
      entries = { ...entries, [id]: { ...get(id), ...change } };
      store();
    },
    list: () => Object.entries(entries).filter(([, entry]) => filled(entry)),
    /** @param {boolean} on @returns {boolean} whether it is so now: storage may be refused */
    keep(on) {
      wanted = on;
      store();
      return wanted === on;
    },
    clear() {
      entries = {};
      wanted = false;
      store();
    },
    /** @param {() => void} run */
    on: (run) => void told.push(run),
  };
}

/** @param {Entry} entry */
const filled = ({ note, marked }) => marked || note.trim() !== "";

/** @template T @param {() => T} run @returns {T|null} */
function guarded(run) {
  try {
    return run();
  } catch {
    return null;
  }
}
