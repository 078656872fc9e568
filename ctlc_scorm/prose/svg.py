"""Drawings: SVG reduced to an allowlist of shapes and attributes, so that it may stand inside the page."""

from __future__ import annotations

import re

from lxml import etree

from ctlc_scorm.rules.media import BAD_DRAWING, UNSAFE_DRAWING
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.markdown import slug
from ctlc_scorm.source.text import Source, Span

NAMESPACE = "http://www.w3.org/2000/svg"
SHAPES = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "marker",
        "use",
        "symbol",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
    ]
)
ATTRIBUTES = frozenset(
    [
        "id",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "dx",
        "dy",
        "width",
        "height",
        "viewBox",
        "points",
        "transform",
        "fill",
        "stroke",
        "opacity",
        "fill-opacity",
        "stroke-opacity",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "stroke-dashoffset",
        "fill-rule",
        "clip-rule",
        "clip-path",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "text-anchor",
        "dominant-baseline",
        "letter-spacing",
        "textLength",
        "marker-start",
        "marker-mid",
        "marker-end",
        "markerWidth",
        "markerHeight",
        "markerUnits",
        "refX",
        "refY",
        "orient",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "preserveAspectRatio",
        "rotate",
        "paint-order",
        "vector-effect",
        "href",
        "lang",
    ]
)
PASSED_OVER = frozenset(
    ("version", "class", "role", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden")
)
INSIDE = re.compile(r"url\(\s*['\"]?#([^'\")]*)['\"]?\s*\)", re.IGNORECASE)
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|expression\(", re.IGNORECASE)


def drawing(source: Source, findings: list[Finding]) -> str:
    """The drawing as markup for an HTML page; empty, with findings, where it cannot be used."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(source.text.encode(), parser)
    except etree.XMLSyntaxError as error:
        findings.append(BAD_DRAWING.at(_line(source, error.lineno or 1), f"not well-formed: {error.msg}"))
        return ""
    if root.tag != f"{{{NAMESPACE}}}svg" or not root.get("viewBox"):
        hint = 'Begin with `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400">`.'
        findings.append(BAD_DRAWING.at(_line(source, 1), "this is not an SVG drawing with a `viewBox`", hint))
        return ""
    before = len(findings)
    _clean(root, source, findings)
    if len(findings) > before:
        return ""
    _own_ids(root, f"{slug(source.path.removesuffix('.svg'))}--")
    return _markup(root)


def _clean(element: etree._Element, source: Source, findings: list[Finding]) -> None:
    place = _line(source, element.sourceline or 1)
    name = str(element.tag).removeprefix(f"{{{NAMESPACE}}}") if isinstance(element.tag, str) else "?"
    if name not in SHAPES:
        findings.append(
            UNSAFE_DRAWING.at(place, f"`<{name}>` is not used in drawings", "Draw with plain shapes and text.")
        )
        return
    for key, value in element.attrib.items():
        key, value = str(key), str(value)
        if key in PASSED_OVER or key.startswith("{"):
            del element.attrib[key]
        elif key not in ATTRIBUTES or OUTSIDE.search(value) or (key == "href" and not value.startswith("#")):
            hint = "Give colours and lines as attributes such as `fill` and `stroke`."
            findings.append(UNSAFE_DRAWING.at(place, f'`{key}="{value[:40]}"` is not used in drawings', hint))
    for child in element:
        _clean(child, source, findings)


def _own_ids(root: etree._Element, prefix: str) -> None:
    """Every id, and what points at it, begins with the drawing's name: no two drawings, nor the page, share one."""
    for element in root.iter():
        for key, value in element.attrib.items():
            text = str(value)
            if key == "id":
                element.attrib[key] = prefix + text
            elif key == "href":
                element.attrib[key] = f"#{prefix}{text[1:]}"
            elif "url(" in text:
                element.attrib[key] = INSIDE.sub(lambda found: f"url(#{prefix}{found[1]})", text)


def _markup(root: etree._Element) -> str:
    """HTML needs no namespaces; the size comes from the viewBox alone, and the text alternative from the page."""
    for name in ("width", "height"):
        if name in root.attrib:
            del root.attrib[name]
    for title in root.findall(f"{{{NAMESPACE}}}title") + root.findall(f"{{{NAMESPACE}}}desc"):
        root.remove(title)
    text = etree.tostring(root, encoding="unicode", with_tail=False)
    return re.sub(r'\s+xmlns(:\w+)?="[^"]*"', "", text)


def _line(source: Source, number: int) -> Span:
    start = source.line_starts[min(number, len(source.line_starts)) - 1]
    return source.span(start, start + len(source.line(min(number, len(source.line_starts)))))
