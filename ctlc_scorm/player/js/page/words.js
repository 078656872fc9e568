/** Interface words, in the language of the course. */

/** @type {Record<string, string>} */
let strings = {};

/** @param {Record<string, string>} table */
export const speak = (table) => void (strings = table);

/** @param {string} text @param {Record<string, string|number>} [values] */
export function _(text, values) {
  const found = strings[text] ?? text;
  return values ? found.replace(/%\((\w+)\)s|%%/g, (_match, name) => (name ? String(values[name]) : "%")) : found;
}

/** "55 min", "2 h", "2 h 5 min", as the compiler writes it. @param {number} minutes */
export function span(minutes) {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const parts = hours ? [_("%(n)s h", { n: hours })] : [];
  if (rest || !hours) parts.push(_("%(n)s min", { n: rest }));
  return parts.join(" ");
}

/** @param {number} at ms since 1970 */
export const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });

/** @param {number} score */
export const percent = (score) => _("%(n)s %%", { n: Math.round(score * 10) / 10 });
