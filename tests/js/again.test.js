import assert from "node:assert/strict";
import { test } from "node:test";
import { Scorm12API } from "scorm-again";
import { createSession } from "../../ctlc_scorm/player/js/course/session.js";
import { scorm12 } from "../../ctlc_scorm/player/js/drivers/scorm12.js";
import { right, rightInFinal, sample } from "./sample.js";
import { windowWith } from "./strict-api.js";
import { World } from "./world.js";

const data = sample();

/** @param {unknown} api */
async function visit(api) {
  const world = new World();
  const session = createSession({ data, driver: scorm12({ window: windowWith(api), timers: world.timers }), now: world.now, random: () => 0.3, timers: world.timers });
  const opening = session.start();
  await world.settle();
  return { world, session, connection: await opening };
}

test("scorm-again, a run-time that we did not write, plays the course from entry to passed and resumes it", async () => {
  const api = new Scorm12API({ autocommit: false, logLevel: 5 });
  const first = await visit(api);
  for (const page of data.pages) {
    first.session.turn(page.ref);
    await first.world.seconds(30);
    for (const id of page.items) first.session.answer(id, right[/** @type {keyof typeof right} */ (id)]);
    first.session.read(page.id);
  }
  first.session.final.begin();
  for (const [id, response] of Object.entries(rightInFinal)) first.session.final.respond(id, response);
  first.session.final.submit();
  await first.world.seconds(0);
  assert.equal(first.session.saved.status, "sent");
  assert.equal(api.cmi.interactions.childArray.length, 10 + 4);
  assert.equal(first.session.exit().ok, true);
  assert.deepEqual([api.cmi.core.lesson_status, api.cmi.core.score.raw, api.cmi.core.lesson_location], ["passed", "100", "how-steps"]);

  const next = new Scorm12API({ autocommit: false, logLevel: 5 });
  next.loadFromJSON({ suspend_data: api.cmi.suspend_data, core: { lesson_status: "passed", lesson_location: "how-steps", entry: "resume" } }, "cmi");
  const second = await visit(next);
  assert.deepEqual([second.connection.place, second.connection.resumed, second.session.outcome().status], ["how-steps", true, "passed"]);
  assert.deepEqual(second.session.state.pages, first.session.state.pages);
  assert.equal(second.session.exit().ok, true);
  assert.equal(next.cmi.core.lesson_status, "passed");
});
