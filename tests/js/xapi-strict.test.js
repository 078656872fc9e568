import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeLrs, browser, launchData } from "./fake-lrs.js";
import { rightInFinal } from "./sample.js";
import { World } from "./world.js";
import { launched, sit, study } from "./xapi-launch.js";

/** @typedef {Record<string, any>} Json */

const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const LMS_ACTIVITY = "https://lms.test/activity/7";

/** @param {Json} statement */
const verbOf = ({ verb }) => verb.id.split("/").at(-1);

/** @param {FakeLrs} lrs @param {string} session */
function relaunch(lrs, session) {
  Object.assign(lrs, { session, strict: true, tokens: 0, breaches: [], told: [] });
  const template = launchData().contextTemplate;
  lrs.launchData = launchData({ contextTemplate: { ...template, extensions: { [SESSION]: session } } });
}

/** Three of four right. @param {import("./xapi-launch.js").Session} session @param {World} world */
async function nearly(session, world) {
  session.turn("final");
  session.final.begin();
  for (const [item, response] of Object.entries(rightInFinal)) session.final.respond(item, item === "f4" ? ["99"] : response);
  session.final.submit();
  await world.seconds(10);
}

test("cmi5: what a broken session left is said in the next one, after it has begun, and a strict LMS takes all of it", async () => {
  const lrs = new FakeLrs();
  const first = await launched({ lrs, cmi5: true });
  lrs.fault = ({ resource }) => (resource === "statements" ? { before: true } : undefined);
  await study(first.session, first.world, ["why/start", "why/story"]);
  first.session.hide();
  await first.world.settle();
  first.world.waiting = [];
  lrs.fault = () => undefined;
  relaunch(lrs, "s2");
  const { session, world } = await launched({ lrs, at: first.at, world: first.world, cmi5: true });
  await world.minutes(1);
  assert.deepEqual(lrs.breaches, []);
  assert.equal(lrs.verbs[0], "initialized");
  assert.equal(lrs.verbs.filter((verb) => verb === "answered").length, 4);
  assert.equal(lrs.verbs.filter((verb) => verb === "experienced").length, 2);
  assert.equal(session.saved.status, "sent");
});

test("a statement that is forbidden holds back no other, is tried once more in the next session, and then let go", async () => {
  const lrs = new FakeLrs();
  const first = await launched({ lrs });
  let asked = 0;
  const forbidden = (/** @type {import("./fake-lrs.js").Request} */ { body }) => body.includes("/items/first") && body.includes("/answered");
  lrs.fault = (request) => (forbidden(request) ? (asked++, { status: 403 }) : undefined);
  await study(first.session, first.world);
  assert.equal(first.session.saved.status, "sent");
  assert.deepEqual([asked, lrs.verbs.filter((verb) => verb === "answered").length], [1, 8]);
  await first.session.depart();
  for (const times of [2, 2]) {
    const next = await launched({ lrs, at: first.at, world: first.world });
    await next.world.minutes(1);
    assert.equal(asked, times);
  }
});

test("an endpoint that keeps no State takes the statements all the same", async () => {
  const lrs = new FakeLrs();
  lrs.fault = ({ resource, method }) => (resource === "activities/state" && method === "PUT" ? { status: 500 } : undefined);
  const { world, session } = await launched({ lrs });
  await study(session, world, ["why/start"]);
  assert.equal(lrs.verbs.filter((verb) => verb === "answered").length, 2);
  assert.equal(session.saved.status, "unsaved");
});

test("cmi5: a score below what the LMS asks for fails, a better attempt later passes", async () => {
  const lrs = new FakeLrs();
  lrs.launchData = launchData({ masteryScore: 0.9 });
  const { world, session, data } = await launched({ lrs, cmi5: true });
  assert.equal(data.final?.passMark, 90);
  await study(session, world);
  await nearly(session, world);
  assert.ok((session.final.best ?? 0) < 90 && !lrs.verbs.includes("passed") && !lrs.verbs.includes("completed"));
  await sit(session, world, true);
  await session.depart();
  const outcome = lrs.told.filter(({ object, result }) => object.id === LMS_ACTIVITY && result && ("success" in result || "completion" in result));
  assert.deepEqual(outcome.map(verbOf), ["completed", "passed"]);
  assert.deepEqual(lrs.breaches, []);
});

test("cmi5: a score that is enough for the LMS passes, whatever the course asks for", async () => {
  const lrs = new FakeLrs();
  lrs.launchData = launchData({ masteryScore: 0.5 });
  const { world, session } = await launched({ lrs, cmi5: true });
  await study(session, world);
  await nearly(session, world);
  assert.ok((session.final.best ?? 0) < 90);
  assert.ok(lrs.verbs.includes("passed"));
});

test("cmi5: after the end the course says that the session is over, and sends nothing more", async () => {
  const { lrs, world, session } = await launched({ cmi5: true });
  await study(session, world, ["why/start"]);
  assert.equal((await session.depart()).ok, true);
  const before = lrs.told.length;
  await study(session, world, ["why/story"]);
  assert.deepEqual([session.saved.status, session.saved.code, lrs.told.length], ["off", "ended", before]);
});

test("a page that goes sends its last words so that they outlive it, the end at the end", async () => {
  const { lrs, world, session } = await launched();
  await study(session, world, ["why/start"]);
  session.turn("why-story");
  session.read("why/story");
  session.leave(false);
  await world.settle();
  const last = lrs.kept_alive.filter(({ resource }) => resource === "statements").map(({ body }) => verbOf(JSON.parse(body)));
  assert.deepEqual([last[0], last.at(-1)], ["experienced", "terminated"]);
  assert.ok(lrs.verbs.includes("terminated"));
});

for (const [where, framed] of /** @type {const} */ ([["a window of its own", false], ["a frame", true]])) {
  test(`cmi5: the session of ${where} ${framed ? "ends with the page" : "may go on after a reload"}`, async () => {
    const lrs = new FakeLrs();
    const at = browser(lrs);
    const plain = at.window;
    at.window = (search, tab) => {
      const window = /** @type {any} */ (plain(search, tab));
      return Object.assign(window, { parent: framed ? {} : window });
    };
    const first = await launched({ lrs, at, cmi5: true });
    await study(first.session, first.world, ["why/start"]);
    first.session.leave(false);
    await first.world.settle();
    assert.equal(lrs.verbs.includes("terminated"), framed);
    first.world.waiting = [];
    if (framed) return;
    const again = await launched({ lrs, at, world: first.world, cmi5: true, query: "", tab: first.window.sessionStorage });
    await study(again.session, again.world, ["why/story"]);
    await again.session.depart();
    assert.deepEqual([lrs.tokens, lrs.verbs.at(-1), lrs.breaches], [1, "terminated", []]);
  });
}

test("two devices that learn at the same time add up their minutes", async () => {
  const lrs = new FakeLrs();
  const [one, two] = [await launched({ lrs }), await launched({ lrs })];
  await study(one.session, one.world, ["why/start"]);
  await study(two.session, two.world, ["how/pairs"]);
  const alone = one.session.minutes().active;
  one.world.waiting = [];
  two.world.waiting = [];
  const third = await launched({ lrs });
  assert.ok(Math.abs(third.session.minutes().active - alone - two.session.minutes().active) < 0.5);
});

test("the durations of pages add up to the active time, whatever was saved in between", async () => {
  const { lrs, world, session } = await launched();
  await study(session, world);
  const told = lrs.told.filter((one) => verbOf(one) === "experienced").map(({ result }) => secondsOf(result.duration));
  const sum = told.reduce((a, b) => a + b, 0);
  assert.ok(session.minutes().active * 60 - sum <= 12, `${sum} of ${session.minutes().active * 60}`);
  assert.ok(told.every((seconds) => seconds > 100));
});

/** @param {string} text */
function secondsOf(text) {
  const [, hours = "0", minutes = "0", seconds = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

test("cmi5: the course groups its statements, and a question stands in its page", async () => {
  const lrs = new FakeLrs();
  const { world, session } = await launched({ lrs, cmi5: true });
  await study(session, world, ["why/start"]);
  const groups = lrs.told.map(({ context }) => context.contextActivities.grouping.map((/** @type {Json} */ { id }) => id));
  assert.deepEqual(groups, groups.map(() => ["https://publisher.test/au", "https://example.org/sample"]));
  const answers = lrs.told.filter((one) => verbOf(one) === "answered");
  assert.deepEqual(answers[0]?.["context"].contextActivities.parent, [{ objectType: "Activity", id: "https://example.org/sample/pages/why/start" }]);
});

test("an address to go to in the end is one of the web, and nothing else", async () => {
  for (const [returnURL, expected] of [["https://lms.test/home", "https://lms.test/home"], ["javascript:alert(1)", ""], ["", ""]]) {
    const lrs = new FakeLrs();
    lrs.launchData = launchData({ returnURL });
    const { session } = await launched({ lrs, cmi5: true });
    assert.equal((await session.depart()).home, expected);
  }
});
