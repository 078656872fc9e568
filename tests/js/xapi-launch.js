/** A course that is launched in a fake LRS, and a learner's way through it. */

import { createSession } from "../../ctlc_scorm/player/js/course/session.js";
import { xapi } from "../../ctlc_scorm/player/js/drivers/xapi.js";
import { FakeLrs, browser, cmi5Query, launchData, tincanQuery } from "./fake-lrs.js";
import { right, rightInFinal } from "./sample.js";
import { World } from "./world.js";
import { told } from "./xapi-sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/course/session.js").Session} Session @typedef {ReturnType<typeof browser>} Browser */

let ids = 0;
const id = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;

/** @param {{lrs?: FakeLrs, at?: Browser, world?: World, query?: string, tab?: any, cmi5?: boolean}} [given] */
export async function launched({ lrs = new FakeLrs(), at = browser(lrs), world = new World(), cmi5 = false, query = cmi5 ? cmi5Query() : tincanQuery(), tab } = {}) {
  if (cmi5) lrs.launchData ??= launchData();
  const window = at.window(query, tab);
  const data = told(cmi5 ? "cmi5" : "xapi");
  const driver = xapi({ window, cmi5, now: world.now, id });
  const session = createSession({ data, driver, now: world.now, random: () => 0.5, timers: world.timers });
  const connection = await session.start();
  await world.settle();
  return { lrs, at, world, window, data, driver, session, connection };
}

/** @param {Session} session @param {World} world @param {string[]} [pages] */
export async function study(session, world, pages = ["why/start", "why/story", "how/pairs", "how/steps"]) {
  const { pages: all } = told("xapi");
  for (const page of all.filter(({ id }) => pages.includes(id))) {
    session.turn(page.ref);
    await world.minutes(2);
    for (const item of page.items) session.answer(item, right[/** @type {keyof typeof right} */ (item)]);
    session.read(page.id);
    await world.seconds(10);
  }
}

/** @param {Session} session @param {World} world @param {boolean} well */
export async function sit(session, world, well) {
  session.turn("final");
  session.final.begin();
  for (const [item, response] of Object.entries(rightInFinal)) session.final.respond(item, well ? response : ["zzz"]);
  session.final.submit();
  await world.seconds(10);
}
