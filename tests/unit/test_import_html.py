"""HTML as Markdown: what is kept, and how what Markdown does not have is written."""

from __future__ import annotations

import pytest

from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Heading
from ctlc_scorm.importers.texts import html_root
from ctlc_scorm.source.text import Source

WHERE = Where(Source("a", "").span())


def written(html: str, question: bool = False) -> tuple[str, set[str]]:
    log = Log()
    writer = HtmlWriter(log, WHERE, lambda source: f"media/{source}" if source else "", question=question)
    blocks = writer.blocks(html_root(html))
    text = "\n\n".join(f"{'#' * b.level} {b.text}" if isinstance(b, Heading) else b for b in blocks)
    return text, {entry.word for entry in log.entries}


KEPT = {
    "paragraphs": ("<p>One.</p><p>Two<br>lines.</p>", "One.\n\nTwo\\\nlines."),
    "loose words": ("One. <div>Two.</div> Three.", "One.\n\nTwo.\n\nThree."),
    "marks": ("<b>a</b> <i>b</i> <code>c</code> <del>d</del>", "**a** *b* `c` ~~d~~"),
    "marks around spaces": ("a<b> b </b>c", "a **b** c"),
    "empty marks": ("a <b> </b><i></i>b", "a b"),
    "entities": ("<p>a &amp; b &lt; c &nbsp; d &eacute;</p>", "a & b < c d é"),
    "headings": ("<h1>A</h1><h3>B {x}</h3>", "# A\n\n### B \\{x\\}"),
    "a list": ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
    "a numbered list": ("<ol start='3'><li>a<li>b</ol>", "3. a\n4. b"),
    "lists side by side": ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
    "paragraphs in an item": ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
    "a quote": ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    "code": ("<pre>a\n  b ```</pre>", "````\na\n  b ```\n````"),
    "a table": (
        "<table><caption>C</caption><thead><tr><th>a<th>b|</tr></thead><tr><td>1<td>2</table>",
        "Table: C\n\n| a | b\\| |\n|---|---|\n| 1 | 2 |",
    ),
    "a link": ("<a href='https://example.org/a b'>the <b>site</b></a>.", "[the **site**](https://example.org/a%20b)."),
    "a picture": ("<p>See <img src='a.png' alt='A wide door'></p>", "See ![A wide door](media/a.png)"),
    "definitions": ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "a\n: b\n\nc\n: d"),
    "boxes of a Markdown list": (
        "<ul><li><input disabled type='checkbox' checked>a<li><input disabled type='checkbox'>b</ul>",
        "- \\[x\\] a\n- \\[ \\] b",
    ),
    "a line": ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
    "comments": ("<p>a<!-- no --> b</p>", "a b"),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_markdown_has_is_kept_without_a_word(name: str) -> None:
    html, expected = KEPT[name]
    assert written(html) == (expected, set())


CHANGED = {
    "script": ("a<script>b</script>", "a"),
    "embedded": ("a<iframe src='b'></iframe>", "a"),
    "media": ("a<video src='b'></video>", "a"),
    "form": ("a<input name='b'>", "a"),
    "math": ("a<math><mi>b</mi></math>", "a"),
    "styling": ("<p style='color: red'>a</p>", "a"),
    "language": ("<p lang='es'>a</p>", "a"),
    "hidden-text": ("a<span style='display:none'>b</span>", "a"),
    "sub-superscript": ("H<sub>2</sub>O", "H2O"),
    "link": ("<a href='#top'>a</a>", "a"),
    "link-insecure": ("<a href='http://example.org/'>a</a>", "a (http\\://example.org/)".replace("\\", "")),
    "alt-missing": ("<img src='a.png'>", "![](media/a.png)"),
    "formatting": ("x<b>(a)</b>y", "x(a)y"),
    "table-header": ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", "| a | b |\n|---|---|\n| 1 | 2 |"),
    "empty-header": ("<table><tr><th><th>b<tr><td>1<td>2</table>", "| Column 1 | b |\n|---|---|\n| 1 | 2 |"),
    "merged-cells": (
        "<table><tr><th>a<th>b<tr><td colspan=2>1</table>",
        "| a | b |\n|---|---|\n| 1 |  |",
    ),
    "cell-blocks": ("<table><tr><th>a<th>b<tr><td><p>1<p>2<td>3</table>", "| a | b |\n|---|---|\n| 1 2 | 3 |"),
}


@pytest.mark.parametrize("word", CHANGED)
def test_what_markdown_does_not_have_is_told_with_its_word(word: str) -> None:
    html, expected = CHANGED[word]
    assert written(html) == (expected, {word})


IN_QUESTIONS = {
    "heading": ("<h2>a</h2><p>b</p>", "a\n\nb"),
    "list-in-prompt": ("<p>a</p><ol><li>b<li>c</ol>", "a\n\n1\\) b\\\n2\\) c"),
    "quote": ("<blockquote>a</blockquote>", "a"),
    "decorative-picture": ("a <img src='b.png' alt=''>", "a"),
}


@pytest.mark.parametrize("word", IN_QUESTIONS)
def test_what_has_no_place_in_a_question_is_written_as_words(word: str) -> None:
    html, expected = IN_QUESTIONS[word]
    assert written(html, question=True) == (expected, {word})


def test_a_picture_that_only_decorates_is_a_figure_that_says_so() -> None:
    assert written("<p>a <img src='b.png' alt=''></p>")[0] == "a\n\n:::{figure} media/b.png\n:decorative: true\n:::"


def test_very_deep_elements_are_read_for_their_words() -> None:
    text, _ = written("<div>" * 3000 + "deep" + "</div>" * 3000)
    assert text in ("deep", "")
