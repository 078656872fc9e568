import assert from "node:assert/strict";
import { test } from "node:test";
import { findApi, waitForApi } from "../../ctlc_scorm/player/js/drivers/discover.js";
import { World } from "./world.js";

const API = { LMSInitialize: () => "true" };

/** A window of another origin: every property but the window links throws. @param {Record<string, unknown>} [links] @returns {any} */
const foreign = (links = {}) =>
  new Proxy({}, {
    get(_, name) {
      if (typeof name === "string" && name in links) return links[name];
      throw new DOMException("Blocked a frame", "SecurityError");
    },
  });

/** @param {unknown[]} owns the API of each window from the outermost to the innermost @returns {any} */
const chain = (owns) =>
  owns.reduce((/** @type {any} */ parent, API) => {
    /** @type {any} */
    const win = { API };
    win.parent = parent ?? win;
    return win;
  }, null);

test("the API is found in the window itself, its parent or further out", () => {
  assert.equal(findApi(chain([API])), API);
  assert.equal(findApi(chain([API, undefined])), API);
  assert.equal(findApi(chain([API, ...Array(19)])), API);
});

test("the search ends at the outermost window and after 20 levels", () => {
  assert.equal(findApi(chain([undefined, undefined])), undefined);
  assert.equal(findApi(chain([API, ...Array(25)])), undefined);
});

test("the API is found in the window that opened this one, or that opened the outermost", () => {
  const win = chain([undefined, undefined]);
  win.opener = chain([API, undefined]);
  assert.equal(findApi(win), API);
  const inner = chain([undefined, undefined]);
  inner.top = { opener: chain([API]) };
  assert.equal(findApi(inner), API);
});

test("a window of another origin ends no search", () => {
  const top = chain([API]);
  const between = foreign({ parent: top });
  assert.equal(findApi({ parent: between, API: undefined }), API);
  assert.equal(findApi({ parent: foreign(), API: undefined, opener: chain([API]) }), API);
  assert.equal(findApi(foreign()), undefined);
});

test("something else that is called API is not taken for it", () => {
  assert.equal(findApi(chain([API, { version: 3 }])), API);
  assert.equal(findApi(chain(["API"])), undefined);
});

test("an API that comes late is waited for, up to five seconds", async () => {
  const world = new World();
  const begun = world.time;
  const win = chain([undefined]);
  world.timers.after(2500, () => (win.API = API));
  /** @type {unknown} */
  let found = "waiting";
  void waitForApi(win, world.timers).then((api) => (found = api));
  await world.pass(2000);
  assert.equal(found, "waiting");
  await world.pass(1500);
  assert.equal(found, API);
  const never = waitForApi(chain([undefined]), world.timers);
  await world.pass(5000);
  assert.equal(await never, undefined);
  assert.ok(world.time - begun < 9000);
});
