function find(win) {
  while (!win.API && win.parent && win.parent !== win) win = win.parent;
  return win.API || (win.opener && win.opener.API);
}
var api = find(window), ended = false;
api.LMSInitialize("");
function finish() {
  if (ended) return;
  ended = true;
  api.LMSSetValue("cmi.core.session_time", "0000:01:00");
  api.LMSSetValue("cmi.core.lesson_status", "completed");
  api.LMSSetValue("cmi.core.exit", "suspend");
  api.LMSCommit("");
  api.LMSFinish("");
}
window.addEventListener("pagehide", finish);
