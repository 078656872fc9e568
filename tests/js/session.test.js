import assert from "node:assert/strict";
import { test } from "node:test";
import { createSession } from "../../ctlc_scorm/player/js/course/session.js";
import { unpack } from "../../ctlc_scorm/player/js/course/unpack.js";
import { scorm12 } from "../../ctlc_scorm/player/js/drivers/scorm12.js";
import { web } from "../../ctlc_scorm/player/js/drivers/web.js";
import { right, rightInFinal, sample } from "./sample.js";
import { StrictApi, windowWith } from "./strict-api.js";
import { World } from "./world.js";

/** @typedef {import("../../ctlc_scorm/player/js/course/session.js").Session} Session */

const data = sample();
const STATUS = "cmi.core.lesson_status";

/** @param {{lms?: StrictApi, world?: World, window?: any}} [given] */
function setUp({ lms = new StrictApi(), world = new World(), window = windowWith(lms.api) } = {}) {
  const driver = scorm12({ window, timers: world.timers });
  const session = createSession({ data, driver, now: world.now, random: () => 0.5, timers: world.timers });
  /** @type {string[]} */
  const words = [];
  session.on("save", ({ status }) => void words.push(status));
  return { lms, world, window, session, words };
}

/** @param {Parameters<typeof setUp>[0]} [given] */
async function started(given) {
  const set = setUp(given);
  const opening = set.session.start();
  await set.world.settle();
  return { ...set, connection: await opening };
}

/** @param {Session} session @param {World} world */
async function study(session, world) {
  for (const page of data.pages.filter(({ insteadOf }) => !insteadOf)) {
    session.turn(page.ref);
    await world.minutes(2);
    for (const id of page.items) session.answer(id, right[/** @type {keyof typeof right} */ (id)]);
    session.read(page.id);
  }
}

/** @param {Session} session @param {Record<string, string[]>} answers */
function sit(session, answers) {
  session.turn("final");
  session.final.begin();
  for (const [id, response] of Object.entries(answers)) session.final.respond(id, response);
  return session.final.submit();
}

/** @param {StrictApi} lms what the LMS would give back */
const stored = (lms) => unpack(lms.stored.at(-1)?.["cmi.suspend_data"] ?? "", data).state;

test("a learner plays the course from entry to passed, and the LMS never has reason to complain", async () => {
  const { lms, world, session, connection, words } = await started();
  assert.deepEqual(connection, { connected: true, mode: "normal", learner: "Learner, A.", place: "", resumed: false, reset: [], change: null, code: "0", replica: "0" });
  await study(session, world);
  assert.equal(session.outcome().status, "incomplete");
  assert.equal(sit(session, rightInFinal)?.score, 100);
  assert.equal(session.exit().ok, true);
  assert.deepEqual(session.outcome(), { status: "passed", score: 100, finished: true });
  assert.deepEqual([lms.values[STATUS], lms.values["cmi.core.score.raw"], lms.values["cmi.core.exit"], lms.phase], ["passed", "100", "", "finished"]);
  assert.equal(lms.interactions.length, 9 + 4);
  assert.deepEqual(lms.breaches, []);
  assert.equal(words.at(-1), "sent");
});

test("who comes back is at the same page with everything done, and the time goes on", async () => {
  const first = await started();
  await study(first.session, first.world);
  first.session.turn("how-pairs");
  await first.world.seconds(30);
  first.session.exit();
  const before = first.session.state;
  const second = await started({ lms: first.lms.relaunched(), world: first.world });
  assert.deepEqual([second.connection.place, second.connection.resumed, second.connection.reset], ["how-pairs", true, []]);
  assert.deepEqual(second.session.state.pages, before.pages);
  assert.deepEqual(second.session.state.time["0"], before.time["0"]);
  await second.world.seconds(60);
  assert.equal(Math.round(second.session.minutes().active * 60), 8 * 60 + 30 + 60);
});

test("every page change and every answer reaches the store without anybody's doing", async () => {
  const { lms, world, session } = await started();
  session.turn("why-start");
  await world.seconds(3);
  assert.equal(stored(lms).place, "why-start");
  session.answer("first", ["a"]);
  await world.settle();
  assert.deepEqual(stored(lms).items.first, { tries: 1, best: 1, last: ["a"] });
  assert.equal(lms.interactions.length, 1);
});

test("an answer gives its verdict and the number of tries", async () => {
  const { session } = await started();
  assert.deepEqual(session.answer("first", ["a"]), { right: false, share: 0, tries: 1 });
  assert.deepEqual(session.answer("first", ["b"]), { right: true, share: 1, tries: 2 });
  assert.equal(session.answer("steps", ["a", "b", "d", "c"]).share, 0.5);
  assert.deepEqual([session.state.items.first?.best, session.state.items.steps?.best], [3, 2]);
  assert.deepEqual(session.attest("walk"), { right: true, share: 1, tries: 1 });
});

test("an answer to no question, or no answer, changes nothing", async () => {
  const { lms, session } = await started();
  assert.deepEqual(session.answer("nonsense", ["a"]), { right: false, share: 0, tries: 0 });
  assert.deepEqual(session.answer("first", []), { right: false, share: 0, tries: 0 });
  assert.deepEqual([session.state.items, lms.interactions], [{}, []]);
});

test("the latency of an answer is the time since the page was shown or the last answer given", async () => {
  const { lms, world, session } = await started();
  session.turn("why-start");
  await world.seconds(12);
  session.answer("first", ["b"]);
  await world.seconds(5);
  session.answer("several", ["a"]);
  assert.deepEqual(lms.interactions.map(({ latency }) => latency), ["0000:00:12.00", "0000:00:05.00"]);
});

test("hiding the page saves at once", async () => {
  const { lms, world, session } = await started();
  await world.seconds(4);
  session.turn("how-pairs");
  session.hide();
  assert.equal(stored(lms).place, "how-pairs");
});

test("while the learner reads, time is saved within each minute; while nobody is there, nothing is", async () => {
  const { lms, world, session } = await started();
  session.turn("why-start");
  await world.seconds(4);
  const before = lms.stored.length;
  await world.minutes(4);
  assert.equal(lms.stored.length - before, 5);
  await world.minutes(60);
  assert.ok(lms.stored.length - before <= 11, "no keep-alive for nobody");
  assert.equal(stored(lms).time["0"]?.why, 480);
});

test("session time is what was measured, and the ledger holds the same", async () => {
  const { lms, world, session } = await started();
  session.turn("why-start");
  await world.seconds(90);
  session.hide();
  await world.seconds(500);
  session.show();
  session.turn("how-pairs");
  await world.seconds(45);
  session.exit();
  assert.equal(lms.values["cmi.core.session_time"], "0000:02:15.00");
  assert.deepEqual([stored(lms).time["0"], stored(lms).elapsed["0"]], [{ why: 90, how: 45 }, 635]);
});

test("home is no place to come back to, and its time is kept apart", async () => {
  const { world, session } = await started();
  session.turn("why-start");
  await world.seconds(15);
  session.turn("home");
  await world.seconds(15);
  assert.deepEqual([session.state.place, session.state.time["0"]], ["why-start", { why: 15, "-": 15 }]);
});

test("a failing LMS is called unsaved until it works again; nothing that was done meanwhile is lost", async () => {
  const { lms, world, session, words } = await started();
  await world.seconds(4);
  lms.fault = ({ name }) => (name === "LMSCommit" ? { value: "false", code: "101" } : undefined);
  session.answer("first", ["b"]);
  session.answer("truth", ["false"]);
  await world.seconds(10);
  assert.equal(session.saved.status, "unsaved");
  lms.fault = () => undefined;
  session.retry();
  await world.settle();
  assert.deepEqual(words, ["saving", "sent", "saving", "unsaved", "sent"]);
  assert.deepEqual(Object.keys(stored(lms).items), ["first", "truth"]);
  assert.deepEqual(lms.interactions.map(({ id }) => id), ["m01-first", "m01-truth"]);
  assert.deepEqual(lms.breaches, []);
});

test("without an LMS the course works and says that nothing is saved", async () => {
  const world = new World();
  const { session, words } = setUp({ world, window: windowWith(undefined) });
  const opening = session.start();
  await world.seconds(6);
  assert.deepEqual([(await opening).connected, session.saved.status, session.saved.code], [false, "off", "no-lms"]);
  assert.ok(session.state.dates.started > 0);
  assert.equal(session.answer("first", ["b"]).right, true);
  assert.deepEqual(session.exit(), { ok: false, code: "no-lms", off: true });
  assert.ok(!words.includes("sent"));
});

test("while an LMS is waited for, what the learner does opens no second connection", async () => {
  const world = new World();
  const lms = new StrictApi();
  const window = windowWith(undefined);
  const { session } = setUp({ world, window });
  const opening = session.start();
  await world.seconds(1);
  session.answer("first", ["b"]);
  window.parent.API = lms.api;
  await world.seconds(4);
  assert.equal((await opening).connected, true);
  assert.deepEqual([lms.made("LMSInitialize").length, stored(lms).items.first?.tries, session.saved.status], [1, 1, "sent"]);
});

test("an LMS that turns up after minutes is joined: what it held and what was done meanwhile become one", async () => {
  const before = await started();
  before.session.turn("how-steps");
  before.session.read("how/steps");
  await before.world.seconds(60);
  before.session.exit();
  const world = before.world;
  const window = windowWith(undefined);
  const { session } = setUp({ world, window });
  void session.start();
  session.read("why/start");
  await world.minutes(2);
  /** @type {unknown[]} */
  const events = [];
  session.on("connected", (connection) => void events.push(connection.resumed));
  const lms = before.lms.relaunched();
  window.parent.API = lms.api;
  await world.minutes(2);
  assert.deepEqual(events, [true]);
  assert.deepEqual(stored(lms).pages, { "why/start": true, "how/steps": true });
  assert.equal(session.saved.status, "sent");
  assert.equal(session.state.time["0"]?.how, 60);
  assert.equal(session.state.time["0"]?.["-"], 240);
});

test("an LMS that is lost and comes back is opened again, and the time counts once", async () => {
  const { lms, world, session } = await started();
  session.turn("why-start");
  await world.seconds(60);
  lms.fault = () => ({ throws: true });
  session.read("why/start");
  await world.seconds(30);
  assert.equal(session.saved.status, "unsaved");
  lms.fault = () => undefined;
  await world.seconds(60);
  assert.equal(session.saved.status, "sent");
  session.exit();
  assert.deepEqual([stored(lms).time["0"]?.why, stored(lms).elapsed["0"], lms.values["cmi.core.session_time"]], [150, 150, "0000:02:30.00"]);
});

test("in review mode nothing is saved and nothing is promised", async () => {
  const { session, connection, lms, words } = await started({ lms: new StrictApi({ "cmi.core.lesson_mode": "review" }) });
  session.answer("first", ["a"]);
  session.hide();
  assert.deepEqual([connection.mode, session.exit()], ["review", { ok: false, code: "review", off: true }]);
  assert.deepEqual([lms.made("LMSSetValue"), lms.phase, words.includes("sent")], [[], "finished", false]);
});

test("a damaged state is said to be lost; the place comes from the LMS's bookmark, the status stays", async () => {
  const lms = new StrictApi({ "cmi.suspend_data": "garbage", "cmi.core.lesson_location": "how-pairs", [STATUS]: "passed" });
  const { connection, session } = await started({ lms });
  assert.deepEqual([connection.reset, connection.place], [["all"], "how-pairs"]);
  assert.equal(session.outcome().status, "passed");
  session.exit();
  assert.deepEqual([lms.values[STATUS], lms.breaches], ["passed", []]);
});

test("a bookmark of another course is no place", async () => {
  const { connection } = await started({ lms: new StrictApi({ "cmi.core.lesson_location": "page_17" }) });
  assert.equal(connection.place, "");
});

test("leaving finishes once, also when the browser says so twice and the learner had exited before", async () => {
  const { lms, session } = await started();
  session.turn("why-start");
  assert.equal(session.exit().ok, true);
  assert.equal(session.leave().ok, true);
  assert.equal(session.leave().ok, true);
  assert.equal(lms.made("LMSFinish").length, 1);
  assert.equal(session.saved.status, "sent");
});

test("after an exit the clock stands and nothing is sent until the learner does something", async () => {
  const { lms, world, session } = await started();
  session.turn("why-start");
  await world.seconds(30);
  session.exit();
  const calls = lms.calls.length;
  session.hide();
  session.show();
  await world.minutes(1);
  session.activity();
  await world.minutes(3);
  assert.equal(lms.calls.length, calls);
  assert.deepEqual([session.state.time["0"], session.state.elapsed["0"]], [{ why: 30 }, 30]);
});

test("a page that the browser kept and shows again connects anew, and its seconds start from zero", async () => {
  const first = await started();
  first.session.turn("why-start");
  await first.world.seconds(30);
  first.session.leave();
  const again = first.lms.relaunched();
  first.window.parent.API = again.api;
  await first.world.minutes(10);
  first.session.show();
  await first.world.seconds(5);
  first.session.turn("how-pairs");
  await first.world.seconds(20);
  first.session.exit();
  assert.deepEqual([again.values["cmi.core.session_time"], stored(again).time["0"]], ["0000:00:25.00", { why: 35, how: 20 }]);
  assert.deepEqual([stored(again).elapsed["0"], again.breaches], [55, []]);
});

test("an exit that the LMS refuses is told, and the learner goes on", async () => {
  const { lms, world, session } = await started();
  await world.seconds(4);
  lms.fault = ({ name }) => (["LMSCommit", "LMSFinish"].includes(name) ? { lost: true } : undefined);
  session.turn("why-start");
  assert.deepEqual(session.exit(), { ok: false, code: "101" });
  assert.equal(session.saved.status, "unsaved");
  lms.fault = () => undefined;
  await world.seconds(5);
  assert.equal(session.saved.status, "sent");
  assert.equal(session.exit().ok, true);
  assert.equal(stored(lms).time["0"]?.why, 5);
});

test("an open attempt survives a closed window with its answers, flags and order", async () => {
  const first = await started();
  first.session.turn("final");
  const open = first.session.final.begin();
  first.session.final.respond("f3", ["calm"]);
  first.session.final.flag("f1");
  const shown = first.session.order("f1");
  first.session.leave();
  const { session, connection } = await started({ lms: first.lms.relaunched(), world: first.world });
  assert.equal(connection.place, "final");
  const { items, answers, flags } = session.final.begin() ?? {};
  assert.deepEqual([items, answers, flags, session.order("f1")], [open?.items, { f3: ["calm"] }, ["f1"], shown]);
});

test("a later and lower attempt takes nothing back", async () => {
  const { lms, world, session } = await started();
  await study(session, world);
  assert.equal(sit(session, rightInFinal)?.passed, true);
  await world.seconds(5);
  assert.deepEqual([sit(session, {})?.score, session.final.best, session.final.passed], [0, 100, true]);
  session.exit();
  assert.deepEqual([lms.values[STATUS], lms.values["cmi.core.score.raw"], lms.breaches], ["passed", "100", []]);
});

test("before the final is handed in no score is written", async () => {
  const { lms, world, session } = await started();
  await study(session, world);
  session.final.begin();
  session.final.respond("f1", ["a"]);
  session.exit();
  assert.deepEqual(lms.made("LMSSetValue", "cmi.core.score.raw"), []);
});

test("a result that is handed in is saved at once", async () => {
  const { lms, session } = await started();
  sit(session, { f1: ["a"] });
  assert.equal(lms.stored.length >= 1 && stored(lms).final.attempts.length, 1);
  assert.deepEqual(lms.interactions.map(({ id, result }) => [id, result]), [["final-f1", "correct"]]);
});

test("nothing is handed in when no attempt is open", async () => {
  const { session } = await started();
  assert.deepEqual([session.final.submit(), session.final.review()], [null, null]);
});

test("listeners hear of progress and of each change of the outcome, until they are taken off", async () => {
  const { world, session } = await started();
  /** @type {string[]} */
  const outcomes = [];
  let progress = 0;
  session.on("outcome", ({ status }) => void outcomes.push(status));
  const off = session.on("progress", () => void progress++);
  await study(session, world);
  sit(session, rightInFinal);
  assert.deepEqual(outcomes, ["incomplete", "passed"].slice(1));
  off();
  const heard = progress;
  session.read("why/story-mild");
  assert.ok(heard > 10 && progress === heard);
});

test("dates are set once, at the minute", async () => {
  const { world, session } = await started();
  const minute = Math.floor(world.time / 60_000);
  await study(session, world);
  sit(session, rightInFinal);
  const { dates } = session.state;
  await world.minutes(5);
  session.turn("why-start");
  assert.deepEqual(session.state.dates, dates);
  assert.deepEqual([dates.started, dates.completed, dates.passed], [minute, minute + 8, minute + 8]);
});

test("preferences are kept", async () => {
  const first = await started();
  first.session.prefer({ theme: "dark" });
  first.session.prefer({ size: 130 });
  first.session.exit();
  const { session } = await started({ lms: first.lms.relaunched(), world: first.world });
  assert.deepEqual([session.state.prefs.theme, session.state.prefs.size], ["dark", 130]);
});

test("the same session runs without an LMS on the browser's storage", async () => {
  const world = new World();
  /** @type {Map<string, string>} */
  const kept = new Map();
  const window = { localStorage: { getItem: (/** @type {string} */ key) => kept.get(key) ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value) } };
  const visit = () => createSession({ data, driver: web({ window }), now: world.now, random: () => 0, timers: world.timers });
  const first = visit();
  await first.start();
  await study(first, world);
  first.turn("why-start");
  assert.equal(first.exit().ok, true);
  const second = visit();
  assert.equal((await second.start()).place, "why-start");
  assert.deepEqual(second.state.items, first.state.items);
  assert.equal(second.state.items.word?.last?.[0], "Amygdala");
  first.read("why/story-mild");
  await world.seconds(5);
  assert.equal(first.saved.status, "sent");
});
