import assert from "node:assert/strict";
import { test } from "node:test";
import { createSession } from "../../ctlc_scorm/player/js/course/session.js";
import { unpack } from "../../ctlc_scorm/player/js/course/unpack.js";
import { scorm12 } from "../../ctlc_scorm/player/js/drivers/scorm12.js";
import { anyResponse, chance } from "./chance.js";
import { sample } from "./sample.js";
import { StrictApi, windowWith } from "./strict-api.js";
import { World } from "./world.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").State} State
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Item} Item
 * @typedef {import("../../ctlc_scorm/player/js/course/session.js").Session} Session
 * @typedef {import("./strict-api.js").Fault} Fault */

const SEQUENCES = Number(process.env.FAULT_SEQUENCES ?? 300);
const RANKS = ["not attempted", "incomplete", "completed", "passed"];
const data = sample();

/** An LMS that holds a state and says, without an error, that it holds none cannot be told from a new one: that is left out.
 * @type {Fault[]} */
const FAULTS = [{ lost: true }, { throws: true }, { value: "false", code: "101" }, { value: "true", code: "101" }, { value: undefined, code: "101" }, { value: "", code: "301" }, { value: null }];

/** Is everything of the earlier one in the later one? @param {State} earlier @param {State} later */
function isPrefix(earlier, later) {
  return (
    Object.keys(earlier.pages).every((id) => later.pages[id]) &&
    Object.entries(earlier.items).every(([id, { tries }]) => tries <= (later.items[id]?.tries ?? 0)) &&
    earlier.final.attempts.length <= later.final.attempts.length
  );
}

/** What counts as done, whatever the time. @param {State} state */
const done = (state) => JSON.stringify([Object.keys(state.pages).sort(), Object.entries(state.items).map(([id, { tries }]) => `${id} ${tries}`).sort(), state.final.attempts, state.place]);

/** @param {ReturnType<typeof chance>} random @param {Session} session */
function respond(random, session) {
  const id = random.pick(session.final.current?.items ?? [""]);
  const item = data.items[id];
  if (item) session.final.respond(id, anyResponse(random, item));
}

/** @param {ReturnType<typeof chance>} random @param {Session} session */
function act(random, session) {
  const [id, item] = random.pick(Object.entries(data.items).filter(([, item]) => item.m >= 0));
  random.pick([
    () => session.turn(random.pick(data.pages).ref),
    () => session.read(random.pick(data.pages).id),
    () => session.answer(id, anyResponse(random, item)),
    () => session.activity(),
    () => session.hide(),
    () => session.show(),
    () => session.final.begin(),
    () => respond(random, session),
    () => random.often(30) && session.final.submit(),
    () => session.retry(),
    () => random.often(20) && session.exit(),
    () => random.often(20) && session.leave(),
  ])();
}

/** One session against an LMS that fails at random; the LMS is launched again and again. @param {number} seed */
async function live(seed) {
  const random = chance(seed);
  const world = new World();
  const begun = world.time;
  let lms = new StrictApi();
  let rank = 0;
  for (let launch = 0; launch < 3; launch++) {
    const window = windowWith(random.often(90) ? lms.api : undefined);
    const session = createSession({ data, driver: scorm12({ window, timers: world.timers }), now: world.now, random: random.fraction, timers: world.timers });
    const faulty = random.often(70);
    let trouble = false;
    lms.fault = ({ name, args }) => {
      const fault = faulty && trouble && random.often(50) ? random.pick(FAULTS) : undefined;
      return fault?.value === null && name === "LMSGetValue" && args[0] === "cmi.suspend_data" ? undefined : fault;
    };
    void session.start();
    for (let step = 0; step < 25; step++) {
      trouble = random.often(40);
      act(random, session);
      await world.pass(random.pick([0, 500, 4000, 20_000, 90_000]));
      if (random.often(5)) window.parent.API = window.parent.API ? undefined : lms.api;
      const last = lms.stored.at(-1);
      const state = unpack(last?.["cmi.suspend_data"] ?? "", data).state;
      const ledger = Object.values(state.time["0"] ?? {}).reduce((sum, seconds) => sum + seconds, 0);
      assert.ok(isPrefix(state, session.state) || !session.connection.connected, "what is stored was never done");
      assert.ok(ledger <= (world.time - begun) / 1000 + 1, "time was counted twice");
      const now = RANKS.indexOf(last?.["cmi.core.lesson_status"] ?? "not attempted");
      assert.ok(now >= rank, "the status went backward");
      rank = now;
      if (session.saved.status === "sent") assert.equal(done(state), done(session.state), "sent was said and is not true");
    }
    world.waiting = [];
    assert.deepEqual(lms.breaches.filter((text) => !text.includes("outside a session")), []);
    lms = lms.relaunched();
  }
}

test(`in ${SEQUENCES} random lives of failures, delays and relaunches the store holds a prefix of what was done, statuses rise, time counts once and the words are true`, async () => {
  for (let seed = 1; seed <= SEQUENCES; seed++) {
    await live(seed).catch((error) => {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    });
  }
});
