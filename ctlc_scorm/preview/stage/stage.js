/** The page around the course, on the course's own origin: does what the panel asks, and tells how far the learner is. */

import { colour, inside, progressOf, view } from "./course.js";
import { inLms, launched } from "./host.js";
import { workThrough } from "./pilot.js";

/** @typedef {import("./types.js").Order} Order @typedef {import("./types.js").Word} Word @typedef {import("./types.js").Kind} Kind */

const OURS = /^http:\/\/(127\.0\.0\.1|localhost):\d+$/;
const LOOK = 400;
const PATIENCE = 8000;
const RUNS = 4000;
/** Milliseconds after which a course that is at another page stays there. */
const RESUMED = 2500;

const query = new URLSearchParams(location.search);
const panel = query.get("panel") ?? "";
const kind = /** @type {Kind} */ (query.get("kind") ?? "web");
const cover = /** @type {HTMLElement} */ (document.getElementById("cover"));
const host = kind === "scorm12" ? inLms() : launched();
let url = "";
let told = "";
let theme = "system";
let seen = view(null);

/** @param {Word} word */
const say = (word) => parent.postMessage(word, panel);

function remember() {
  const now = view(host.course());
  if (now.at) seen = now;
  if (now.paper) document.body.style.background = now.paper;
}

/** After a build the course comes back at once where it was; else it finds its place in the record. @param {string} wanted @param {boolean} here */
function open(wanted, here) {
  url = wanted;
  const begun = performance.now();
  host.open(wanted, here && seen.at ? `#${seen.at}` : "");
  requestAnimationFrame(() => look(begun));
}

/** Until the course is there again, at the place where it was. @param {number} begun */
function look(begun) {
  const window = host.course();
  const document = inside(window);
  const progress = document && progressOf(document);
  colour(window, theme);
  const waited = performance.now() - begun;
  const there = progress && (!seen.at || seen.at === progress.at || waited > RESUMED);
  if (!there && waited < PATIENCE) return void setTimeout(look, 8, begun);
  if (progress && progress.at === seen.at) window?.scrollTo(0, seen.y);
  tell();
  say({ say: "shown", ms: Math.round(performance.now() - begun) });
}

function tell() {
  const document = inside(host.course());
  const progress = document && progressOf(document);
  const words = JSON.stringify(progress);
  if (!progress || words === told) return;
  told = words;
  say({ say: "progress", progress });
}

/** @param {string} how */
function gone(how) {
  told = "";
  say({ say: "closed", how });
}

/** The course, as soon as it runs; none where an LMS lets nobody look into it. */
async function running() {
  for (const end = performance.now() + RUNS; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const document = inside(host.course());
    if (document && progressOf(document)) return document;
  }
  return null;
}

/** @param {number} share */
async function jump(share) {
  const document = await running();
  if (!document) return say({ say: "jumped", trouble: "This LMS lets nobody look into the course." });
  cover.hidden = false;
  cover.textContent = "Working through the course as a learner would.";
  const trouble = await workThrough(document, share, (done, of) => {
    cover.textContent = `Working through the course as a learner would: page ${done} of ${of}.`;
    say({ say: "jump", done, of });
  });
  cover.hidden = true;
  tell();
  say({ say: "jumped", trouble });
}

function forget() {
  host.kill();
  localStorage.clear();
  sessionStorage.clear();
  seen = view(null);
  gone("forget");
}

/** @param {string} wanted */
function paint(wanted) {
  theme = wanted;
  document.documentElement.style.colorScheme = theme === "system" ? "" : theme;
  document.body.style.background = "";
  colour(host.course(), theme);
}

/** @param {Order} order */
function obey(order) {
  if (order.do === "open") return open(order.url, order.here);
  if (order.do === "jump") return void jump(order.share);
  if (order.do === "switches") return host.switches(order.on);
  if (order.do === "fail") return host.fail();
  if (order.do === "theme") return paint(order.theme);
  if (order.do === "forget") return forget();
  remember();
  if (order.do === "kill") host.kill();
  else host.close();
  if (order.do === "reload") return open(url, true);
  gone(order.do);
}

if (OURS.test(panel) && parent !== window) {
  addEventListener("message", (event) => {
    if (event.source === parent && event.origin === panel) obey(event.data);
  });
  setInterval(tell, LOOK);
  say({ say: "ready" });
}
