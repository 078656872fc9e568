"""render: a Course -> a Site: one HTML document per SCO, the style sheet, the script, the media."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ctlc_scorm.course.model import Course
from ctlc_scorm.player.data import as_json, course_data
from ctlc_scorm.player.pages import PageRenderer
from ctlc_scorm.player.words import Words, words_for
from ctlc_scorm.site import Layout, Sco, Site
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project

PLAYER = Path(__file__).parent / "player" / "dist"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' '{style}'; img-src 'self' data:; media-src 'self'; "
    "font-src 'self'; connect-src 'self'{elsewhere}; base-uri 'none'; form-action 'none'"
)
ELSEWHERE = {"xapi": " https: http:", "cmi5": " https: http:"}
"""Where the player may send to, by driver: an LRS can be anywhere."""
"""Nothing but what lies in the package; `style` are the hashes of the styles that stand in the document."""


def render(course: Course, layout: Layout, driver: str, content_hash: str = "", memory: Memory | None = None) -> Site:
    """The site of a course: `single`, one SCO; `modules`, one for each module and one for the final."""
    scos = split(course, layout)
    words = words_for(course.language)
    files: dict[str, bytes | Path] = {}
    states = {}
    for sco in scos:
        data = course_data(course, sco, driver, content_hash, dict(words.script))
        states[sco.id] = data
        files[sco.file] = document(course, sco, words, data, memory or Memory())
    files["player.css"] = (PLAYER / "player.css").read_bytes()
    files["player.js"] = (PLAYER / "player.js").read_bytes()
    files |= {asset.name: asset.path for asset in course.assets if asset.name not in course.drawings}
    return Site(course=course, layout=layout, scos=scos, files=files, data=states)


def split(course: Course, layout: Layout) -> tuple[Sco, ...]:
    """The SCOs of a layout, in order. The first one is the launch."""
    final = course.assessment
    if layout == "single":
        minutes = course.contact_minutes
        return (Sco("course", 0, course.title, "index.html", course.modules, final, minutes),)
    scos = [
        Sco(
            module.id,
            module.number,
            module.title,
            f"m{module.number:02}-{module.id}.html",
            (module,),
            None,
            module.minutes,
        )
        for module in course.modules
    ]
    if final:
        scos.append(Sco("final", len(scos), final.title, "final.html", (), final, final.minutes))
    return tuple(scos)


def document(course: Course, sco: Sco, words: Words, data: dict[str, Any], memory: Memory) -> bytes:
    """The HTML document of a SCO."""
    styles = (first_style(course), until_style())
    return PageRenderer(course, sco, words, memory).document(
        course=course,
        sco=sco,
        data=Markup(as_json(data)),
        launched_by_query=data["driver"] in ELSEWHERE,
        csp=POLICY.format(style="' '".join(map(source_hash, styles)), elsewhere=ELSEWHERE.get(data["driver"], "")),
        first_style=Markup(styles[0]),
        until_style=Markup(styles[1]),
    )


def first_style(course: Course) -> str:
    """What the first screen needs, so that it is painted before the style sheet comes; and the course's theme."""
    return (PLAYER / "first.css").read_text("utf-8").strip() + course.theme.css().strip()


def until_style() -> str:
    """What shows the page of the address until the script does."""
    return (PLAYER / "until.css").read_text("utf-8").strip()


def source_hash(text: str) -> str:
    """A style as the security policy names it."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def content_hash(project: Project) -> str:
    """A hash over the texts of a course: the same text gives the same hash on every machine."""
    digest = hashlib.sha256()
    for name in sorted(project.sources):
        text = project.sources[name].text.encode("utf-8", "surrogatepass")
        digest.update(f"{name}\n{len(text)}\n".encode())
        digest.update(text)
    return digest.hexdigest()[:16]
