/** What became of earlier progress when the course changed, in plain words. */

import { _, span } from "./words.js";

/** @typedef {import("../types.js").Connection} Connection @typedef {import("../types.js").Change} Change */

/** @param {Connection} connection @returns {string[]} sentences */
export function resetWords({ reset, change }) {
  if (reset.includes("all")) return [_("What was saved earlier could not be read, so this starts anew.")];
  const lines = change ? (reset.includes("course") ? anew(change) : corrected(change)) : [];
  if (reset.includes("attempt")) lines.push(_("The questions of the assessment have changed, so the attempt that you had begun was closed without a result."));
  if (reset.includes("sitting")) lines.push(_("The questions of the assessment have changed: the attempt that you had begun goes on with those that are left, so please look through your answers."));
  if (reset.includes("place") && change) lines.push(_("The page where you left off is gone."));
  return lines.length ? [_("The course has changed since you were last here."), ...lines] : [];
}

/** The ids are others than they were, so nothing can be found again. @param {Change} change */
function anew({ gone, minutes }) {
  return [
    _("Kept: your active time of about %(time)s, and how you like the display.", { time: span(minutes) }),
    _("Started again: pages read %(pages)s, questions answered %(items)s, attempts at the assessment %(attempts)s.", gone),
  ];
}

/** @param {Change} change */
function corrected({ kept, gone, blanked, added }) {
  const lines = [_("Kept: pages read %(pages)s, questions answered %(items)s.", kept)];
  if (blanked) lines.push(_("Changed questions, whose results stand while your earlier answers are no longer shown: %(n)s.", { n: blanked }));
  if (gone.pages || gone.items) lines.push(_("No longer in the course, of what you had done: pages %(pages)s, questions %(items)s.", gone));
  if (added) lines.push(_("New pages, not read yet: %(n)s.", { n: added }));
  return lines;
}
