/** Starts the player: reads the data, chooses the driver, makes the session, brings the page to life. */

import { createSession } from "./course/session.js";
import { scorm12 } from "./drivers/scorm12.js";
import { web } from "./drivers/web.js";
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

/** @param {View[]} views one for each kind of block that needs a script */
export function start(views) {
  /** @type {CourseData} */
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "");
  const driver = data.driver === "web" ? web({ window }) : scorm12({ window, timers });
  speak(data.strings);
  startPage({ data, views, session: createSession({ data, driver, now: Date.now, random: Math.random, timers, steady: () => performance.now() }) });
}
