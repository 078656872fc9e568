/** The LMS page: puts the API in place, shows the course, keeps the record on the server. */

import { persona as personaNamed } from "../personas.js";
import { createSession } from "../session12.js";
import { createApi } from "../strict12.js";
import { createKeeper } from "./keeper.js";
import { byButton, inFrames } from "./place.js";
import { ask, createLog, pause } from "./transport.js";

/**
 * @typedef {import("../types.js").Call} Call
 * @typedef {import("../types.js").Launch} Launch
 * @typedef {import("../types.js").Persona} Persona
 * @typedef {import("../types.js").Sco} Sco
 * @typedef {import("../types.js").Session} Session
 * @typedef {import("../types.js").Values} Values
 * @typedef {import("./place.js").Place} Place
 */

const query = new URLSearchParams(location.search);
const persona = personaNamed(query.get("persona") || "strict", JSON.parse(query.get("set") || "{}"));
document.body.toggleAttribute("data-quiet", query.has("quiet") && persona.apiPlace !== "opener");
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
  /** @type {Values} what this page has stored: a beacon may still be on its way when the course is launched again */
  const stored = {};
  let autocommit = 0;
  let killed = false;
  const going = watchGoing();
  part("leave").onclick = close;
  /** @type {Place} */
  let place = launch();

  /** @param {string} [page] of the course, to begin with */
  function launch(page = "") {
    /** @type {{title: string, scos: Sco[]}} */
    const course = ask("GET", `/packages/${name}`);
    going.set(false);
    const sco = course.scos.find(({ id }) => id === query.get("sco")) ?? course.scos[0];
    if (!sco) throw new Error(`${course.title} has nothing to launch`);
    /** @type {Launch} */
    const { session: number, values } = ask("POST", `/launches/${name}/${sco.id}`);
    const keeper = createKeeper({ persona, url: `/records/${name}/${sco.id}`, number, going: going.now, stored, login: part("login") });
    const session = createSession(persona, sco, { ...values, ...stored }, keeper.store);
    const remember = createLog(`/log/${name}`, number);
    const log = createScreen(session, (call) => killed || remember(call));
    const API = createApi({ persona, session, now: Date.now, pause, log });
    const offer = () => void Object.assign(window, { API });

    document.title = part("title").textContent = course.title;
    part("persona").textContent = persona.title;
    if (persona.autocommitSeconds)
      autocommit = setInterval(() => void (session.dirty() && session.commit()), persona.autocommitSeconds * 1000);
    if (!persona.apiLateMs) offer();
    const made = persona.apiPlace === "opener"
      ? byButton(sco.href + page)
      : inFrames({ persona, course: { title: course.title, href: sco.href + page }, loaded: going.watch, offer });
    Object.assign(Reflect.get(window, "lms"), { keeper, course: made.course, close, kill, launch: again });
    return made;
  }

  /** The course goes, and has its last word. */
  function close() {
    clearInterval(autocommit);
    going.set(true);
    place.close();
    Reflect.deleteProperty(window, "API");
  }

  /** The course goes as when a browser is killed: the LMS hears nothing more. @param {import("./keeper.js").Keeper} keeper */
  function kill(keeper) {
    killed = true;
    keeper.offline(true);
    close();
  }

  /** A new launch in the same window, from what is on record. @param {string} [page] as `#ref` */
  function again(page) {
    close();
    killed = false;
    place = launch(page);
  }
}

/** Whether the LMS page or the course is on its way out. Where the course's frame is removed, the course may hear of it
 * before we do: `set` says so beforehand. */
function watchGoing() {
  let going = false;
  /** @param {Window} window */
  const watch = (window) => {
    going = false;
    for (const kind of ["pagehide", "beforeunload"])
      window.addEventListener(kind, () => (going = true), { capture: true });
  };
  watch(window);
  return { watch, now: () => going, set: (/** @type {boolean} */ now) => void (going = now) };
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
