import assert from "node:assert/strict";
import { test } from "node:test";
import * as clocks from "../../ctlc_scorm/player/js/course/clock.js";
import { forAll } from "./chance.js";

const MINUTE = 60_000;

/** @typedef {[at: number, what: "turn"|"touch"|"hide"|"show"|"tick", slot?: string, minutes?: number]} Step at: seconds */

/** Plays a session with a tick each 15 s. @param {Step[]} steps @param {number} end seconds */
function play(steps, end) {
  let clock = clocks.start(0);
  const ticks = [...Array(Math.floor(end / 15)).keys()].map((i) => /** @type {Step} */ ([15 * (i + 1), "tick"]));
  for (const [at, what, slot = "-", minutes = 0] of [...steps, ...ticks].sort((a, b) => a[0] - b[0])) {
    const now = at * 1000;
    if (what === "turn") clock = clocks.turned(clock, now, slot, minutes);
    else if (what === "touch") clock = clocks.touched(clock, now);
    else if (what === "hide") clock = clocks.hidden(clock, now);
    else if (what === "show") clock = clocks.shown(clock, now);
    else clock = clocks.account(clock, now);
  }
  return clocks.account(clock, end * 1000);
}

test("time counts for the module whose page is shown", () => {
  const clock = play([[0, "turn", "why", 4], [100, "turn", "how", 4], [150, "turn", "final", 10]], 200);
  assert.deepEqual(clocks.slots(clock), { why: 100, how: 50, final: 50 });
});

test("hidden time does not count, but the session lasts", () => {
  const clock = play([[0, "turn", "why", 4], [60, "hide"], [660, "show"]], 700);
  assert.deepEqual(clocks.slots(clock), { why: 100 });
  assert.equal(clock.wall, 700_000);
});

test("reading a short page without touching anything counts for five minutes", () => {
  assert.deepEqual(clocks.slots(play([[0, "turn", "why", 1]], 3600)), { why: 300 });
});

test("reading a page of ten minutes counts for twenty", () => {
  assert.deepEqual(clocks.slots(play([[0, "turn", "why", 10]], 3600)), { why: 1200 });
});

test("an idle stretch is not made up for by the touch that ends it", () => {
  assert.deepEqual(clocks.slots(play([[0, "turn", "why", 1], [1000, "touch"]], 1060)), { why: 360 });
});

test("a machine that slept with the page open adds half a tick, the least wrong of guesses", () => {
  let clock = clocks.turned(clocks.start(0), 0, "why", 60);
  clock = clocks.account(clock, 15_000);
  clock = clocks.account(clock, 15_000 + 90 * MINUTE);
  assert.equal(clocks.activeSeconds(clock), 22.5);
});

test("a clock that is set back takes nothing away", () => {
  let clock = clocks.turned(clocks.start(100_000), 100_000, "why", 4);
  clock = clocks.account(clock, 110_000);
  clock = clocks.account(clock, 50_000);
  clock = clocks.account(clock, 60_000);
  assert.equal(clocks.activeSeconds(clock), 20);
  assert.equal(clock.wall, 20_000);
});

test("after a close nothing is counted, not even the wall clock", () => {
  const closed = clocks.hidden(clocks.start(0), 10_000);
  const clock = clocks.account(clocks.resumed(closed, 500_000), 505_000);
  assert.deepEqual([clock.wall, clocks.activeSeconds(clock)], [15_000, 15]);
});

test("over scripted sessions the error is at most 2 %", () => {
  forAll(300, (random) => {
    /** @type {Step[]} */
    const steps = [[0, "turn", "why", 4]];
    let [at, expected] = [0, 0];
    for (let i = 0; i < 60; i++) {
      const reading = 5 + random.below(240);
      at += reading;
      expected += reading;
      if (random.often(20)) {
        const away = 10 + random.below(2000);
        steps.push([at, "hide"], [at + away, "show"]);
        at += away;
      }
      steps.push([at, random.often(30) ? "turn" : "touch", "why", 4]);
    }
    const measured = clocks.activeSeconds(play(steps, at));
    assert.ok(Math.abs(measured - expected) <= 0.02 * expected, `${measured} for ${expected}`);
  });
});

test("active time is never more than the session lasted", () => {
  forAll(300, (random) => {
    /** @type {Step[]} */
    const steps = [...Array(30)].map(() => [random.below(4000), random.pick(["turn", "touch", "hide", "show"]), "why", random.below(20)]);
    const clock = play(steps, 4000);
    assert.ok(clocks.activeSeconds(clock) * 1000 <= clock.wall);
  });
});
