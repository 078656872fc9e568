/**
 * The types of the LMS page, in one place.
 *
 * @typedef {Record<string, string>} Values  element name -> value, arrays flattened, `_count` kept like any element
 *
 * @typedef {(value: string, persona: Persona) => string} Check  "" or, in words, the rule that the value breaks
 *
 * @typedef {object} Element
 * @property {"ro" | "rw" | "wo"} access
 * @property {Check} check
 *
 * @typedef {object} Answer
 * @property {string} value  what the call returns
 * @property {string} code   "0" or a SCORM 1.2 error code
 * @property {string} rule   why it was refused, in words
 * @property {boolean} fault  whether the course broke the rule (not the LMS)
 *
 * @typedef {object} Call
 * @property {number} n
 * @property {number} t  epoch milliseconds
 * @property {string} call
 * @property {string[]} args
 * @property {string} result
 * @property {string} error
 * @property {string} [violation]
 *
 * @typedef {object} Failing  calls that fail: the from-th to the to-th call of this name (and element), counted from 1
 * @property {string} call
 * @property {string} [element]
 * @property {number} from
 * @property {number} to
 * @property {string} error  a code, or "throw"
 *
 * @typedef {object} Persona  how an LMS behaves; `personas.js` holds the base and the differences
 * @property {string} title
 * @property {number} suspendLimit  characters of cmi.suspend_data
 * @property {number} textLimit  characters of a CMIString255
 * @property {"strict" | "free"} feedback  whether responses are checked against the type of their interaction
 * @property {string[]} unsupported  optional groups that are not there, such as "cmi.interactions"
 * @property {string[]} unreadable  elements that always read as "", as some LMSs answer without saying that they failed
 * @property {string} missingCode  error of an unknown element or a missing group
 * @property {string} notAttemptedBecomes  at finish; "" leaves it
 * @property {boolean} masteryOverride  at finish, a raw score and the manifest's mastery score set the status
 * @property {"finish" | "commit" | "never"} totalTimeAt
 * @property {boolean} finishClosesAnyway  also when the data could not be stored
 * @property {string} lessonMode
 * @property {string} credit
 * @property {number} autocommitSeconds  0: never
 * @property {"fallback" | "beacon" | "lost"} dismissal  while the page goes: request then beacon; beacon at once; request only
 * @property {boolean} finishAtUnload  false: nothing is taken once the page is going
 * @property {number} storeLaterMs  commits say "true" at once, and are sent this much later
 * @property {boolean} initializeAgain  LMSInitialize may come again, also after LMSFinish
 * @property {number} latencyMs  for each call but those about errors
 * @property {Failing[]} failing
 * @property {Record<string, number>} failShares  0..1 of these calls fail, by a seeded draw
 * @property {number} seed
 * @property {number} expirySeconds  after which nothing is stored until the learner logs in again; 0: never
 * @property {"parent" | "opener"} apiPlace
 * @property {number} apiLateMs  the API appears this long after the course frame
 * @property {number} frames  how deep the course lies under the window of the API
 * @property {number} loads  how often the course is loaded in one launch
 * @property {boolean} framed  the LMS page itself lies in a page of another origin
 * @property {string | null} sandbox  the frame's attribute
 * @property {string} allow  the frame's permissions policy
 *
 * @typedef {object} Sco
 * @property {string} id
 * @property {string} title
 * @property {string} href
 * @property {string} mastery
 * @property {string} data
 * @property {string} maxTime
 * @property {string} limitAction
 *
 * @typedef {object} Launch  what the server says at launch
 * @property {number} session
 * @property {Values} values
 *
 * @typedef {(changed: Values) => boolean} Store
 *
 * @typedef {object} Session
 * @property {Values} values  what the course reads and writes now
 * @property {() => boolean} dirty
 * @property {() => boolean} commit
 * @property {() => boolean} finish
 * @property {(name: string, value: string) => void} keep
 */

export {};
