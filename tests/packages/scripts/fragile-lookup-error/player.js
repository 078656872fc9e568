var api = window.parent.API, ended = false;
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
