/** The LMS page: puts the API in place, shows the course, keeps the record on the server. */

import { persona as personaNamed } from "../personas.js";
import { createSession } from "../session12.js";
import { createApi } from "../strict12.js";
import { expired } from "../trouble.js";
import { byButton, inFrames } from "./place.js";
import { ask, createLog, later, pause, send } from "./transport.js";

/**
 * @typedef {import("../types.js").Call} Call
 * @typedef {import("../types.js").Launch} Launch
 * @typedef {import("../types.js").Persona} Persona
 * @typedef {import("../types.js").Sco} Sco
 * @typedef {import("../types.js").Session} Session
 * @typedef {import("../types.js").Values} Values
 */

const query = new URLSearchParams(location.search);
const persona = personaNamed(query.get("persona") || "strict", JSON.parse(query.get("set") || "{}"));
if (persona.framed && window === window.parent) frameByAnother();
else start(location.pathname.split("/").at(-1) ?? "");

/** One machine, two names, two origins. */
function frameByAnother() {
  const other = location.hostname === "localhost" ? "127.0.0.1" : "localhost";
  location.replace(`//${other}:${location.port}/assets/page/around.html?${encodeURIComponent(location.href)}`);
}

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} name the package's */
function start(name) {
  /** @type {{title: string, scos: Sco[]}} */
  const course = ask("GET", `/packages/${name}`);
  const sco = course.scos.find(({ id }) => id === query.get("sco")) ?? course.scos[0];
  if (!sco) throw new Error(`${course.title} has nothing to launch`);
  /** @type {Launch} */
  const launch = ask("POST", `/launches/${name}/${sco.id}`);
  const going = watchGoing();
  const keep = createStore(`/records/${name}/${sco.id}`, launch.session, going.now);
  const session = createSession(persona, sco, launch.values, keep);
  const log = createScreen(session, createLog(`/log/${name}`, launch.session));
  const API = createApi({ persona, session, now: Date.now, pause, log });
  const offer = () => void Object.assign(window, { API });

  document.title = part("title").textContent = course.title;
  part("persona").textContent = persona.title;
  if (persona.autocommitSeconds)
    setInterval(() => void (session.dirty() && session.commit()), persona.autocommitSeconds * 1000);
  if (!persona.apiLateMs) offer();
  if (persona.apiPlace === "opener") byButton(sco.href);
  else inFrames({ persona, course: { title: course.title, href: sco.href }, loaded: going.watch, offer });
}

/** Whether the LMS page or the course is on its way out. */
function watchGoing() {
  let going = false;
  /** @param {Window} window */
  const watch = (window) => {
    going = false;
    for (const kind of ["pagehide", "beforeunload"])
      window.addEventListener(kind, () => (going = true), { capture: true });
  };
  watch(window);
  return { watch, now: () => going };
}

/** @param {string} url @param {number} number the session's @param {() => boolean} going @returns {import("../types.js").Store} */
function createStore(url, number, going) {
  const started = Date.now();
  let [puts, known] = [0, false];
  const isOut = () => !known && expired(persona, started, Date.now());
  part("login").addEventListener("click", () => {
    known = true;
    part("login").hidden = true;
  });
  const store = (/** @type {Values} */ values) => {
    part("login").hidden = !isOut();
    return !isOut() && send(persona, going, url, { session: number, seq: puts++, values });
  };
  return persona.storeLaterMs ? later(persona.storeLaterMs, store, going) : store;
}

/** @param {Session} session @param {(call: Call) => void} remember */
function createScreen(session, remember) {
  /** @type {Call[]} */
  const calls = [];
  Object.assign(window, { lms: { calls, persona, values: session.values } });

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

  show();
  return (/** @type {Call} */ call) => {
    calls.push(call);
    remember(call);
    if (call.violation || call.call === "LMSCommit" || call.call === "LMSFinish") show();
  };
}
