import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, zip } from "../../ctlc_scorm/blocks/plan/zip.js";
import { csv, dayAfter, docx, ics, text } from "../../ctlc_scorm/blocks/plan/files.js";

/** @param {Partial<import("../../ctlc_scorm/blocks/plan/files.js").Plan>} [changes] */
const plan = (changes = {}) => ({
  title: "My action plan",
  course: "Compassionate schools",
  language: "en",
  rtl: false,
  sections: [{ title: "Why", lines: [{ ask: "Why does our school want this?", answer: "Because\nmornings <hurt> & \"quotes\"" }] }],
  ...changes,
});

/** @param {string} answer */
const answered = (answer) => plan({ sections: [{ title: "Part", lines: [{ ask: "Ask", answer }] }] });

/** The files of a stored zip, by its central directory. @param {Uint8Array} bytes @returns {Record<string, string>} */
function unzip(bytes) {
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  /** @type {Record<string, string>} */
  const found = {};
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n; n--) {
    assert.equal(view.getUint32(at, true), 0x02014b50);
    const [sum, size, length, local] = [16, 24, 28, 42].map((field) => (field === 28 ? view.getUint16(at + field, true) : view.getUint32(at + field, true)));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + Number(length)));
    const begin = Number(local) + 30 + view.getUint16(Number(local) + 26, true);
    assert.equal(view.getUint32(Number(local), true), 0x04034b50);
    const body = bytes.subarray(begin, begin + Number(size));
    assert.equal(crc32(body), sum);
    found[name] = new TextDecoder().decode(body);
    at += 46 + Number(length);
  }
  assert.equal(at, end);
  return found;
}

test("the check sum is that of zips", () => assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926));

test("a zip gives back what went in", () => {
  const files = [{ name: "a.txt", text: "" }, { name: "b/c.xml", text: "Füße 🙂\n".repeat(300) }];
  assert.deepEqual(unzip(zip(files)), Object.fromEntries(files.map(({ name, text: body }) => [name, body])));
});

test("a Word document holds the plan, escaped, line by line", () => {
  const files = unzip(docx(plan()));
  assert.deepEqual(Object.keys(files), ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml", "word/document.xml"]);
  const body = files["word/document.xml"] ?? "";
  assert.match(body, /<w:pStyle w:val="Heading1"\/><\/w:pPr><w:r><w:t xml:space="preserve">Why</);
  assert.match(body, /Because<\/w:t><w:br\/><w:t xml:space="preserve">mornings &#60;hurt&#62; &#38; &#34;quotes&#34;</);
});

test("no sign that XML refuses gets into the document", () => {
  const body = unzip(docx(answered("a\u0000b\u000bc\ud800d\uffffe🙂")))["word/document.xml"];
  assert.match(body ?? "", />abcde🙂</);
});

test("right to left, where the course is", () => {
  assert.match(unzip(docx(plan({ rtl: true })))["word/document.xml"] ?? "", /<w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/>/);
});

for (const start of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠A", "|x", "%x", "\n=1"]) {
  test(`no cell is taken for a formula: ${JSON.stringify(start)}`, () => {
    assert.equal(csv(answered(start), ["Part", "Question", "Answer"]).split("\r\n")[1], `"Part","Ask","'${start}"`);
  });
}

test("a table quotes what it holds and begins with the mark by which spreadsheets know UTF-8", () => {
  assert.equal(csv(answered('He said "no", twice'), ["Part", "Question", "Answer"]), '\ufeff"Part","Question","Answer"\r\n"Part","Ask","He said ""no"", twice"\r\n');
});

test("a calendar entry is one whole day, with lines of at most 75 octets", () => {
  const summary = "My plan: courage, care; and ümläuts \\ " + "🙂".repeat(40);
  const made = ics({ summary, day: "2026-12-31", stamp: new Date(Date.UTC(2026, 10, 25, 3, 4, 5, 678)), mark: "x" });
  const lines = made.split("\r\n");
  assert.ok(lines.every((line) => new TextEncoder().encode(line).length <= 75));
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20261231") && lines.includes("DTSTAMP:20261125T030405Z"));
  assert.match(made.replaceAll("\r\n ", ""), /SUMMARY:My plan: courage\\, care\\; and ümläuts \\\\ 🙂{40}\r\n/u);
});

test("nobody can write a line into the calendar", () => {
  assert.equal(ics({ summary: "a\r\nATTACH:x", day: "2026-12-31", stamp: new Date(0), mark: "x" }).includes("\nATTACH"), false);
});

test("as text", () => assert.equal(text(answered("Yes.")), "My action plan\nCompassionate schools\n\nPART\n\nAsk\nYes.\n"));

for (const [from, day] of /** @type {[Date, string][]} */ ([
  [new Date(2026, 10, 25, 23, 59), "2026-12-25"],
  [new Date(2027, 0, 30), "2027-03-01"],
])) {
  test(`thirty days on from ${from.toDateString()}`, () => assert.equal(dayAfter(from, 30), day));
}
