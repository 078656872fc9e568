/** The plan as files: a Word document, a table, a calendar entry, plain text. Pure. */

import { zip } from "./zip.js";

/** @typedef {{ask: string, answer: string}} Line
 * @typedef {{title: string, course: string, language: string, rtl: boolean, sections: {title: string, lines: Line[]}[]}} Plan */

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const LINE_OCTETS = 73;

/** Text that may stand in XML: escaped, without the control characters that XML 1.0 refuses. @param {string} text */
const xml = (text) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {Plan} plan @returns {Uint8Array<ArrayBuffer>} */
export function docx({ title, course, language, rtl, sections }) {
  /** @param {string} style @param {string} text */
  const line = (style, text) => {
    const runs = text.split(/\r?\n/).map((part) => `<w:t xml:space="preserve">${xml(part)}</w:t>`).join("<w:br/>");
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${rtl ? "<w:bidi/>" : ""}</w:pPr><w:r>${rtl ? "<w:rPr><w:rtl/></w:rPr>" : ""}${runs}</w:r></w:p>`;
  };
  const body = sections.flatMap((section) => [line("Heading1", section.title), ...section.lines.flatMap(({ ask, answer }) => [line("Heading2", ask), line("Normal", answer)])]);
  return zip([
    {
      name: "[Content_Types].xml",
      text: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    },
    { name: "_rels/.rels", text: relation("officeDocument", "word/document.xml") },
    { name: "word/_rels/document.xml.rels", text: relation("styles", "styles.xml") },
    { name: "word/styles.xml", text: styles(language) },
    { name: "word/document.xml", text: `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${[line("Title", title), line("Normal", course), ...body].join("")}</w:body></w:document>` },
  ]);
}

/** @param {string} kind @param {string} target */
const relation = (kind, target) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;

/** @param {string} language */
function styles(language) {
  /** @param {string} id @param {string} name @param {number} size half points @param {string} more */
  const style = (id, name, size, more = "") =>
    `<w:style w:type="paragraph" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}><w:name w:val="${name}"/><w:pPr>${more}<w:spacing w:before="${size * 6}" w:after="120"/>${/\d/.test(id) ? `<w:outlineLvl w:val="${Number(id.slice(-1)) - 1}"/>` : ""}</w:pPr><w:rPr>${id === "Normal" ? "" : "<w:b/><w:bCs/>"}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
  const next = "<w:keepNext/>";
  return `${HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:lang w:val="${xml(language)}" w:bidi="${xml(language)}"/></w:rPr></w:rPrDefault></w:docDefaults>${style("Normal", "Normal", 23)}${style("Title", "Title", 44, next)}${style("Heading1", "heading 1", 32, next)}${style("Heading2", "heading 2", 25, next)}</w:styles>`;
}

/** For spreadsheets: no cell can be taken for a formula. @param {Plan} plan @param {[string, string, string]} head */
export function csv({ sections }, head) {
  const rows = [head, ...sections.flatMap(({ title, lines }) => lines.map(({ ask, answer }) => [title, ask, answer]))];
  const cell = (/** @type {string} */ text) => `"${text.replace(/^(?=\s*[=+\-@\uff0b\uff0d\uff1d\uff20|%]|[\t\r\n])/, "'").replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** An entry for a whole day, with a reminder at nine. Nothing of what was written is in it.
 * @param {{summary: string, day: string, stamp: Date, mark: string}} entry day as 2026-12-31, mark something random */
export function ics({ summary, day, stamp, mark }) {
  const text = summary.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//ctlc_scorm//plan//EN",
    "BEGIN:VEVENT",
    `UID:${mark}@ctlc-scorm`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${text}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${text}`,
    "TRIGGER:PT9H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
}

/** No line of a calendar is longer than 75 octets; a sign is never cut in two. @param {string} line */
function folded(line) {
  let [out, room] = ["", LINE_OCTETS];
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (size > room) [out, room] = [`${out}\r\n `, LINE_OCTETS];
    out += sign;
    room -= size;
  }
  return out;
}

/** @param {Plan} plan */
export const text = ({ title, course, sections }) =>
  [title, course, ...sections.flatMap((section) => ["", section.title.toUpperCase(), ...section.lines.flatMap(({ ask, answer }) => ["", ask, answer])])].join("\n").trimEnd() + "\n";

/** The day so many days on, as 2026-12-31, by the clock of this device. @param {Date} now @param {number} days */
export function dayAfter(now, days) {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  return [String(day.getFullYear()).padStart(4, "0"), ...[day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"))].join("-");
}
