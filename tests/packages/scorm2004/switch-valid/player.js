function find(win) {
  while (!win.API_1484_11 && win.parent && win.parent !== win) win = win.parent;
  return win.API_1484_11 || (win.opener && win.opener.API);
}
var api = find(window), ended = false;
api.Initialize("");
function finish() {
  if (ended) return;
  ended = true;
  api.SetValue("cmi.session_time", "PT1M");
  api.SetValue("cmi.completion_status", "completed");
  api.SetValue("cmi.exit", "suspend");
  api.Commit("");
  api.Terminate("");
}
window.addEventListener("pagehide", finish);
