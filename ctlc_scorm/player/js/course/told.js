/** What another tab of the same course told while this one only read. It is joined only to the record from which it came. */

import { revive } from "./revive.js";
import { merge } from "./state.js";

/** @typedef {import("../types.js").State} State */

/** @param {number} born the minute in which this tab came up */
export function createTold(born) {
  /** @type {State|null} */
  let told = null;
  let teller = "";

  /** One place may hold several records, as of two classes: the first minute tells them apart. An LMS that held nothing
   * when this tab came up can only mean a record begun about then. @param {State} state @param {number} started */
  const same = ({ dates }, started) => (started ? dates.started === started : dates.started >= born - 1);

  return {
    /** @param {string} json @param {string} learner @returns {State|null} null when it says nothing */
    hear(json, learner) {
      const state = revive(json);
      if (!state?.dates.started) return null;
      told = told && teller === learner ? merge(told, state) : state;
      teller = learner;
      return told;
    },
    /** @param {State} doc @param {number} started the record's first minute, 0 if it was empty @param {string} learner */
    join(doc, started, learner) {
      const found = told;
      told = null;
      return found && teller === learner && same(found, started) ? merge(doc, found) : doc;
    },
  };
}
