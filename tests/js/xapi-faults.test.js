import assert from "node:assert/strict";
import { test } from "node:test";
import { createSession } from "../../ctlc_scorm/player/js/course/session.js";
import { revive } from "../../ctlc_scorm/player/js/course/revive.js";
import { xapi } from "../../ctlc_scorm/player/js/drivers/xapi.js";
import { anyResponse, chance } from "./chance.js";
import { FakeLrs, browser, cmi5Query, launchData, tincanQuery } from "./fake-lrs.js";
import { World } from "./world.js";
import { told } from "./xapi-sample.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").State} State @typedef {import("../../ctlc_scorm/player/js/types.js").Report} Report
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Driver} Driver
 * @typedef {import("../../ctlc_scorm/player/js/course/session.js").Session} Session @typedef {ReturnType<typeof chance>} Chance */

const SEQUENCES = Number(process.env.FAULT_SEQUENCES ?? 300);
/** @type {import("./fake-lrs.js").Fault[]} */
const FAULTS = [{ before: true }, { after: true }, { status: 500 }, { status: 503 }, { status: 429 }, { status: 401 }];
const data = { xapi: told("xapi"), cmi5: told("cmi5") };

/** @param {State} earlier @param {State} later */
const isPrefix = (earlier, later) =>
  Object.keys(earlier.pages).every((id) => later.pages[id]) &&
  Object.entries(earlier.items).every(([id, { tries }]) => tries <= (later.items[id]?.tries ?? 0)) &&
  earlier.final.attempts.every(({ n, seed }) => later.final.attempts.length >= 5 || later.final.attempts.some((other) => other.n === n && other.seed === seed));

/** @param {Chance} random @param {Session} session */
function act(random, session) {
  const { items, pages } = data.xapi;
  const [id, item] = random.pick(Object.entries(items).filter(([, { m }]) => m >= 0));
  const drawn = random.pick(session.final.current?.items ?? [""]);
  random.pick([
    () => session.turn(random.pick(pages).ref),
    () => session.read(random.pick(pages).id),
    () => session.answer(id, anyResponse(random, item)),
    () => session.hide(),
    () => session.show(),
    () => session.final.begin(),
    () => items[drawn] && session.final.respond(drawn, anyResponse(random, items[drawn])),
    () => random.often(30) && session.final.submit(),
    () => session.retry(),
  ])();
}

/** Remembers what went through a driver. @param {Driver} driver @param {{answers: number, reports: State[]}} seen @returns {Driver} */
function watched(driver, seen) {
  const noted = (/** @type {Report} */ report) => (seen.reports.push(/** @type {State} */ (revive(report.json))), report);
  return {
    ...driver,
    open: (...args) => driver.open(...args),
    answer: (answer) => (seen.answers++, driver.answer(answer)),
    save: (report) => driver.save(noted(report)),
    close: (report, ...rest) => driver.close(noted(report), ...rest),
  };
}

/** One learner, one browser, launch after launch, against an LRS that fails at random; the last launch is a good one.
 * @param {number} seed @param {"xapi"|"cmi5"} kind */
async function live(seed, kind) {
  const random = chance(seed);
  const world = new World();
  const lrs = new FakeLrs();
  lrs.exposesEtag = random.often(70);
  lrs.allowsIfMatch = random.often(70);
  const at = browser(lrs);
  const seen = { answers: 0, reports: /** @type {State[]} */ ([]) };
  let ids = seed * 10_000;
  const id = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;
  for (let launch = 0; launch < 3; launch++) {
    lrs.tokens = 0;
    lrs.breaches = [];
    lrs.launchData = kind === "cmi5" ? launchData() : null;
    lrs.told = kind === "cmi5" ? [] : lrs.told;
    lrs.fault = () => undefined;
    const window = at.window(kind === "cmi5" ? cmi5Query() : tincanQuery());
    const driver = watched(xapi({ window, cmi5: kind === "cmi5", now: world.now, id }), seen);
    const session = createSession({ data: data[kind], driver, now: world.now, random: random.fraction, timers: world.timers });
    await session.start();
    await world.settle();
    let trouble = false;
    if (launch < 2) lrs.fault = () => (trouble && random.often(50) ? random.pick(FAULTS) : undefined);
    for (let step = 0; step < (launch < 2 ? 15 : 0); step++) {
      trouble = random.often(50);
      act(random, session);
      await world.pass(random.pick([0, 500, 4000, 20_000, 90_000]));
      if (session.saved.status === "sent") assert.ok(isPrefix(session.state, /** @type {State} */ (revive(JSON.stringify(lrs.kept)))), "sent was said and is not true");
    }
    if (launch === 2) await world.minutes(20);
    else if (random.often(60)) session.leave();
    await world.settle();
    world.waiting = [];
    await world.settle();
  }
  check(lrs, seen, kind);
}

/** @param {FakeLrs} lrs @param {{answers: number, reports: State[]}} seen @param {string} kind */
function check(lrs, seen, kind) {
  const kept = /** @type {State} */ (revive(JSON.stringify(lrs.kept ?? {})));
  for (const report of seen.reports) assert.ok(isPrefix(report, kept), "something was lost");
  const all = [...lrs.statements.values()].map((text) => JSON.parse(text));
  const count = (/** @type {string} */ verb, /** @type {string} */ object = "") => all.filter((one) => one.verb.id.endsWith(`/${verb}`) && one.object.id.endsWith(object)).length;
  assert.equal(count("answered"), seen.answers, "answers told");
  for (const page of data.xapi.pages) assert.ok(count("experienced", page.id) <= 1, `${page.id} was told twice`);
  for (const page of Object.keys(kept.pages)) assert.equal(count("experienced", page), 1, `${page} was not told`);
  const root = kind === "cmi5" ? "/activity/7" : "org/sample";
  for (const verb of ["completed", "passed"]) assert.ok(count(verb, root) <= 1, `${verb} was told twice`);
  assert.ok(kept.dates.passed === 0 || count("passed", root) === 1, "passed was not told");
}

for (const kind of /** @type {const} */ (["xapi", "cmi5"])) {
  test(`${kind}: in ${SEQUENCES} random lives of failures and relaunches nothing is lost, nothing is told twice, and the words are true`, async () => {
    for (let seed = 1; seed <= SEQUENCES; seed++) {
      await live(seed, kind).catch((error) => {
        error.message = `seed ${seed}: ${error.message}`;
        throw error;
      });
    }
  });
}
