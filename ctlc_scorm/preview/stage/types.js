/**
 * What the panel and the stage say to each other.
 *
 * @typedef {"scorm12" | "xapi" | "cmi5" | "web"} Kind
 * @typedef {Record<"offline" | "slow" | "expired", boolean>} Switches
 *
 * @typedef {{do: "open", url: string, here: boolean} | {do: "reload"} | {do: "close"} | {do: "kill"} | {do: "forget"} | {do: "fail"}
 *   | {do: "jump", share: number} | {do: "switches", on: Switches} | {do: "theme", theme: string}} Order
 *
 * @typedef {object} Progress
 * @property {number} done  pages, as the course itself shows it
 * @property {number} of
 * @property {string} at  the page that is shown
 * @property {string} title
 * @property {string} saved  what the course says of saving
 *
 * @typedef {{say: "ready"} | {say: "closed", how: string} | {say: "shown", ms: number} | {say: "progress", progress: Progress}
 *   | {say: "jump", done: number, of: number} | {say: "jumped", trouble: string}} Word
 */

export {};
