/** What is drawn for a final and in which order options stand: the same on every machine for the same seed. */

/** @typedef {import("../types.js").Item} Item @typedef {import("../types.js").Final} Final */

/** mulberry32. @param {number} seed @returns {(below: number) => number} */
function generator(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** @template T @param {T[]} list @param {(below: number) => number} pick @returns {T[]} */
function shuffled(list, pick) {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = pick(i + 1);
    [result[i], result[j]] = [/** @type {T} */ (result[j]), /** @type {T} */ (result[i])];
  }
  return result;
}

/** For each objective as many items as the blueprint says, none twice, shuffled. An item with several objectives is moved
 * to where it is needed (augmenting paths), so that the counts are met whenever the bank can meet them.
 * @param {Final} final @param {Record<string, Item>} items @param {number} seed */
export function draw(final, items, seed) {
  const pick = generator(seed);
  const bank = shuffled(final.bank.filter((id) => items[id]), pick);
  /** @type {Map<string, string>} item -> objective */
  const taken = new Map();
  /** @param {string} objective @param {Set<string>} tried @returns {boolean} */
  const take = (objective, tried) =>
    bank.some((id) => {
      if (tried.has(id) || !items[id]?.objectives.includes(objective)) return false;
      tried.add(id);
      const owner = taken.get(id);
      if (owner !== undefined && !take(owner, tried)) return false;
      taken.set(id, objective);
      return true;
    });
  for (const [objective, count] of Object.entries(final.draw)) {
    for (let i = 0; i < count; i++) take(objective, new Set());
  }
  return shuffled([...taken.keys()], pick);
}

/** @param {string} text */
const hash = (text) => [...text].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5);

/** Options (the targets of a matching) as shown. Steps to be ordered never stand in their right order.
 * @param {Item} item @param {number} seed */
export function order(item, seed) {
  const ids = item.kind === "matching" ? item.targets ?? [] : item.options;
  const sequence = item.kind === "sequencing";
  if (item.kind === "likert" || item.kind === "true-false" || !(item.shuffle || sequence)) return [...ids];
  const shown = shuffled(ids, generator(seed ^ hash(item.report)));
  const solved = sequence && item.correct.some((correct) => correct.join() === shown.join());
  return solved ? [...shown.slice(1), ...shown.slice(0, 1)] : shown;
}
