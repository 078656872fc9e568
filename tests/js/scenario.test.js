import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, others, standing, tree } from "../../ctlc_scorm/blocks/scenario/graph.js";

/** @typedef {import("../../ctlc_scorm/blocks/scenario/graph.js").Tree} Tree */

/** @param {string} id @param {Record<string, string>} ways label: target */
const moment = (id, ways = {}) => ({ id, title: id.toUpperCase(), choices: Object.entries(ways).map(([label, to]) => ({ label, to })) });

const graph = Object.fromEntries(
  [
    moment("start", { aloud: "public", quietly: "quiet", nothing: "silence" }),
    moment("public", { mend: "repair", leave: "silence" }),
    moment("silence", { ask: "repair", again: "start" }),
    moment("quiet"),
    moment("repair"),
  ].map((one) => [one.id, one]),
);

/** @param {string} words "start 0, public 1" */
const way = (words) =>
  words
    .split(", ")
    .filter(Boolean)
    .map((step) => ({ at: step.split(" ")[0] ?? "", pick: Number(step.split(" ")[1]) }));

/** @param {Tree} part @returns {string} */
const drawn = ({ moment: { id }, above, ways }) => id + (above ? "^" : "") + (ways.length ? `(${ways.map((one) => `${one.label}:${drawn(one.tree)}`).join(" ")})` : "");

for (const [path, end] of /** @type {[string, string][]} */ ([
  ["", "start"],
  ["start 1", "quiet"],
  ["start 0, public 1, silence 0", "repair"],
  ["start 2, silence 1", "start"],
  ["start 9", "start"],
])) {
  test(`the way "${path}" stands at ${end}`, () => assert.equal(standing(graph, "start", way(path)), end));
}

test("what else could have been chosen: each choice once, with the way before it", () => {
  const found = others(graph, way("start 0, public 0"));
  assert.deepEqual(found, [way("start 1"), way("start 2"), way("start 0, public 1")]);
});

test("a way that came by twice offers what was never taken there", () => {
  const found = others(graph, way("start 2, silence 1, start 1"));
  assert.deepEqual(found, [way("start 0"), way("start 2, silence 0")]);
});

test("nothing else where nothing was chosen", () => assert.deepEqual(others(graph, []), []));

test("the tree writes the ways of a moment out once", () => {
  assert.equal(drawn(tree(graph, "start")), "start(aloud:public(mend:repair leave:silence(ask:repair^ again:start^)) quietly:quiet nothing:silence^)");
});

test("a step names its choice", () => {
  assert.equal(chosen(graph, { at: "start", pick: 1 })?.label, "quietly");
  assert.equal(chosen(graph, { at: "nowhere", pick: 0 }), undefined);
});
