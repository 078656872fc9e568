import assert from "node:assert/strict";
import { test } from "node:test";
import { chance } from "./chance.js";
import { right } from "./sample.js";
import { Browser } from "./tabs.js";

/** @typedef {import("./tabs.js").Tab} Tab @typedef {import("./tabs.js").Means} Means
 * @typedef {import("../../ctlc_scorm/player/js/types.js").State} State */

const SERIES = Number(process.env.TAB_SERIES ?? 40);
/** @type {Means[]} */
const MEANS = ["locks", "channel", "broken locks"];

/** @param {State} state */
const ledger = (state) => Object.values(state.time["0"] ?? {}).reduce((sum, seconds) => sum + seconds, 0);

/** Uses a tab although another one writes. @param {Browser} browser @param {Tab} tab */
async function take(browser, tab) {
  const taking = tab.writer.take();
  await browser.world.seconds(4);
  return taking;
}

for (const means of MEANS) {
  test(`with ${means}, the first of five tabs writes, the others only read and never speak to the LMS`, async () => {
    const browser = new Browser(means);
    for (let n = 0; n < 5; n++) await browser.open();
    const [first, ...others] = browser.tabs;
    first?.session.turn("why-start");
    first?.session.answer("first", ["b"]);
    await browser.world.minutes(2);
    assert.deepEqual(browser.writers, [first]);
    for (const tab of others) {
      tab.session.turn("how-steps");
      assert.deepEqual(tab.session.answer("first", ["a"]), { right: false, share: 0, tries: 1 });
      tab.session.read("how/steps");
      tab.session.hide();
      tab.session.retry();
      assert.deepEqual([tab.session.exit().code, tab.lms.calls], ["elsewhere", []]);
      assert.deepEqual([tab.session.saved.status, tab.session.saved.code, tab.session.state.items.first?.last], ["off", "elsewhere", ["b"]]);
    }
    await browser.world.minutes(1);
    assert.deepEqual([browser.record.pages, browser.record.items.first?.tries, browser.record.place], [{}, 1, "why-start"]);
  });

  test(`with ${means}, "Use this tab instead" hands everything over, though the LMS gives the new one an old record`, async () => {
    const browser = new Browser(means);
    const [first, second] = [await browser.open(), await browser.open()];
    first.session.turn("why-start");
    await browser.world.seconds(100);
    for (const id of ["first", "several"]) first.session.answer(id, right[/** @type {"first"} */ (id)]);
    first.session.read("why/start");
    second.session.turn("how-steps");
    assert.equal(await take(browser, second), true);
    assert.deepEqual([browser.writers, first.lms.phase, first.session.saved.code], [[second], "finished", "handed-over"]);
    assert.equal(second.initialized, 1);
    await browser.world.seconds(60);
    second.session.answer("steps", right.steps);
    await browser.world.seconds(1);
    assert.deepEqual(Object.keys(browser.record.items).sort(), ["first", "several", "steps"]);
    assert.deepEqual([browser.record.pages, browser.record.place], [{ "why/start": true }, "how-steps"]);
    assert.ok(Math.abs(ledger(browser.record) - 166) <= 5, String(ledger(browser.record)));
    assert.deepEqual(browser.tabs.flatMap((tab) => tab.lms.breaches), []);
    first.session.answer("first", ["a"]);
    assert.equal(first.session.state.items.first?.tries, 1);
  });

  test(`with ${means}, a killed writer leaves the course to a tab that is looked at, with all that it had told`, async () => {
    const browser = new Browser(means);
    const [first, hidden, second] = [await browser.open(), await browser.open(), await browser.open()];
    hidden.visible = false;
    first.session.turn("why-start");
    await browser.world.seconds(30);
    first.session.answer("first", ["b"]);
    await browser.world.seconds(1);
    first.kill();
    await browser.world.seconds(20);
    assert.deepEqual(browser.writers, [second]);
    second.session.answer("several", right.several);
    await browser.world.seconds(1);
    assert.deepEqual(Object.keys(browser.record.items), ["first", "several"]);
    assert.equal(hidden.initialized, 0);
  });

  test(`with ${means}, a writer that is closed is followed at once`, async () => {
    const browser = new Browser(means);
    const [first, second] = [await browser.open(), await browser.open()];
    first.close();
    await browser.world.seconds(10);
    assert.deepEqual([browser.writers, second.session.connection.connected], [[second], true]);
  });
}

test("a frozen writer is gone on without, and writes nothing when it wakes", async () => {
  for (const means of MEANS) {
    const browser = new Browser(means);
    const [first, second] = [await browser.open(), await browser.open()];
    first.session.turn("why-start");
    await browser.world.seconds(4);
    first.frozen = true;
    assert.equal(await take(browser, second), true);
    second.session.turn("how-pairs");
    await browser.world.minutes(3);
    const [before, stored] = [first.lms.calls.length, browser.stored.length];
    first.wake();
    await browser.world.seconds(1);
    assert.deepEqual([first.lms.calls.length, browser.stored.length, browser.writers], [before, stored, [second]]);
  }
});

test("two tabs that ask at once do not both write", async () => {
  for (const means of MEANS) {
    const browser = new Browser(means);
    const tabs = [await browser.open(), await browser.open(), await browser.open()];
    void tabs[1]?.writer.take();
    void tabs[2]?.writer.take();
    await browser.world.seconds(10);
    assert.equal(browser.writers.length, 1, means);
  }
});

test("where nothing can tell, each tab just goes on", async () => {
  const browser = new Browser("nothing");
  const tabs = [await browser.open(), await browser.open()];
  assert.deepEqual(tabs.map((tab) => tab.session.connection.connected), [true, true]);
});

test("what a tab tells of another record of the same place stays out", async () => {
  const browser = new Browser();
  const first = await browser.open();
  first.session.turn("why-start");
  first.session.read("why/start");
  await browser.world.minutes(5);
  browser.stored = [];
  const second = await browser.open();
  assert.deepEqual(second.session.state.pages, { "why/start": true });
  await take(browser, second);
  assert.deepEqual([second.session.connection.connected, second.session.state.pages], [true, {}]);
});

test("a tab that is taken over while it still waits for a late LMS gives the LMS back unwritten", async () => {
  const browser = new Browser();
  const first = await browser.open((tab) => (tab.window.parent.API = undefined));
  const second = await browser.open();
  void second.writer.take();
  await browser.world.seconds(0);
  first.window.parent.API = first.lms.api;
  await browser.world.seconds(10);
  assert.deepEqual([browser.writers, first.lms.phase, first.lms.made("LMSSetValue", "cmi.suspend_data")], [[second], "finished", []]);
});

test("the display of a reading tab follows its reader, and stays so when it writes", async () => {
  const browser = new Browser();
  const [, second] = [await browser.open(), await browser.open()];
  second.session.prefer({ size: 150 });
  assert.equal(second.session.state.prefs.size, 150);
  await take(browser, second);
  assert.equal(second.session.state.prefs.size, 150);
});

/** Everything of the earlier one is in the later one. @param {State} earlier @param {State} later */
const isIn = (earlier, later) => Object.keys(earlier.pages).every((id) => later.pages[id]) && Object.entries(earlier.items).every(([id, { tries }]) => tries <= (later.items[id]?.tries ?? 0));

/** @param {number} seed @param {Means} means @returns {Promise<number>} by how many seconds the record's time is wrong */
async function live(seed, means) {
  const random = chance(seed);
  const browser = new Browser(means, random.often(50));
  let [spent, kills, record] = [0, 0, browser.record];
  for (let n = 2 + random.below(4); n > 0; n--) await browser.open();
  spent = 2 * browser.tabs.length;
  for (let step = 0; step < 30; step++) {
    const live = browser.tabs.filter((tab) => tab.alive);
    const tab = random.pick(live);
    const page = random.pick(browser.data.pages);
    tab.session.turn(page.ref);
    tab.session.read(page.id);
    for (const id of page.items) if (random.often(50)) tab.session.answer(id, right[/** @type {"first"} */ (id)]);
    const begun = browser.world.time;
    browser.writers[0]?.session.activity();
    if (random.often(25) && (browser.again || !tab.initialized)) await take(browser, tab);
    else await browser.world.seconds(random.pick([1, 20, 70]));
    if (browser.writers.length) spent += (browser.world.time - begun) / 1000;
    if (live.length > 1 && random.often(5)) {
      const lost = random.pick(live);
      kills += Number(!lost.session.resting);
      if (random.often(50)) lost.kill();
      else lost.close();
      await browser.world.seconds(15);
      if (browser.writers.length) spent += 15;
    }
    assert.ok(browser.writers.length <= 1, "two tabs write");
    assert.ok(isIn(record, browser.record), "the record went back");
    record = browser.record;
  }
  browser.writers[0]?.session.exit();
  assert.deepEqual(browser.tabs.flatMap((tab) => tab.lms.breaches), []);
  const wrong = ledger(browser.record) - spent;
  assert.ok(wrong <= 15 + 15 * kills && wrong >= -15 - 75 * kills, `${wrong} s after ${spent} s and ${kills} closings`);
  return kills ? 0 : Math.abs(wrong);
}

test(`in ${SERIES} random lives of two to five tabs one writes, nothing goes back and time counts once`, async () => {
  for (let seed = 1; seed <= SERIES; seed++) {
    await live(seed, /** @type {Means} */ (MEANS[seed % 3])).catch((error) => {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    });
  }
});
