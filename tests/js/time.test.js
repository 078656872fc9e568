import assert from "node:assert/strict";
import { test } from "node:test";
import { createSession } from "../../ctlc_scorm/player/js/course/session.js";
import { unpack } from "../../ctlc_scorm/player/js/course/unpack.js";
import { scorm12 } from "../../ctlc_scorm/player/js/drivers/scorm12.js";
import { chance } from "./chance.js";
import { sample } from "./sample.js";
import { StrictApi, windowWith } from "./strict-api.js";
import { World } from "./world.js";

const SERIES = Number(process.env.TIME_SERIES ?? 20);
const LIMIT = 8 * 60; // twice the minutes of the sample's pages
const data = sample();
const declared = 60 * 30;

/** @param {StrictApi} lms */
const stored = (lms) => unpack(lms.stored.at(-1)?.["cmi.suspend_data"] ?? "", data).state;

/** @param {Record<string, Record<string, number>>} time */
const sum = (time) => Object.values(time["0"] ?? {}).reduce((all, seconds) => all + seconds, 0);

/** @param {string} span */
const seconds = (span) => span.split(":").reduce((all, part) => 60 * all + Number(part), 0);

/** Hours of reading over several launches, with idle gaps, hides, sleeps and a wall clock that is set: what was active is
 * known by the script. @param {number} seed */
async function study(seed) {
  const random = chance(seed);
  const world = new World();
  let lms = new StrictApi();
  let [active, elapsed, told, jump] = [0, 0, 0, 0];
  for (let launch = 0; launch < 3; launch++) {
    const driver = scorm12({ window: windowWith(lms.api), timers: world.timers });
    const now = () => world.time + jump;
    const session = createSession({ data, driver, now, steady: world.now, random: random.fraction, timers: world.timers });
    void session.start();
    await world.settle();
    const begun = world.time;
    for (let step = 0; step < 40; step++) {
      session.turn(random.pick(data.pages).ref);
      for (let i = random.below(4); i > 0; i--) {
        const reading = 5 + random.below(200);
        await world.seconds(reading);
        active += reading;
        session.activity();
      }
      const gap = 60 + random.below(3000);
      if (random.often(15)) {
        await world.seconds(gap);
        active += Math.min(gap, LIMIT);
        session.activity();
      } else if (random.often(15)) {
        session.hide();
        await world.seconds(gap);
        session.show();
      } else if (random.often(8)) {
        const before = random.below(60);
        await world.seconds(before);
        active += before;
        world.sleep(4 * 3600 * 1000);
        await world.seconds(0);
        session.activity();
      } else if (random.often(15)) jump += (random.often(50) ? 1 : -1) * random.below(86_400_000);
    }
    assert.equal(session.exit().ok, true);
    elapsed += (world.time - begun) / 1000;
    told += seconds(lms.values["cmi.core.session_time"] ?? "");
    assert.equal(lms.breaches.length, 0, lms.breaches[0]);
    world.waiting = [];
    lms = lms.relaunched();
    await world.minutes(random.below(2000));
  }
  return { active, elapsed, told, ledger: sum(stored(lms).time), wall: stored(lms).elapsed["0"] ?? 0 };
}

test(`over ${SERIES} scripted studies of hours the active time is at most 2 % wrong, in the ledger and in what the LMS is told`, async () => {
  let worst = 0;
  for (let seed = 1; seed <= SERIES; seed++) {
    const { active, elapsed, told, ledger, wall } = await study(seed);
    for (const measured of [told, ledger]) {
      worst = Math.max(worst, Math.abs(measured - active) / active);
      assert.ok(Math.abs(measured - active) <= 0.02 * active, `seed ${seed}: ${measured} s for ${active} s`);
      assert.notEqual(measured, declared);
    }
    assert.ok(Math.abs(wall - elapsed) <= 0.02 * elapsed, `seed ${seed}: open for ${wall} s, not ${elapsed} s`);
  }
  console.log(`# worst error ${(100 * worst).toFixed(2)} %`);
});

test("the ledger is right where the LMS loses every total, and where it keeps only the last session's time", async () => {
  const world = new World();
  let lms = new StrictApi();
  for (let launch = 1; launch <= 4; launch++) {
    const session = createSession({ data, driver: scorm12({ window: windowWith(lms.api), timers: world.timers }), now: world.now, random: () => 0, timers: world.timers });
    void session.start();
    await world.settle();
    session.turn("why-start");
    await world.minutes(4);
    session.exit();
    assert.equal(lms.values["cmi.core.session_time"], "0000:04:00.00");
    assert.equal(sum(stored(lms).time), 240 * launch);
    world.waiting = [];
    lms = lms.relaunched();
    assert.equal(lms.values["cmi.core.session_time"], "");
  }
});

test("who rushes through everything is told to have taken what it took, not what the course declares", async () => {
  const world = new World();
  const lms = new StrictApi();
  const session = createSession({ data, driver: scorm12({ window: windowWith(lms.api), timers: world.timers }), now: world.now, random: () => 0, timers: world.timers });
  void session.start();
  await world.settle();
  for (const page of data.pages) {
    session.turn(page.ref);
    session.read(page.id);
    await world.seconds(2);
  }
  session.exit();
  assert.deepEqual([lms.values["cmi.core.session_time"], Math.round(session.minutes().active * 60)], ["0000:00:10.00", 10]);
});
