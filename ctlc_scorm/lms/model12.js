/** Reads and writes of single elements, by the book. */

import { fail, give, refuse } from "./answers.js";
import { arrays, children, elements, known, responses } from "./elements12.js";
import { feedback } from "./values12.js";

/**
 * @typedef {import("./types.js").Answer} Answer
 * @typedef {import("./types.js").Persona} Persona
 * @typedef {import("./types.js").Values} Values
 * @typedef {{name: string, path: string, parent: string, last: string, indexes: {array: string, n: number}[]}} Place
 */

const segment = /^(_?[a-z][a-z_]*|0|[1-9]\d*)$/;
const keywords = ["_children", "_count", "_version"];

/** Splits a name into its path with `n` for each index, and the indexes. @param {string} name @returns {Place | null} */
function locate(name) {
  const parts = name.split(".");
  if (parts[0] !== "cmi" || !parts.every((part) => segment.test(part))) return null;
  const indexes = parts.flatMap((part, at) =>
    /^\d/.test(part) ? [{ array: parts.slice(0, at).join("."), n: Number(part) }] : [],
  );
  const plain = parts.map((part) => (/^\d/.test(part) ? "n" : part));
  return { name, path: plain.join("."), parent: plain.slice(0, -1).join("."), last: plain.at(-1) ?? "", indexes };
}

/** @param {Values} values @param {string} array */
const count = (values, array) => Number(values[`${array}._count`] ?? 0);

/** @param {Persona} persona @param {string} name */
const missing = (persona, name) =>
  persona.unsupported.some((group) => name === group || name.startsWith(`${group}.`));

/** An index may name an item that is there or, in a write, the next one. @param {Values} values @param {Place} place @param {0 | 1} room */
function misplaced(values, place, room) {
  const wrong = place.indexes.find(({ array, n }) => n >= count(values, array) + room);
  return wrong ? `index ${wrong.n} of ${wrong.array} is out of range: it holds ${count(values, wrong.array)}` : "";
}

/** @param {Persona} persona @param {string} name @param {string} value @returns {Answer} */
const unknown = (persona, name, value) => refuse(persona.missingCode, `${name} is not an element of SCORM 1.2`, value);

/** @param {Values} values @param {Persona} persona @param {Place} place @returns {Answer} */
function readKeyword(values, persona, place) {
  const { parent, last, name } = place;
  if (!known(parent)) return unknown(persona, name, "");
  if (last === "_children" && parent in children) return give(children[parent] ?? "");
  if (last === "_count" && arrays.includes(parent)) return give(String(count(values, name.replace("._count", ""))));
  if (last === "_count") return refuse("203", `${name}: only an array has a count`, "");
  return refuse("202", `${name}: this element has no children`, "");
}

/** @param {Values} values @param {Persona} persona @param {string} name @returns {Answer} */
export function read(values, persona, name) {
  const place = locate(name);
  if (!place) return unknown(persona, name, "");
  if (missing(persona, name)) return fail(persona.missingCode, `${name} is not supported here`, "");
  if (persona.unreadable.includes(name)) return give("");
  if (name === "cmi._version") return give("3.4");
  const out = misplaced(values, place, 0);
  if (keywords.includes(place.last)) return out ? refuse("201", out, "") : readKeyword(values, persona, place);
  const element = elements[place.path];
  if (!element) return unknown(persona, name, "");
  if (element.access === "wo") return refuse("404", `${name} is write-only`, "");
  return out ? refuse("201", out, "") : give(values[name] ?? "");
}

/** Rules between the parts of one interaction. @param {Values} values @param {Persona} persona @param {Place} place @param {string} value */
function outOfStep(values, persona, place, value) {
  if (persona.feedback === "free" || !place.path.startsWith("cmi.interactions.n.")) return null;
  const item = place.name.split(".").slice(0, 3).join(".");
  const id = values[`${item}.id`];
  const type = values[`${item}.type`];
  if (place.path === "cmi.interactions.n.id")
    return id && id !== value ? refuse("201", `${item} already holds ${id}: append, never reuse an index`) : null;
  if (!id) return refuse("201", `${item}.id must be set before ${place.name}`);
  if (!responses.includes(place.path)) return null;
  if (!type) return refuse("405", `${item}.type must be set before ${place.name}`);
  const broken = feedback[type]?.(value, persona);
  return broken ? refuse("405", `${place.name} of type ${type} must be ${broken}`) : null;
}

/** @param {Values} values @param {Persona} persona @param {Place} place @param {string} value @returns {Answer | null} */
function unfit(values, persona, place, value) {
  const element = elements[place.path];
  if (!element) return unknown(persona, place.name, "false");
  if (element.access === "ro") return refuse("403", `${place.name} is read-only`);
  const out = misplaced(values, place, 1);
  if (out) return refuse("201", out);
  const broken = element.check(value, persona);
  if (broken) return refuse("405", `${place.name} must be ${broken}`);
  return outOfStep(values, persona, place, value);
}

/** @param {Values} values @param {Persona} persona @param {string} name @param {string} value @param {(name: string, value: string) => void} keep @returns {Answer} */
export function write(values, persona, name, value, keep) {
  const place = locate(name);
  if (!place) return unknown(persona, name, "false");
  if (missing(persona, name)) return fail(persona.missingCode, `${name} is not supported here`);
  if (keywords.includes(place.last))
    return known(place.parent) || place.path === "cmi._version"
      ? refuse("402", `${name} is a keyword and cannot be set`)
      : unknown(persona, name, "false");
  const full = name === "cmi.comments" ? (values[name] ?? "") + value : value;
  const refusal = unfit(values, persona, place, full);
  if (refusal) return refusal;
  for (const { array, n } of place.indexes) if (n === count(values, array)) keep(`${array}._count`, String(n + 1));
  keep(name, full);
  return give("true");
}
