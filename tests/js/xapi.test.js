import assert from "node:assert/strict";
import { test } from "node:test";
import { actorOf, authorization, launchOf } from "../../ctlc_scorm/player/js/drivers/xapi/launch.js";
import { duration } from "../../ctlc_scorm/player/js/drivers/xapi/statements.js";
import { ACTOR, ENDPOINT, FETCH, FakeLrs, REGISTRATION, browser, cmi5Query, launchData, tincanQuery } from "./fake-lrs.js";
import { rightInFinal } from "./sample.js";
import { World } from "./world.js";
import { launched, sit, study } from "./xapi-launch.js";

/** @type {[string, string, Partial<import("../../ctlc_scorm/player/js/drivers/xapi/launch.js").Launch>|null][]} */
const LAUNCHES = [
  ["a plain one", tincanQuery(), { endpoint: ENDPOINT, auth: "Basic abc", actor: ACTOR, registration: REGISTRATION, activity: "https://example.org/sample" }],
  ["blanks as plus signs", "?endpoint=https%3A%2F%2Flrs.test%2Fxapi&auth=Basic+abc&actor=%7B%22name%22%3A%22A+B%22%2C%22mbox%22%3A%22mailto%3Aa%40b.test%22%7D", { endpoint: ENDPOINT, auth: "Basic abc", actor: { name: "A B", mbox: "mailto:a@b.test" } }],
  ["a registration that is no UUID", tincanQuery({ registration: "none" }), { registration: "" }],
  ["no scheme word", tincanQuery({ auth: "abc" }), { auth: "Basic abc" }],
  ["no activity id", tincanQuery({ activity_id: undefined }), { activity: "https://compiled.test/x" }],
  ["an activity id of null", tincanQuery({ activity_id: "null" }), { activity: "https://compiled.test/x" }],
  ["slashes at the end", tincanQuery({ endpoint: "https://lrs.test/xapi///" }), { endpoint: ENDPOINT }],
  ["an actor of 0.9", tincanQuery({ actor: '{"name":["Ada"],"account":[{"accountServiceHomePage":"https://h.test","accountName":"a"}]}' }), { actor: { name: "Ada", account: { homePage: "https://h.test", name: "a" } } }],
  ["two identifiers", tincanQuery({ actor: '{"mbox":"mailto:a@b.test","account":{"homePage":"https://h.test","name":"a"}}' }), { actor: { account: { homePage: "https://h.test", name: "a" } } }],
  ["an actor that is encoded twice", tincanQuery({ actor: encodeURIComponent('{"mbox":"mailto:a@b.test"}') }), { actor: { mbox: "mailto:a@b.test" } }],
  ["no registration", tincanQuery({ registration: undefined }), { registration: "" }],
  ["cmi5's", cmi5Query(), { fetch: FETCH, activity: "https://lms.test/activity/7" }],
  ["nothing", "", null],
  ["no actor", tincanQuery({ actor: undefined }), null],
  ["an actor without an identifier", tincanQuery({ actor: '{"name":"Ada"}' }), null],
  ["an actor that was cut off", tincanQuery({ actor: '{"mbox":"mailto:' }), null],
  ["no endpoint", tincanQuery({ endpoint: "" }), null],
];

for (const [name, query, expected] of LAUNCHES) {
  test(`a launch with ${name}`, () => {
    const launch = launchOf(query, "https://compiled.test/x");
    if (!expected) assert.equal(launch, null);
    else for (const [key, value] of Object.entries(expected)) assert.deepEqual(launch?.[/** @type {keyof typeof launch} */ (key)], value);
  });
}

test("schemes other than Basic stay, and what is no actor is none", () => {
  assert.deepEqual([authorization("Bearer x"), authorization("")], ["Bearer x", ""]);
  assert.deepEqual([actorOf("[]"), actorOf("7"), actorOf("")], [null, null, null]);
});

test("durations to a hundredth of a second", () => {
  assert.deepEqual([0, 59.999, 61.5, 3600, 42_720].map(duration), ["PT0S", "PT1M", "PT1M1.5S", "PT1H", "PT11H52M"]);
});

test("a course from its opening to its end, in order, and once each", async () => {
  const { lrs, world, session } = await launched();
  await study(session, world);
  await sit(session, world, true);
  assert.equal(session.saved.status, "sent");
  assert.equal((await session.depart()).ok, true);
  const counts = Object.fromEntries([...new Set(lrs.verbs)].map((verb) => [verb, lrs.verbs.filter((one) => one === verb).length]));
  assert.deepEqual(counts, { initialized: 1, answered: 13, attempted: 2, experienced: 4, progressed: 6, completed: 3, passed: 2, terminated: 1 });
  assert.deepEqual([lrs.verbs[0], lrs.verbs.at(-1)], ["initialized", "terminated"]);
  assert.deepEqual(lrs.breaches, []);
  const root = lrs.told.filter(({ object, verb }) => object.id === "https://example.org/sample" && !verb.id.endsWith("progressed"));
  assert.deepEqual(root.map(({ verb }) => verb.id.split("/").at(-1)), ["initialized", "completed", "passed", "terminated"]);
  assert.deepEqual(root[2]?.["result"].score, { scaled: 1, raw: 100, min: 0, max: 100 });
  assert.deepEqual([root[1]?.["result"].completion, root[1]?.["result"].success], [true, true]);
});

test("every statement has the registration, the root in its grouping and the category, and no word of the learner", async () => {
  const { lrs, world, session } = await launched();
  await study(session, world);
  for (const { context, verb } of lrs.told) {
    assert.equal(context.registration, REGISTRATION);
    assert.deepEqual(context.contextActivities.grouping, [{ objectType: "Activity", id: "https://example.org/sample" }], verb.id);
    assert.ok(context.contextActivities.category.length === 1 && context.revision === "1.0.0");
  }
  assert.ok(!JSON.stringify(lrs.told).includes("Amygdala"));
  const pairs = lrs.told.find(({ object }) => object.id.endsWith("/items/pairs"));
  assert.deepEqual([pairs?.["result"].response, pairs?.["result"].success], ["a[.]b[,]b[.]a[,]c[.]d", true]);
});

test("the query, which holds a key, leaves the address bar; a reload goes on with it", async () => {
  const { lrs, at, world, window } = await launched();
  assert.equal(window.shown, "/course/index.html");
  const again = await launched({ lrs, at, world, query: "", tab: window.sessionStorage });
  assert.equal(again.connection.connected, true);
});

test("without a launch the course opens, and nothing is recorded", async () => {
  const { lrs, world, session, connection } = await launched({ query: "" });
  await study(session, world);
  assert.deepEqual([connection.connected, session.saved.status, lrs.requests.length], [false, "off", 0]);
});

test("two devices, hours apart, lose nothing", async () => {
  const lrs = new FakeLrs();
  const world = new World();
  const one = await launched({ lrs, world });
  const two = await launched({ lrs, world, at: browser(lrs) });
  await study(one.session, world, ["why/start"]);
  await study(two.session, world, ["why/story"]);
  await study(one.session, world, ["how/pairs"]);
  await study(two.session, world, ["how/steps"]);
  const three = await launched({ lrs, world, at: browser(lrs) });
  assert.deepEqual(Object.keys(three.session.state.pages).sort(), ["how/pairs", "how/steps", "why/start", "why/story"]);
  assert.equal(lrs.verbs.filter((verb) => verb === "experienced").length, 4);
});

for (const [name, change] of /** @type {[string, (lrs: FakeLrs) => void][]} */ ([
  ["does not expose ETag", (lrs) => (lrs.exposesEtag = false)],
  ["does not allow If-Match", (lrs) => (lrs.allowsIfMatch = false)],
])) {
  test(`where CORS ${name}, devices that take turns lose nothing`, async () => {
    const lrs = new FakeLrs();
    change(lrs);
    const world = new World();
    const [one, two] = [await launched({ lrs, world }), await launched({ lrs, world, at: browser(lrs) })];
    await study(one.session, world, ["why/start"]);
    await study(two.session, world, ["why/story"]);
    await study(one.session, world, ["how/pairs"]);
    assert.deepEqual(Object.keys(lrs.kept.pages).sort(), ["how/pairs", "why/start", "why/story"]);
    assert.equal(one.session.saved.status, "sent");
  });
}

test("what is there already counts as delivered, and what is refused blocks nothing", async () => {
  const lrs = new FakeLrs();
  lrs.fault = ({ resource, body }) => (resource !== "statements" ? undefined : body.includes("/answered") ? { status: 400 } : { status: 409 });
  const { world, session } = await launched({ lrs });
  await study(session, world, ["why/start"]);
  assert.equal(session.saved.status, "sent");
});

test("a statement on which the LRS fails again and again lets the others go first", async () => {
  const lrs = new FakeLrs();
  lrs.fault = ({ body }) => (body.includes("/items/first") ? { status: 500 } : undefined);
  const { world, session } = await launched({ lrs });
  await study(session, world, ["why/start"]);
  await world.minutes(5);
  assert.ok(lrs.told.some(({ object }) => object.id.endsWith("/items/several")));
  assert.equal(session.saved.status, "unsaved");
  lrs.fault = () => undefined;
  await world.minutes(2);
  assert.equal(session.saved.status, "sent");
  assert.equal(lrs.told.filter(({ object }) => object.id.endsWith("/items/first")).length, 1);
});

test("what could not be sent is sent at the next launch, once, with the time at which it happened", async () => {
  const lrs = new FakeLrs();
  const { at, world, session } = await launched({ lrs });
  lrs.fault = () => ({ before: true });
  await study(session, world, ["why/start"]);
  assert.equal(session.saved.status, "unsaved");
  session.leave();
  await world.settle();
  const before = new Date(world.time).toISOString();
  world.waiting = [];
  lrs.fault = () => undefined;
  await world.minutes(600);
  const again = await launched({ lrs, at, world });
  await world.seconds(10);
  const answers = lrs.told.filter(({ verb }) => verb.id.endsWith("answered"));
  assert.deepEqual([answers.length, answers.every(({ timestamp }) => timestamp <= before)], [2, true]);
  assert.deepEqual(Object.keys(again.session.state.pages), ["why/start"]);
  assert.ok(lrs.kept.pages["why/start"]);
});

test("an answer whose confirmation was lost is not told twice", async () => {
  const lrs = new FakeLrs();
  const { world, session } = await launched({ lrs });
  lrs.fault = () => ({ after: true });
  await study(session, world, ["why/start"]);
  lrs.fault = () => undefined;
  await world.minutes(3);
  assert.equal(session.saved.status, "sent");
  assert.deepEqual(lrs.verbs.filter((verb) => verb === "answered").length, 2);
});

test("an attempt that failed is told of the root when the learner leaves without a pass, not before", async () => {
  const { lrs, world, session } = await launched();
  await study(session, world);
  await sit(session, world, false);
  const ofRoot = () => lrs.told.filter(({ object, verb }) => object.id === "https://example.org/sample" && verb.id.endsWith("failed"));
  assert.equal(ofRoot().length, 0);
  await session.depart();
  assert.equal(ofRoot().length, 1);
});

test("cmi5: the calls in the order that a strict LMS wants, and the rules of a session", async () => {
  const { lrs, world, session } = await launched({ cmi5: true });
  assert.deepEqual(lrs.requests.slice(0, 5).map(({ method, resource, query }) => [method, query.get("stateId") ?? query.get("profileId") ?? resource]), [
    ["POST", FETCH],
    ["GET", "LMS.LaunchData"],
    ["GET", "cmi5LearnerPreferences"],
    ["GET", "suspendData"],
    ["PUT", "statements"],
  ]);
  await study(session, world);
  await sit(session, world, false);
  await sit(session, world, true);
  await session.depart();
  assert.deepEqual(lrs.breaches, []);
  const defined = lrs.told.filter(({ context }) => context.contextActivities.category.some((/** @type {any} */ { id }) => id.endsWith("/cmi5")));
  assert.deepEqual(defined.map(({ verb }) => verb.id.split("/").at(-1)), ["initialized", "completed", "passed", "terminated"]);
  const passed = defined[2];
  assert.equal(passed?.["context"].extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"], 0.8);
  assert.deepEqual(lrs.verbs.filter((verb) => verb === "scored").length, 2);
});

test("cmi5: failed is told once, when the learner leaves; a later launch may pass", async () => {
  const lrs = new FakeLrs();
  const first = await launched({ lrs, cmi5: true });
  await study(first.session, first.world);
  await sit(first.session, first.world, false);
  await sit(first.session, first.world, false);
  await first.session.depart();
  assert.deepEqual(lrs.told.slice(-2).map(({ verb }) => verb.id.split("/").at(-1)), ["failed", "terminated"]);
  assert.deepEqual(lrs.breaches, []);
});

test("cmi5: the LMS's mastery score decides", async () => {
  const lrs = new FakeLrs();
  lrs.launchData = launchData({ masteryScore: 1 });
  const { world, session } = await launched({ lrs, cmi5: true });
  await study(session, world);
  session.turn("final");
  session.final.begin();
  const drawn = session.final.current?.items ?? [];
  for (const item of drawn) session.final.respond(item, item === "f3" ? ["zzz"] : rightInFinal[/** @type {keyof typeof rightInFinal} */ (item)]);
  session.final.submit();
  await world.seconds(10);
  const outcome = lrs.told.filter(({ context, result }) => result && "success" in result && context.contextActivities.category.some((/** @type {any} */ { id }) => id.endsWith("/moveon")));
  assert.deepEqual(outcome.map(({ verb }) => verb.id.split("/").at(-1)).filter((verb) => verb === "passed"), []);
});

for (const mode of ["Browse", "Review"]) {
  test(`cmi5: in ${mode} nothing gives credit`, async () => {
    const lrs = new FakeLrs();
    lrs.launchData = launchData({ launchMode: mode });
    const { world, session } = await launched({ lrs, cmi5: true });
    await study(session, world);
    await sit(session, world, true);
    await session.depart();
    assert.deepEqual(lrs.verbs, ["initialized", "terminated"]);
    assert.deepEqual([...lrs.documents.keys()], []);
  });
}

test("cmi5: a reload goes on in the same session with the same token", async () => {
  const lrs = new FakeLrs();
  const first = await launched({ lrs, cmi5: true });
  const again = await launched({ lrs, at: first.at, world: first.world, cmi5: true, query: "", tab: first.window.sessionStorage });
  await study(again.session, again.world, ["why/start"]);
  assert.deepEqual([lrs.tokens, lrs.verbs.filter((verb) => verb === "initialized").length, lrs.breaches], [1, 1, []]);
});

test("cmi5: a token that was used elsewhere is said, and nothing is sent", async () => {
  const lrs = new FakeLrs();
  lrs.tokens = 1;
  const { session, world, connection } = await launched({ lrs, cmi5: true });
  await study(session, world, ["why/start"]);
  assert.deepEqual([connection.connected, connection.code, lrs.verbs], [false, "fetch-1", []]);
});

test("cmi5: launch data may lack everything", async () => {
  const lrs = new FakeLrs();
  lrs.launchData = {};
  const { session, world } = await launched({ lrs, cmi5: true });
  await study(session, world, ["why/start"]);
  assert.equal(session.saved.status, "sent");
});

test("cmi5: a page that may come back does not end the session", async () => {
  const { lrs, world, session } = await launched({ cmi5: true });
  await study(session, world, ["why/start"]);
  session.leave(true);
  await world.settle();
  assert.ok(!lrs.verbs.includes("terminated"));
  session.show();
  await study(session, world, ["why/story"]);
  session.leave(false);
  await world.settle();
  assert.equal(lrs.verbs.at(-1), "terminated");
  assert.deepEqual(lrs.breaches, []);
});

test("one importer answers \"success\" where it has nothing", async () => {
  const lrs = new FakeLrs();
  const state = lrs.state.bind(lrs);
  lrs.state = (request) => {
    const found = state(request);
    return found.status === 404 ? { status: 200, text: '{"success": true}' } : found;
  };
  const { connection } = await launched({ lrs });
  assert.deepEqual([connection.connected, connection.reset], [true, []]);
});
