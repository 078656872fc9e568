/** The types of the player, in one place. The compiler writes CourseData; the session keeps State; a driver carries it. */

/**
 * @typedef {"choice"|"true-false"|"fill-in"|"numeric"|"matching"|"sequencing"|"likert"|"performance"} Kind
 *
 * @typedef {string[]} Response
 * choice, likert: option ids; true-false: "true" or "false"; fill-in, numeric: one text; matching: "stem.target" pairs;
 * sequencing: ids in order; performance: "done".
 *
 * @typedef {object} Item
 * @property {Kind} kind
 * @property {number} n ordinal in the packed state
 * @property {number} m ordinal of its module, -1 for items of the bank
 * @property {string} report its id in the LMS
 * @property {string} prompt
 * @property {string[]} options ids of one character
 * @property {string[]} [targets]
 * @property {Response[]} correct every accepted response; empty when unscored
 * @property {boolean} many
 * @property {boolean} shuffle
 * @property {boolean} exactCase
 * @property {boolean} exactSpaces
 * @property {number} tolerance
 * @property {number} weight
 * @property {string[]} objectives
 *
 * @typedef {{id: string, n: number, title: string, minutes: number}} Module
 * @typedef {{id: string, ref: string, n: number, module: string, title: string, minutes: number, items: string[], insteadOf: string}} Page
 * @typedef {{ref: string, title: string, minutes: number, passMark: number, draw: Record<string, number>, bank: string[]}} Final
 *
 * @typedef {object} CourseData
 * @property {1} schema
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {string} language
 * @property {string} iri
 * @property {string} hash
 * @property {"scorm12"|"xapi"|"cmi5"|"web"} driver
 * @property {string} sco "course", a module's id, or "final"
 * @property {Module[]} modules
 * @property {Page[]} pages
 * @property {Record<string, Item>} items
 * @property {Final|null} final
 * @property {Record<string, {text: string, pages: string[]}>} objectives
 * @property {{pages: boolean, questions: boolean, final: boolean}} completion
 * @property {{pages: number, items: number, modules: number, print: string, prints?: Record<string, string>, keep: boolean}} state
 * @property {Record<string, string>} strings
 * @property {Templates} [xapi]
 */

/**
 * @typedef {Record<string, any>} Json
 * @typedef {object} Templates what statements are made from; `root` is what was launched
 * @property {string} course its IRI
 * @property {Record<string, Json>} verbs
 * @property {Json} root
 * @property {Record<string, Json>} modules
 * @property {Record<string, {module: string, activity: Json}>} pages
 * @property {Record<string, Json>} items
 * @property {Record<string, string>} [holders] IRIs of what questions stand in
 * @property {Json|null} final
 * @property {Json} category
 * @property {string} revision
 * @property {string} language
 */

/**
 * @typedef {object} Result what is known of one question
 * @property {number} tries 0 to 15
 * @property {number} best 0 unanswered, 1 wrong, 2 partly right, 3 right (or answered, if unscored)
 * @property {Response|null} last
 *
 * @typedef {object} Sitting one attempt at the final
 * @property {number} n
 * @property {number} seed
 * @property {number} rev changes so far; the later wins a merge
 * @property {string[]} items what was drawn, in order
 * @property {Record<string, Response>} answers
 * @property {string[]} flags
 * @property {number|null} score
 *
 * @typedef {{n: number, seed: number, score: number, day: number}} Attempt
 * @typedef {Record<string, number>} Slots seconds by module id, "final" or "-"
 *
 * @typedef {object} State
 * @property {1} schema
 * @property {Record<string, true>} pages
 * @property {Record<string, Result>} items
 * @property {{attempts: Attempt[], current: Sitting|null, last: Sitting|null}} final
 * @property {Record<string, Slots>} time by replica
 * @property {Record<string, number>} elapsed by replica
 * @property {string} place
 * @property {number} placed epoch seconds
 * @property {{started: number, completed: number, passed: number}} dates epoch minutes, 0 = not yet
 * @property {{theme: "system"|"light"|"dark", size: number, at: number}} prefs
 */

/**
 * @typedef {"incomplete"|"completed"|"passed"} Status
 * @typedef {{status: Status, score: number|null, finished: boolean}} Outcome
 * @typedef {{ref: string, title: string, text: string}} Missing
 * @typedef {{id: "pages"|"questions"|"final", met: boolean, done: number, total: number, missing: Missing[]}} Requirement
 * @typedef {{right: boolean, share: number}} Verdict
 * @typedef {{n: number, score: number, passed: boolean, results: Record<string, boolean>, missed: string[]}} Review
 */

/**
 * @typedef {{item: Item, response: Response, right: boolean, at: Date, latency: number}} Answer
 * @typedef {{packed: string, json: string, place: string, outcome: Outcome, seconds: number}} Report
 * @typedef {{ok: boolean, code: string, lost: boolean}} Sent lost: the connection is gone, open again
 *
 * @typedef {object} Opened
 * @property {boolean} connected
 * @property {string|null} state
 * @property {string} place
 * @property {string} learner
 * @property {"normal"|"browse"|"review"} mode
 * @property {string} previous
 * @property {string} code
 * @property {string} [replica] under which this browser adds up its time
 * @property {number} [passMark] what the LMS asks for instead, in percent
 *
 * @typedef {object} Driver translates between the session and one kind of LMS; decides nothing
 * @property {(data: CourseData, options: {wait: boolean}) => Promise<Opened>} open
 * @property {(answer: Answer) => void} answer
 * @property {(report: Report) => Promise<Sent>} save
 * @property {(report: Report, last: boolean, frozen?: boolean) => Sent} close last: there is no later, the page goes; frozen: it may come back
 * @property {() => void} [drop] gives up what was opened without writing
 * @property {boolean} [patient] what it sends needs time: a save has to end before a good close
 * @property {() => Promise<unknown>} [gone] when the last words have arrived
 * @property {string} [home] where the LMS wants the learner to be sent
 *
 * @typedef {{after: (ms: number, run: () => void) => () => void}} Timers `after` gives what cancels
 * @typedef {""|"saving"|"sent"|"unsaved"|"off"} SaveStatus
 * @typedef {{status: SaveStatus, at: number, code: string}} Saved at: when something was last sent, in ms
 *
 * @typedef {{pages: number, items: number, attempts: number}} Done
 * @typedef {{kept: Done, gone: Done, blanked: number, added: number, minutes: number}} Change what the course's change did
 * to earlier progress; blanked: answers that do not fit their questions any more; added: pages
 *
 * @typedef {object} Connection
 * @property {boolean} connected
 * @property {"normal"|"browse"|"review"} mode
 * @property {string} learner
 * @property {string} place where the LMS's copy was left
 * @property {boolean} resumed
 * @property {string[]} reset what of it could not be kept
 * @property {Change|null} change
 * @property {string} code
 * @property {string} replica
 */

export {};
