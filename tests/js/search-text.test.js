import assert from "node:assert/strict";
import { test } from "node:test";
import { asText, excerpt, find, fold, wordsOf } from "../../ctlc_scorm/player/js/page/search-text.js";

/** @param {string} title @param {string[]} places */
const entry = (title, ...places) => ({ title: asText(title), places: places.map(asText) });

/** The titles of what is found, each with its place. @param {ReturnType<typeof entry>[]} entries @param {string} query */
function found(entries, query) {
  return find(entries, wordsOf(query)).found.map(({ entry, place }) => [entry.title.text, place?.text]);
}

/** An excerpt with what was found in brackets. @param {string} text @param {string} query */
function shown(text, query) {
  const words = wordsOf(query);
  const { starts } = find([entry("", text)], words);
  return excerpt(asText(text), { words, starts }).map(([part, hit]) => (hit ? `[${part}]` : part)).join("");
}

test("case, accents, marks, ligatures and quotes make no difference", () => {
  for (const [text, folded] of [["NIÑO", "nino"], ["ﬁn", "fin"], ["mu\u0301sica", "musica"], ["ΟΔΟΣ", "οδοσ"], ["İyi", "iyi"], ["don’t", "don't"], ["مُعَلِّم", "معلم"], ["co\u00adop", "coop"]]) {
    assert.equal(fold(text ?? ""), folded);
  }
});

test("folding a text and folding its signs one by one give the same", () => {
  const text = "Straße, ΟΔΟΣ, İyi, ﬁn, ½, Ｆull, don’t, 한국어, e\u0301, مُعَلِّم";
  assert.equal([...text].map(fold).join(""), fold(text));
});

test("a query is its words, each once, without what stands around them", () => {
  assert.deepEqual(wordsOf("  “Trauma-informed” care, (care)!  "), ["trauma-informed", "care"]);
  assert.deepEqual(wordsOf("a b 5 心 ?"), ["5", "心"]);
  assert.deepEqual(wordsOf(" \t"), []);
});

test("every word has to be in the page, in any of its places; the place with most of them is given", () => {
  const entries = [entry("Stress", "The body.", "Adults and the body under stress."), entry("Adults", "The body."), entry("Calm", "Adults under stress.")];
  assert.deepEqual(found(entries, "adult body stress"), [["Stress", "Adults and the body under stress."]]);
  assert.deepEqual(found(entries, "calm"), [["Calm", undefined]]);
  assert.deepEqual(found(entries, "nothing"), []);
  assert.deepEqual(found(entries, ""), []);
});

test("words are found by how they begin, and only where that finds nothing by any of their parts", () => {
  const entries = [entry("Art", "Draw."), entry("The heart", "It starts.")];
  assert.deepEqual(found(entries, "art"), [["Art", undefined]]);
  assert.deepEqual(found(entries, "tart"), [["The heart", "It starts."]]);
  assert.deepEqual(found([entry("題", "我的心情很好")], "心情"), [["題", "我的心情很好"]]);
});

test("what was found is marked in the text as it is written", () => {
  assert.equal(shown("El niño y la niña; niños.", "nin"), "El [niñ]o y la [niñ]a; [niñ]os.");
  assert.equal(shown("De\u0301ja\u0300 vu", "deja"), "[De\u0301ja\u0300] vu");
  assert.equal(shown("ﬁne ﬁsh", "fi"), "[ﬁ]ne [ﬁ]sh");
  assert.equal(shown("Stress, stressed", "stress stressed"), "[Stress], [stressed]");
  assert.equal(shown("Nothing here", "zz"), "Nothing here");
});

test("a long text is cut between words around what was found first", () => {
  const long = `${"before ".repeat(40)}target ${"after ".repeat(40)}`.trim();
  const words = shown(long, "target");
  assert.match(words, /^…before (before )+\[target\] (after )+after…$/);
  assert.ok(words.length < 190);
  assert.match(shown(`${"心".repeat(300)}情${"很".repeat(300)}`, "情"), /^…心{50}\[情\]很{119}…$/);
});
