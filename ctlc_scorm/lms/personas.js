/** How LMSs behave: a base that is strict about the course and changes nothing by itself, and tables of differences. */

/** @typedef {import("./types.js").Persona} Persona */

/** @type {Persona} */
const base = {
  title: "Strict",
  suspendLimit: 4096,
  textLimit: 255,
  feedback: "strict",
  unsupported: [],
  unreadable: [],
  missingCode: "201",
  notAttemptedBecomes: "",
  masteryOverride: false,
  totalTimeAt: "finish",
  finishClosesAnyway: false,
  lessonMode: "normal",
  credit: "credit",
  autocommitSeconds: 0,
  dismissal: "fallback",
  finishAtUnload: true,
  latencyMs: 0,
  failing: [],
  failShare: 0,
  seed: 1,
  expirySeconds: 0,
  apiPlace: "parent",
  apiLateMs: 0,
  sandbox: null,
  allow: "",
};

/** @type {Record<string, Partial<Persona>>} */
export const differences = {
  strict: {},
  moodle: {
    title: "Moodle",
    feedback: "free",
    notAttemptedBecomes: "completed",
    masteryOverride: true,
    finishClosesAnyway: true,
    autocommitSeconds: 60,
    dismissal: "beacon",
  },
};

/** @param {string} name @param {Partial<Persona>} [changes] @returns {Persona} */
export function persona(name, changes = {}) {
  const own = differences[name];
  if (!own) throw new Error(`no persona ${name}; there are: ${Object.keys(differences).join(", ")}`);
  return { ...base, ...own, ...changes };
}
