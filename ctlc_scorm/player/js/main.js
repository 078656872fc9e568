/** Starts the player: reads the data, chooses the driver, makes the session, brings the page to life. */

import { createSession } from "./course/session.js";
import { scorm12 } from "./drivers/scorm12.js";
import { web } from "./drivers/web.js";
import { xapi } from "./drivers/xapi.js";
import { uuid } from "./drivers/xapi/uuid.js";
import { startPage } from "./page/page.js";
import { speak } from "./page/words.js";

/** @typedef {import("./types.js").CourseData} CourseData @typedef {import("./types.js").Timers} Timers @typedef {import("./page/ask.js").View} View */

/** @type {Timers} */
const timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** @param {CourseData["driver"]} kind @returns {import("./types.js").Driver} */
function driverOf(kind) {
  if (kind === "web") return web({ window });
  if (kind === "scorm12") return scorm12({ window, timers });
  return xapi({ window, cmi5: kind === "cmi5", now: Date.now, id: uuid });
}

/** @param {View[]} views one for each kind of block that needs a script */
export function start(views) {
  /** @type {CourseData} */
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "");
  const driver = driverOf(data.driver);
  speak(data.strings);
  startPage({ data, views, session: createSession({ data, driver, now: Date.now, random: Math.random, timers, steady: () => performance.now() }) });
}
