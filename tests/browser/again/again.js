/** An LMS page around npm's scorm-again, its commits pointed at the little server. */

import { ask } from "/assets/page/transport.js";

const name = new URLSearchParams(location.search).get("course") ?? "";
const document_ = `/documents/${name}`;
const course = ask("GET", `/packages/${name}`);
const saved = ask("GET", document_);

const { Scorm12API } = /** @type {any} */ (window);
const API = new Scorm12API({ lmsCommitUrl: document_, autocommit: false, alwaysSendTotalTime: true, logLevel: 4 });
const core = { student_id: "learner-1", student_name: "Rivera, Ana", ...saved?.cmi.core };
core.entry = !saved ? "ab-initio" : core.exit === "suspend" ? "resume" : "";
delete core.session_time;
API.loadFromJSON({ ...saved?.cmi, core: { ...core, exit: "" } }, "cmi");
Object.assign(window, { API });

const frame = document.createElement("iframe");
frame.title = course.title;
frame.src = course.scos[0].href;
document.getElementById("place")?.append(frame);
