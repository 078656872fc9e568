import assert from "node:assert/strict";
import { test } from "node:test";
import { scorm12 } from "../../ctlc_scorm/player/js/drivers/scorm12.js";
import { timespan } from "../../ctlc_scorm/player/js/drivers/interactions.js";
import { right, sample } from "./sample.js";
import { StrictApi, windowWith } from "./strict-api.js";
import { World } from "./world.js";

/** @typedef {import("../../ctlc_scorm/player/js/types.js").Report} Report
 * @typedef {import("../../ctlc_scorm/player/js/types.js").Item} Item */

const data = sample();
const STATUS = "cmi.core.lesson_status";

/** @param {Partial<Report>} [given] @returns {Report} */
const report = (given) => ({
  packed: "1AbC-",
  json: "{}",
  place: "why-start",
  outcome: { status: "incomplete", score: null, finished: false },
  seconds: 61.5,
  ...given,
});

const passed = report({ outcome: { status: "passed", score: 86.67, finished: true } });

/** @param {StrictApi} lms */
const driverFor = (lms) => scorm12({ window: windowWith(lms.api), timers: new World().timers });

/** @param {StrictApi} [lms] */
async function launch(lms = new StrictApi()) {
  const driver = driverFor(lms);
  const opened = await driver.open(data, { wait: false });
  return { lms, driver, opened };
}

/** @param {string} id @param {string[]} response @param {boolean} right */
const answer = (id, response, right) => ({ item: /** @type {Item} */ (data.items[id]), response, right, at: new Date(2026, 0, 2, 9, 5, 7), latency: 12.345 });

test("a first launch is marked incomplete at once", async () => {
  const { lms, opened } = await launch();
  assert.deepEqual(opened, { connected: true, state: null, place: "", learner: "Learner, A.", mode: "normal", previous: "not attempted", code: "0" });
  assert.equal(lms.values[STATUS], "incomplete");
  assert.deepEqual(lms.breaches, []);
});

test("a later launch gives back what was saved", async () => {
  const { opened } = await launch(new StrictApi({ "cmi.suspend_data": "1AbC-", "cmi.core.lesson_location": "how-pairs", [STATUS]: "incomplete" }));
  assert.deepEqual([opened.state, opened.place, opened.previous], ["1AbC-", "how-pairs", "incomplete"]);
});

for (const held of ["passed", "completed"]) {
  test(`a status of ${held} is not touched at launch, nor by a save`, async () => {
    const { lms, driver } = await launch(new StrictApi({ [STATUS]: held }));
    assert.equal((await driver.save(report())).ok, true);
    assert.deepEqual(lms.made("LMSSetValue", STATUS), []);
  });
}

test("completed is raised to passed", async () => {
  const { lms, driver } = await launch(new StrictApi({ [STATUS]: "completed" }));
  await driver.save(passed);
  assert.equal(lms.values[STATUS], "passed");
});

test("failed, browsed and nonsense become incomplete: attempts remain", async () => {
  for (const held of ["failed", "browsed", "unknown", ""]) {
    const { lms } = await launch(new StrictApi({ [STATUS]: held }));
    assert.equal(lms.values[STATUS], "incomplete");
  }
});

test("a save writes state, place, time and exit, then commits", async () => {
  const { lms, driver } = await launch();
  assert.deepEqual(await driver.save(report()), { ok: true, code: "0", lost: false });
  assert.deepEqual(lms.stored.at(-1), { ...lms.values, interactions: "0" });
  assert.equal(lms.values["cmi.suspend_data"], "1AbC-");
  assert.equal(lms.values["cmi.core.lesson_location"], "why-start");
  assert.equal(lms.values["cmi.core.session_time"], "0000:01:01.50");
  assert.equal(lms.values["cmi.core.exit"], "suspend");
  assert.deepEqual(lms.made("LMSSetValue", "cmi.core.score.raw"), []);
  assert.deepEqual(lms.breaches, []);
});

test("only what changed is written again", async () => {
  const { lms, driver } = await launch();
  await driver.save(report());
  const before = lms.calls.length;
  await driver.save(report({ packed: "1AbC-new" }));
  assert.deepEqual(lms.calls.slice(before).map(({ name, args }) => [name, args[0]]), [["LMSSetValue", "cmi.suspend_data"], ["LMSCommit", ""]]);
});

test("a score goes before the status, with its range, and when finished the exit is empty", async () => {
  const { lms, driver } = await launch();
  await driver.save(report());
  const before = lms.calls.length;
  await driver.save({ ...passed, packed: "1AbC-" });
  const written = lms.calls.slice(before).filter(({ name }) => name === "LMSSetValue").map(({ args }) => args);
  assert.deepEqual(written, [["cmi.core.score.raw", "86.67"], ["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], [STATUS, "passed"], ["cmi.core.exit", ""]]);
  assert.deepEqual(lms.breaches, []);
});

test("a better score that the LMS holds is left alone", async () => {
  const { lms, driver } = await launch(new StrictApi({ "cmi.core.score.raw": "90", [STATUS]: "passed" }));
  await driver.save(passed);
  assert.equal(lms.values["cmi.core.score.raw"], "90");
});

test("every kind of question is reported in the standard's words", async () => {
  const { lms, driver } = await launch();
  for (const [id, response] of Object.entries(right)) driver.answer(answer(id, response, true));
  driver.answer(answer("pairs", ["a.c", "c.d"], false));
  assert.equal((await driver.save(report())).ok, true);
  const told = lms.interactions.map(({ id, type, student_response, result, ...rest }) => [id, type, student_response, result, rest["correct_responses.0.pattern"]]);
  assert.deepEqual(told, [
    ["m01-first", "choice", "b", "correct", "b"],
    ["m01-several", "choice", "a,c,g", "correct", "a,c,g"],
    ["m01-truth", "true-false", "f", "correct", "f"],
    ["m01-word", "fill-in", "Amygdala", "correct", "amygdala"],
    ["m02-ratio", "numeric", "0.52", "correct", "0.5"],
    ["m02-pairs", "matching", "a.b,b.a,c.d", "correct", "a.b,b.a,c.d"],
    ["m02-steps", "sequencing", "a,b,c,d", "correct", "a,b,c,d"],
    ["m02-mood", "likert", "d", "neutral", undefined],
    ["m02-walk", "performance", "done", "neutral", undefined],
    ["m02-pairs", "matching", "a.c,c.d", "wrong", "a.b,b.a,c.d"],
  ]);
  assert.deepEqual(lms.interactions[3], {
    ...{ id: "m01-word", type: "fill-in", time: "09:05:07", weighting: "1", latency: "0000:00:12.35" },
    ...{ student_response: "Amygdala", result: "correct" },
    "correct_responses.0.pattern": "amygdala",
    "correct_responses.1.pattern": "the amygdala",
  });
  assert.deepEqual(lms.breaches, []);
});

test("a response that has no legal form is left out, the rest is reported", async () => {
  const { lms, driver } = await launch();
  driver.answer(answer("ratio", ["about half"], false));
  driver.answer(answer("word", ["x".repeat(300)], false));
  assert.equal((await driver.save(report())).ok, true);
  assert.equal(lms.interactions[0]?.student_response, undefined);
  assert.equal(lms.interactions[1]?.student_response?.length, 255);
  assert.deepEqual(lms.breaches, []);
});

test("after a resume interactions are appended, none is overwritten", async () => {
  const first = await launch();
  first.driver.answer(answer("first", ["a"], false));
  first.driver.close(report(), true);
  const { lms, driver } = await launch(first.lms.relaunched());
  driver.answer(answer("truth", ["true"], false));
  driver.answer(answer("truth", ["false"], true));
  await driver.save(report());
  assert.deepEqual(lms.interactions.map(({ id, result }) => [id, result]), [["m01-first", "wrong"], ["m01-truth", "wrong"], ["m01-truth", "correct"]]);
  assert.deepEqual(lms.breaches, []);
});

test("an LMS without interactions is asked once and never again", async () => {
  const { lms, driver } = await launch();
  lms.interactionsSupported = false;
  for (let i = 0; i < 3; i++) {
    driver.answer(answer("first", ["a"], false));
    assert.equal((await driver.save(report({ packed: String(i) }))).ok, true);
  }
  assert.equal(lms.made("LMSGetValue", "cmi.interactions._count").length, 1);
  assert.ok(!lms.calls.some(({ name, args }) => name === "LMSSetValue" && String(args[0]).includes("interactions")));
});

test("answers that were not confirmed are written again in the same place", async () => {
  const { lms, driver } = await launch();
  lms.fault = ({ name }) => (name === "LMSCommit" ? { lost: true } : undefined);
  driver.answer(answer("first", ["a"], false));
  assert.deepEqual(await driver.save(report()), { ok: false, code: "101", lost: false });
  lms.fault = () => undefined;
  driver.answer(answer("truth", ["false"], true));
  assert.equal((await driver.save(report())).ok, true);
  assert.deepEqual(lms.interactions.map(({ id }) => id), ["m01-first", "m01-truth"]);
  assert.deepEqual(lms.breaches, []);
});

for (const code of ["201", "401", "403", "405"]) {
  test(`an LMS that refuses optional elements with ${code} still counts as saved`, async () => {
    const { lms, driver } = await launch();
    lms.fault = ({ args }) => (/min|max|location|exit|session_time|interactions\.0\.latency/.test(String(args[0])) ? { value: "false", code } : undefined);
    driver.answer(answer("first", ["a"], false));
    assert.equal((await driver.save(passed)).ok, true);
    assert.equal(lms.values[STATUS], "passed");
  });
}

for (const element of ["cmi.suspend_data", STATUS, "cmi.core.score.raw"]) {
  test(`when ${element} is refused it is not called saved, and the rest is written all the same`, async () => {
    const { lms, driver } = await launch();
    lms.fault = ({ name, args }) => (name === "LMSSetValue" && args[0] === element ? { value: "false", code: "405" } : undefined);
    assert.deepEqual(await driver.save(passed), { ok: false, code: "405", lost: false });
    assert.equal(lms.made("LMSCommit").length, 1);
  });
}

test("a commit that answers true with an error is not believed, nor one that answers nothing", async () => {
  /** @type {import("./strict-api.js").Fault[]} */
  const faults = [{ value: "true", code: "101" }, { value: undefined, code: "0" }, { value: null, code: "0" }, { value: "", code: "0" }, { value: "false", code: "0" }, { value: false, code: "0" }];
  for (const fault of faults) {
    const { lms, driver } = await launch();
    lms.fault = ({ name }) => (name === "LMSCommit" ? fault : undefined);
    assert.equal((await driver.save(report())).ok, false, JSON.stringify(fault));
  }
});

test("an LMS that answers true as a boolean, or nothing when a value is set, works", async () => {
  const { lms, driver } = await launch();
  lms.fault = ({ name }) => ({ LMSCommit: { value: true }, LMSSetValue: { value: undefined } })[name];
  assert.equal((await driver.save(passed)).ok, true);
});

test("an LMS whose values are no strings works", async () => {
  const values = { [STATUS]: null, "cmi.suspend_data": undefined, "cmi.core.lesson_mode": 7, "cmi.core.student_name": null };
  const api = { LMSInitialize: () => true, LMSGetValue: (/** @type {keyof typeof values} */ name) => values[name], LMSSetValue: () => 1, LMSCommit: () => 1, LMSFinish: () => 1, LMSGetLastError: () => 0 };
  const driver = scorm12({ window: windowWith(api), timers: new World().timers });
  assert.deepEqual(await driver.open(data, { wait: false }), { connected: true, state: null, place: "", learner: "", mode: "normal", previous: "", code: "0" });
  assert.equal((await driver.save(report())).ok, true);
  assert.equal(driver.close(passed, true).ok, true);
});

test("without an API nothing is connected and nothing throws", async () => {
  const driver = scorm12({ window: windowWith(undefined), timers: new World().timers });
  assert.deepEqual(await driver.open(data, { wait: false }), { connected: false, state: null, place: "", learner: "", mode: "normal", previous: "", code: "no-lms" });
  driver.answer(answer("first", ["a"], false));
  assert.deepEqual(await driver.save(report()), { ok: false, code: "closed", lost: true });
  assert.deepEqual(driver.close(report(), true), { ok: false, code: "closed", lost: true });
});

test("an API that is made late is found", async () => {
  const world = new World();
  const lms = new StrictApi();
  const win = windowWith(undefined);
  const driver = scorm12({ window: win, timers: world.timers });
  world.timers.after(3000, () => (win.parent.API = lms.api));
  const opening = driver.open(data, { wait: true });
  await world.pass(5000);
  assert.equal((await opening).connected, true);
});

test("a saved state that cannot be read now is not taken for an empty one", async () => {
  const lms = new StrictApi({ "cmi.suspend_data": "1AbC-" });
  lms.fault = ({ args }) => (args[0] === "cmi.suspend_data" ? { value: "", code: "101" } : undefined);
  const { driver, opened } = await launch(lms);
  assert.deepEqual([opened.connected, opened.code], [false, "101"]);
  lms.fault = () => undefined;
  assert.equal((await driver.open(data, { wait: false })).state, "1AbC-");
});

test("an LMS that has begun already is joined", async () => {
  const { lms } = await launch();
  const second = await launch(lms);
  assert.equal(second.opened.connected, true);
});

test("when the API throws the connection is lost, and no exception comes out", async () => {
  const { lms, driver } = await launch();
  lms.fault = () => ({ throws: true });
  assert.deepEqual(await driver.save(report()), { ok: false, code: "gone", lost: true });
  lms.fault = () => undefined;
  assert.equal((await driver.open(data, { wait: false })).connected, true);
  assert.equal((await driver.save(report())).ok, true);
});

test("answers survive a lost connection", async () => {
  const { lms, driver } = await launch();
  driver.answer(answer("first", ["a"], false));
  lms.fault = () => ({ throws: true });
  await driver.save(report());
  lms.fault = () => undefined;
  await driver.open(data, { wait: false });
  await driver.save(report());
  assert.deepEqual(lms.interactions.map(({ id }) => id), ["m01-first"]);
});

test("closing saves, commits and finishes, synchronously and once", async () => {
  const { lms, driver } = await launch();
  driver.answer(answer("first", ["b"], true));
  assert.deepEqual(driver.close(passed, true), { ok: true, code: "0", lost: true });
  assert.equal(lms.phase, "finished");
  const before = lms.calls.length;
  assert.deepEqual(driver.close(report(), true), { ok: true, code: "0", lost: true });
  assert.equal((await driver.save(report())).ok, false);
  assert.equal(lms.calls.length, before);
  assert.deepEqual([lms.interactions.length, lms.values[STATUS], lms.breaches], [1, "passed", []]);
});

test("an LMS that forgets what it could not store is given everything again", async () => {
  const { lms, driver } = await launch();
  await driver.save(report());
  const committed = { ...lms.values };
  lms.fault = ({ name }) => (name === "LMSCommit" ? { lost: true } : undefined);
  await driver.save(report({ place: "how-pairs" }));
  lms.values = { ...committed, "cmi.suspend_data": "" };
  lms.fault = () => undefined;
  await driver.save(report({ place: "how-pairs" }));
  assert.deepEqual([lms.values["cmi.suspend_data"], lms.values["cmi.core.lesson_location"]], ["1AbC-", "how-pairs"]);
});

test("a good close says nothing of a later connection that was lost", async () => {
  const { lms, driver } = await launch();
  assert.equal(driver.close(report(), true).ok, true);
  lms.phase = "fresh";
  await driver.open(data, { wait: false });
  lms.fault = () => ({ throws: true });
  await driver.save(report());
  assert.equal(driver.close(report(), true).ok, false);
});

test("an exit waits for what was refused, a leave finishes all the same", async () => {
  const { lms, driver } = await launch();
  lms.fault = ({ args }) => (args[0] === "cmi.core.lesson_status" ? { lost: true } : undefined);
  assert.deepEqual(driver.close(passed, false), { ok: false, code: "101", lost: false });
  assert.notEqual(lms.phase, "finished");
  assert.deepEqual(driver.close(passed, true), { ok: false, code: "101", lost: true });
  assert.equal(lms.phase, "finished");
});

test("one failure of LMSFinish is made good at once", async () => {
  const { lms, driver } = await launch();
  let failed = 0;
  lms.fault = ({ name }) => (name === "LMSFinish" && failed++ === 0 ? { lost: true } : undefined);
  assert.deepEqual(driver.close(passed, true), { ok: true, code: "0", lost: true });
});

test("a close that could not finish can be tried again", async () => {
  const { lms, driver } = await launch();
  lms.fault = ({ name }) => (name === "LMSFinish" || name === "LMSCommit" ? { lost: true } : undefined);
  assert.deepEqual(driver.close(report(), true), { ok: false, code: "101", lost: false });
  lms.fault = () => undefined;
  assert.equal(driver.close(report(), true).ok, true);
  assert.equal(lms.phase, "finished");
});

for (const mode of ["review", "browse"]) {
  test(`in ${mode} mode nothing is written, and the session is still finished`, async () => {
    const { lms, driver, opened } = await launch(new StrictApi({ "cmi.core.lesson_mode": mode }));
    assert.equal(opened.mode, mode);
    driver.answer(answer("first", ["a"], false));
    assert.deepEqual(await driver.save(passed), { ok: false, code: mode, lost: false });
    driver.close(passed, true);
    assert.deepEqual([lms.made("LMSSetValue"), lms.phase], [[], "finished"]);
  });
}

test("times have four digits of hours and two decimals", () => {
  assert.deepEqual([0, 0.004, 59.999, 3330, 43_200, 1e9, NaN, -4].map(timespan), [
    ...["0000:00:00.00", "0000:00:00.00", "0000:01:00.00", "0000:55:30.00", "0012:00:00.00", "9999:00:00.00", "0000:00:00.00", "0000:00:00.00"],
  ]);
});
