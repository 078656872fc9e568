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
  storeLaterMs: 0,
  initializeAgain: false,
  latencyMs: 0,
  failing: [],
  failShares: {},
  seed: 1,
  expirySeconds: 0,
  apiPlace: "parent",
  apiLateMs: 0,
  frames: 1,
  loads: 1,
  framed: false,
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
  rustici: {
    title: "Rustici's engine, as in Canvas",
    suspendLimit: 64000,
    notAttemptedBecomes: "completed",
    finishClosesAnyway: true,
    storeLaterMs: 10000,
    dismissal: "beacon",
    frames: 2,
    framed: true,
  },
  openedx: {
    title: "Open edX's XBlock",
    suspendLimit: 1_000_000,
    feedback: "free",
    unreadable: [
      "cmi.core.lesson_status",
      "cmi.core.score.raw",
      "cmi.core.lesson_mode",
      "cmi.core.entry",
      "cmi.interactions._count",
    ],
    totalTimeAt: "never",
    finishClosesAnyway: true,
    initializeAgain: true,
    apiLateMs: 500,
    loads: 3,
  },
  "no-unload": { title: "No unload, no last word", finishAtUnload: false, allow: "unload 'none'" },
  "opaque-sandbox": { title: "Sandbox of opaque origin", sandbox: "allow-scripts allow-forms allow-downloads" },
  "storage-denied": { title: "Framed by another site, which forbids storage", framed: true },
  "api-in-opener": { title: "API in the opener", apiPlace: "opener" },
  "cross-origin-top": { title: "Framed by another origin", framed: true, apiLateMs: 300 },
  "expiring-session": { title: "Session expires", expirySeconds: 300 },
  slow: { title: "Slow", latencyMs: 2000 },
  flaky: { title: "Flaky", failShares: { LMSGetValue: 0.02, LMSSetValue: 0.02, LMSCommit: 0.25, LMSFinish: 0.25 } },
};

/** @param {string} name @param {Partial<Persona>} [changes] @returns {Persona} */
export function persona(name, changes = {}) {
  const own = differences[name];
  if (!own) throw new Error(`no persona ${name}; there are: ${Object.keys(differences).join(", ")}`);
  return { ...base, ...own, ...changes };
}
