/** The LMS page: puts the API in place, shows the course, keeps the record on the server. */

import { persona as personaNamed } from "../personas.js";
import { createSession } from "../session12.js";
import { createApi } from "../strict12.js";
import { expired } from "../trouble.js";
import { ask, createLog, pause, send } from "./transport.js";

/**
 * @typedef {import("../types.js").Call} Call
 * @typedef {import("../types.js").Launch} Launch
 * @typedef {import("../types.js").Sco} Sco
 * @typedef {import("../types.js").Values} Values
 */

const query = new URLSearchParams(location.search);
const name = location.pathname.split("/").at(-1) ?? "";
const persona = personaNamed(query.get("persona") || "strict", JSON.parse(query.get("set") || "{}"));

/** @type {{title: string, scos: Sco[]}} */
const course = ask("GET", `/packages/${name}`);
const sco = chosen();
/** @type {Launch} */
const launch = ask("POST", `/launches/${name}/${sco.id}`);
const started = Date.now();

function chosen() {
  const sco = course.scos.find(({ id }) => id === query.get("sco")) ?? course.scos[0];
  if (!sco) throw new Error(`${course.title} has nothing to launch`);
  return sco;
}

/** @param {string} id @returns {HTMLElement} */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

let going = false;
/** @param {Window} window */
const watchGoing = (window) => {
  for (const kind of ["pagehide", "beforeunload"]) window.addEventListener(kind, () => (going = true), { capture: true });
};

let puts = 0;
/** @param {Values} values */
const store = (values) =>
  !expired(persona, started, Date.now()) &&
  send(persona, () => going, `/records/${name}/${sco.id}`, { session: launch.session, seq: puts++, values });

const session = createSession(persona, sco, launch.values, store);
/** @type {Call[]} */
const calls = [];
const remember = createLog(`/log/${name}`, launch.session);

function show() {
  const broken = calls.filter(({ violation }) => violation);
  part("status").textContent = session.values["cmi.core.lesson_status"] ?? "";
  part("score").textContent = session.values["cmi.core.score.raw"] || "none";
  part("time").textContent = session.values["cmi.core.session_time"] || "none";
  part("broken").textContent = String(broken.length);
  part("violations").hidden = broken.length === 0;
  part("violations").replaceChildren(...broken.map(({ call, args, violation }) =>
    Object.assign(document.createElement("li"), { textContent: `${call}(${args.join(", ")}): ${violation}` })));
}

/** @param {Call} call */
function log(call) {
  calls.push(call);
  remember(call);
  if (call.violation || call.call === "LMSCommit" || call.call === "LMSFinish") show();
}

const API = createApi({ persona, session, now: Date.now, pause, log });
const offer = () => void Object.assign(window, { API });

function frame() {
  const frame = document.createElement("iframe");
  frame.title = course.title;
  if (persona.sandbox !== null) frame.setAttribute("sandbox", persona.sandbox);
  if (persona.allow) frame.allow = persona.allow;
  frame.src = sco.href;
  part("place").append(frame);
  frame.addEventListener("load", () => watchFrame(frame));
  part("leave").addEventListener("click", () => frame.remove());
}

/** @param {HTMLIFrameElement} frame */
function watchFrame(frame) {
  going = false;
  try {
    if (frame.contentWindow) watchGoing(frame.contentWindow);
  } catch {
    // a sandboxed course is of another origin
  }
}

function popup() {
  part("open").hidden = false;
  part("open").addEventListener("click", () => {
    const course = window.open(sco.href, "course");
    part("leave").addEventListener("click", () => course?.close());
  });
}

if (persona.apiLateMs) setTimeout(offer, persona.apiLateMs);
else offer();
if (persona.autocommitSeconds)
  setInterval(() => void (session.dirty() && session.commit()), persona.autocommitSeconds * 1000);
watchGoing(window);
document.title = course.title;
part("title").textContent = course.title;
part("persona").textContent = persona.title;
Object.assign(window, { lms: { calls, persona, values: session.values } });
show();
if (persona.apiPlace === "opener") popup();
else frame();
