/** A scenario as a graph: where a way leads, what else could have been chosen, the whole as a tree. Pure. */

/** @typedef {{to: string, label: string}} Choice
 * @typedef {{id: string, title: string, choices: Choice[]}} Moment
 * @typedef {Record<string, Moment>} Graph
 * @typedef {{at: string, pick: number}} Step what was chosen, and where
 * @typedef {{moment: Moment, above: boolean, ways: {label: string, tree: Tree}[]}} Tree `above`: its ways stand higher up already */

/** @param {Graph} graph @param {Step} step @returns {Choice|undefined} */
export const chosen = (graph, { at, pick }) => graph[at]?.choices[pick];

/** Where a way ends. @param {Graph} graph @param {string} start @param {Step[]} path */
export function standing(graph, start, path) {
  const last = path[path.length - 1];
  return (last && chosen(graph, last)?.to) ?? start;
}

/** What else could have been chosen on a way: each choice once, with the way that leads to it and the choice made.
 * @param {Graph} graph @param {Step[]} path @returns {Step[][]} */
export function others(graph, path) {
  /** @type {Map<string, Step[]>} */
  const found = new Map();
  const taken = new Set(path.map(({ at, pick }) => `${at} ${pick}`));
  path.forEach(({ at }, i) =>
    graph[at]?.choices.forEach((_choice, pick) => {
      const name = `${at} ${pick}`;
      if (!taken.has(name) && !found.has(name)) found.set(name, [...path.slice(0, i), { at, pick }]);
    }),
  );
  return [...found.values()];
}

/** The whole graph from a moment on; the ways of a moment are written out once. @param {Graph} graph @param {string} id @returns {Tree} */
export function tree(graph, id, seen = new Set()) {
  const moment = graph[id] ?? { id, title: "", choices: [] };
  const above = seen.has(id);
  seen.add(id);
  const ways = above ? [] : moment.choices.map(({ to, label }) => ({ label, tree: tree(graph, to, seen) }));
  return { moment, above, ways };
}
