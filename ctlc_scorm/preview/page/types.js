/**
 * What the server tells the page.
 *
 * @typedef {object} Finding
 * @property {string} code
 * @property {string} name
 * @property {"note" | "warning" | "error"} severity
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {string} message
 * @property {string} why
 * @property {string} mend
 * @property {string[]} related
 * @property {string} place  the path with line and column
 * @property {string} editor  an address that opens it
 * @property {string[]} excerpt  the line, and a caret under the place
 *
 * @typedef {object} Course
 * @property {string} title
 * @property {string} version
 * @property {string} language
 * @property {string} credit
 * @property {string[]} units
 * @property {number} passMark
 * @property {string} package
 * @property {number} files
 * @property {number} bytes
 * @property {number} state  characters of the saved state at the most
 * @property {number} limit
 *
 * @typedef {object} Build
 * @property {number} number
 * @property {boolean} ok
 * @property {string} failure
 * @property {boolean} changed
 * @property {number} ms
 * @property {Finding[]} findings
 * @property {string} count
 * @property {number} shows  the number of the build that is shown; 0 before the first good one
 * @property {Course | null} course  of the package that is shown
 * @property {string} origin  where the course is served
 *
 * @typedef {object} Shown
 * @property {string} status
 * @property {string} score
 * @property {string} time
 * @property {number} launches
 * @property {{state?: number, statements?: number}} more
 *
 * @typedef {{code: string, path: string, message: string, why: string}} Fault
 * @typedef {{id: number, kind: "call", t: number, session: number, n: number, call: string, args: string[], result: string, error: string, violation?: string}} Call
 * @typedef {{id: number, kind: "request", t: number, took: number, method: string, resource: string, query: Record<string, string>, sent: any, status: number, answer: any, faults: Fault[]}} Asked
 * @typedef {Call | Asked} Entry
 *
 * @typedef {import("../stage/types.js").Kind} Kind
 * @typedef {import("../stage/types.js").Switches} Switches
 * @typedef {import("../stage/types.js").Progress} Progress
 * @typedef {import("../stage/types.js").Order} Order
 * @typedef {import("../stage/types.js").Word} Word
 *
 * @typedef {object} Everything
 * @property {Kind} format
 * @property {string} persona
 * @property {{name: string, title: string}[]} personas
 * @property {Switches} switches
 * @property {Build} build
 * @property {Shown | null} record
 * @property {Entry[]} log
 */

export {};
