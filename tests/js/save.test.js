import assert from "node:assert/strict";
import { test } from "node:test";
import { createSaver } from "../../ctlc_scorm/player/js/save.js";
import { chance } from "./chance.js";
import { World } from "./world.js";

/** @typedef {import("../../ctlc_scorm/player/js/save.js").Reply} Reply */

const GOOD = { ok: true, code: "0" };
const BAD = { ok: false, code: "101" };

/** A saver over a driver that answers what `reply` says. @param {() => Reply|Promise<Reply>} reply */
function setUp(reply = () => GOOD) {
  const world = new World();
  const begun = world.time;
  /** @type {number[]} */
  const sends = [];
  /** @type {string[]} */
  const words = [];
  const send = async () => {
    sends.push((world.time - begun) / 1000);
    return reply();
  };
  const saver = createSaver({ send, now: world.now, timers: world.timers, notify: ({ status }) => void words.push(status) });
  return { world, saver, sends, words };
}

test("before anything was done nothing is said and nothing is sent", async () => {
  const { world, saver, sends } = setUp();
  await world.minutes(5);
  assert.deepEqual([saver.saved.status, sends], ["", []]);
});

test("a result is sent at once, and only then called sent", async () => {
  const { world, saver, sends, words } = setUp();
  saver.now();
  assert.equal(saver.saved.status, "saving");
  await world.settle();
  assert.deepEqual([words, sends, saver.saved.at], [["saving", "sent"], [0], world.time]);
});

test("other acts are sent at most every three seconds", async () => {
  const { world, saver, sends } = setUp();
  for (let i = 0; i < 9; i++) {
    saver.soon();
    await world.seconds(1);
  }
  await world.seconds(10);
  assert.deepEqual(sends, [0, 3, 6, 9]);
});

test("an act that waits to be sent is called saving, not sent", async () => {
  const { world, saver } = setUp();
  saver.now();
  await world.seconds(1);
  saver.soon();
  assert.equal(saver.saved.status, "saving");
  await world.seconds(2);
  assert.equal(saver.saved.status, "sent");
});

test("time alone is sent after 45 s and leaves the words as they are until then", async () => {
  const { world, saver, sends } = setUp();
  saver.now();
  for (let i = 0; i < 8; i++) {
    await world.seconds(15);
    saver.touch();
    assert.equal(saver.saved.status, "sent");
    saver.tick();
  }
  await world.settle();
  assert.deepEqual(sends, [0, 45, 90]);
});

test("after a failure it tries again after 2, 4, 8, 16, 30 and then each 60 s", async () => {
  const { world, saver, sends, words } = setUp(() => BAD);
  saver.now();
  await world.seconds(250);
  assert.deepEqual(sends, [0, 2, 6, 14, 30, 60, 120, 180, 240]);
  assert.deepEqual(words, ["saving", "unsaved"]);
});

test("acts during a failure wait for the next try, results try at once", async () => {
  const { world, saver, sends } = setUp(() => BAD);
  saver.now();
  await world.seconds(7);
  saver.soon();
  await world.seconds(1);
  assert.equal(sends.length, 3);
  saver.now();
  assert.equal(sends.length, 4);
});

test("when the LMS is back everything counts as sent, and failures are forgotten", async () => {
  let broken = true;
  const { world, saver, sends, words } = setUp(() => (broken ? BAD : GOOD));
  saver.now();
  await world.seconds(3);
  broken = false;
  await world.seconds(10);
  assert.deepEqual([sends, words], [[0, 2, 6], ["saving", "unsaved", "sent"]]);
  saver.soon();
  await world.seconds(3);
  assert.equal(sends.length, 4);
});

test("a driver that throws or never answers is a failure", async () => {
  const thrown = setUp(() => {
    throw new Error("no");
  });
  thrown.saver.now();
  await thrown.world.settle();
  assert.deepEqual([thrown.saver.saved.status, thrown.saver.saved.code], ["unsaved", "error"]);
  const silent = setUp(() => new Promise(() => {}));
  silent.saver.now();
  await silent.world.seconds(19);
  assert.equal(silent.saver.saved.status, "saving");
  await silent.world.seconds(2);
  assert.deepEqual([silent.saver.saved.status, silent.saver.saved.code], ["unsaved", "timeout"]);
});

test("an act during a slow send is sent afterwards, and not called sent before", async () => {
  /** @type {(reply: Reply) => void} */
  let answer = () => {};
  const { world, saver, sends } = setUp(() => new Promise((resolve) => (answer = resolve)));
  saver.now();
  await world.seconds(1);
  saver.now();
  answer(GOOD);
  await world.settle();
  assert.equal(saver.saved.status, "saving");
  await world.seconds(0);
  assert.deepEqual(sends, [0, 1]);
  answer(GOOD);
  await world.settle();
  assert.equal(saver.saved.status, "sent");
});

test("where there is nowhere to save to it says so and asks again each minute", async () => {
  const { world, saver, sends } = setUp(() => ({ ok: false, code: "no-lms", off: true }));
  saver.soon();
  await world.seconds(125);
  assert.deepEqual([saver.saved.status, saver.saved.code, sends], ["off", "no-lms", [0, 60, 120]]);
});

test("flushing sends only what is not sent", async () => {
  const { world, saver, sends } = setUp();
  saver.flush();
  assert.deepEqual(sends, []);
  saver.soon();
  saver.flush();
  await world.settle();
  saver.flush();
  assert.equal(sends.length, 1);
});

test("what another way of saving gave is believed, and a try under way is not waited for", async () => {
  const { world, saver } = setUp(() => new Promise(() => {}));
  saver.now();
  await world.seconds(1);
  saver.settled(GOOD);
  assert.equal(saver.saved.status, "sent");
  await world.seconds(60);
  assert.equal(saver.saved.status, "sent");
});

test("the words are true in 2,000 random sequences of acts, failures and delays", async () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const random = chance(seed);
    let [acts, arrived] = [0, 0];
    const { world, saver } = setUp(async () => {
      const carried = acts;
      const delay = random.often(40) ? random.below(30_000) : 0;
      if (delay) await new Promise((resolve) => world.timers.after(delay, () => resolve(null)));
      const [stored, told] = random.pick(/** @type {const} */ ([[true, true], [true, true], [true, true], [true, false], [false, false]]));
      if (stored) arrived = Math.max(arrived, carried);
      return told ? GOOD : BAD;
    });
    for (let step = 0; step < 20; step++) {
      const what = random.pick(/** @type {const} */ (["now", "soon", "soon", "touch", "flush", "tick"]));
      if (what === "now" || what === "soon") acts++;
      saver[what]();
      await world.pass(random.below(12_000));
      if (saver.saved.status === "sent") assert.equal(arrived, acts, `seed ${seed}: sent was said too early`);
      if (acts && saver.saved.status === "") assert.fail(`seed ${seed}: nothing was said`);
    }
  }
});
