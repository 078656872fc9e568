import assert from "node:assert/strict";
import { test } from "node:test";
import { web } from "../../ctlc_scorm/player/js/drivers/web.js";
import { empty, readPage } from "../../ctlc_scorm/player/js/course/state.js";
import { sample } from "./sample.js";

const data = { ...sample(), driver: /** @type {const} */ ("web") };

function storage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return { kept, getItem: (/** @type {string} */ key) => kept.get(key) ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value) };
}

/** @param {import("../../ctlc_scorm/player/js/types.js").State} state */
const report = (state) => ({ packed: "", json: JSON.stringify(state), place: "", outcome: /** @type {const} */ ({ status: "incomplete", score: null, finished: false }), seconds: 0 });

test("a document that was saved is there at the next visit", async () => {
  const localStorage = storage();
  const driver = web({ window: { localStorage } });
  assert.equal((await driver.open(data, { wait: true })).state, null);
  assert.deepEqual(await driver.save(report(readPage(empty(), "a"))), { ok: true, code: "0", lost: false });
  const again = await web({ window: { localStorage } }).open(data, { wait: true });
  assert.deepEqual(JSON.parse(again.state ?? "").pages, { a: true });
});

test("two tabs lose nothing of each other", async () => {
  const localStorage = storage();
  const tabs = [web({ window: { localStorage } }), web({ window: { localStorage } })];
  for (const tab of tabs) await tab.open(data, { wait: true });
  await tabs[0]?.save(report(readPage(empty(), "a")));
  tabs[1]?.close(report(readPage(empty(), "b")), true);
  assert.deepEqual(JSON.parse([...localStorage.kept.values()][0] ?? "").pages, { a: true, b: true });
});

test("two parts of a course do not share a document", async () => {
  const localStorage = storage();
  for (const sco of ["why", "how"]) {
    const driver = web({ window: { localStorage } });
    await driver.open({ ...data, sco }, { wait: true });
    await driver.save(report(empty()));
  }
  assert.equal(localStorage.kept.size, 2);
});

test("where storage is denied it says that nothing is kept", async () => {
  const denied = {
    get localStorage() {
      throw new DOMException("denied", "SecurityError");
    },
  };
  const driver = web({ window: denied });
  const { connected, code } = await driver.open(data, { wait: true });
  assert.deepEqual([connected, code], [false, "no-storage"]);
  assert.deepEqual(driver.close(report(empty()), true), { ok: false, code: "no-storage", lost: false });
});

test("a full storage is not called saved", async () => {
  const localStorage = storage();
  localStorage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const driver = web({ window: { localStorage } });
  await driver.open(data, { wait: true });
  assert.equal((await driver.save(report(empty()))).ok, false);
});

test("a damaged document is written over, not thrown at", async () => {
  const localStorage = storage();
  localStorage.kept.set("ctlc:sample:course", "{oops");
  const driver = web({ window: { localStorage } });
  await driver.open(data, { wait: true });
  assert.equal((await driver.save(report(empty()))).ok, true);
  assert.equal(JSON.parse(localStorage.kept.get("ctlc:sample:course") ?? "").schema, 1);
});
