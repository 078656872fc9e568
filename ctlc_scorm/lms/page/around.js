/** A page of another origin around the LMS page: what asks the top window for anything is refused. */

const asked = new URL(decodeURIComponent(location.search.slice(1)));
const frame = document.createElement("iframe");
frame.title = "LMS";
if (["127.0.0.1", "localhost"].includes(asked.hostname) && asked.port === location.port) frame.src = asked.href;
document.getElementById("place")?.append(frame);
