/** The troubles that a persona asks for: calls that fail, and sessions that expire. */

/** @typedef {import("./types.js").Persona} Persona */

/** A small seeded generator of numbers in 0..1. @param {number} seed */
function draws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Tells, call by call, "" or the error to answer with. @param {Persona} persona @returns {(call: string, element: string) => string} */
export function createTrouble(persona) {
  const draw = draws(persona.seed);
  const seen = persona.failing.map(() => 0);
  return (call, element) => {
    const hits = persona.failing.filter((rule, at) => {
      if (rule.call !== call || (rule.element && rule.element !== element)) return false;
      const nth = (seen[at] = (seen[at] ?? 0) + 1);
      return nth >= rule.from && nth <= rule.to;
    });
    if (hits[0]) return hits[0].error;
    const share = persona.failShares[call] ?? 0;
    return share > 0 && draw() < share ? "101" : "";
  };
}

/** @param {Persona} persona @param {number} started @param {number} now */
export const expired = (persona, started, now) =>
  persona.expirySeconds > 0 && now - started > persona.expirySeconds * 1000;
