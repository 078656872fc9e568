"""Video and audio, with captions and a transcript. Done when most of it was played, or its transcript was read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property

from ctlc_scorm.blocks.mends import SLUG
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.interaction import Interaction
from ctlc_scorm.course.model import Asset, Block
from ctlc_scorm.prose.captions import Cue
from ctlc_scorm.prose.media import AUDIO, CAPTIONS, VIDEO
from ctlc_scorm.rules.blocks import BAD_ID, BAD_OPTION, BAD_SHAPE, DUPLICATE_ID
from ctlc_scorm.rules.captions import MISSING_CAPTIONS, MISSING_DESCRIPTION, MISSING_TRANSCRIPT
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import slug

KINDS = {"video": VIDEO, "audio": AUDIO}
LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.vtt\Z")


@dataclass(frozen=True, kw_only=True)
class Media(Block):
    """A video or an audio (`type`); `children` are its transcript."""

    file: Asset
    title: str
    name: str
    """The title, or the name of the file in words."""
    captions: Asset | None
    cues: tuple[Cue, ...]
    poster: Asset | None
    minutes: float
    description: str
    """`yes`: what is to be seen is told too; `none`: nothing that matters is only to be seen; empty for audio."""
    objectives: tuple[str, ...]

    @cached_property
    def interaction(self) -> Interaction:
        return Interaction(id=self.id, kind="performance", prompt=self.name[:250], objectives=self.objectives)

    @property
    def language(self) -> str:
        """The language of the captions, where the name of their file tells it."""
        match = LANGUAGE.search(self.captions.name) if self.captions else None
        return match[1] if match else ""

    @property
    def words(self) -> str:
        """The cues as JSON, for browsers that may not load the captions' file."""
        return json.dumps([[cue.start, cue.end, cue.text] for cue in self.cues], ensure_ascii=False)


def read(directive: Directive, reader: Reader) -> Block | None:
    id = _id(directive, reader)
    file = _file(directive, reader)
    captions = _captions(directive, reader)
    children = reader.blocks(directive.body)
    if not children:
        hint = "Write all that is said, and what is to be seen and heard, between the two lines of colons."
        reader.report(MISSING_TRANSCRIPT, directive.span, f"this {directive.name} has no transcript", hint)
    title = directive.options["title"].value if "title" in directive.options else ""
    poster = _poster(directive, reader)
    minutes = reader.number(directive, "minutes", 0.0)
    description = _description(directive, reader)
    if not (file and id):
        return None
    return Media(
        type=directive.name,
        id=id,
        span=directive.span,
        children=children,
        file=file,
        title=title,
        name=title or _stem(file.name).replace("-", " ").replace("_", " ").capitalize(),
        captions=captions,
        cues=reader.cues.get(captions.name, ()) if captions else (),
        poster=poster,
        minutes=minutes,
        description=description,
        objectives=reader.words(directive, "objectives"),
    )


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _id(directive: Directive, reader: Reader) -> str:
    """The id: pinned, else made from the name of the file."""
    pinned = directive.options.get("id")
    made = slug(_stem(directive.argument))
    name = pinned.value if pinned else made if SLUG.match(made) else f"{directive.name}-{made}"
    span = pinned.span if pinned else directive.argument_span
    hint = "Add a line such as `:id: fire-drill`: lower-case letters, digits, hyphens."
    if not directive.argument:
        return ""
    if not SLUG.match(name) or len(name) > 60:
        reader.report(BAD_ID, span, f"`{name}` is not an id", hint)
        return ""
    if first := reader.ids.get(name):
        reader.findings.append(DUPLICATE_ID.at(span, f"the id `{name}` is used twice", hint, (first,)))
        return ""
    reader.ids[name] = span
    return name


def _file(directive: Directive, reader: Reader) -> Asset | None:
    kind = directive.name
    if not directive.argument:
        reader.report(BAD_SHAPE, directive.span, f"this {kind} has no file", f"Write `:::{{{kind}}} media/...`.")
        return None
    file = reader.media(directive.argument, directive.argument_span)
    if file and not file.name.lower().endswith(KINDS[kind]):
        hint = f"Browsers play {', '.join(KINDS[kind])}."
        reader.report(BAD_SHAPE, directive.argument_span, f"`{file.name}` is not the file of a {kind}", hint)
        return None
    return file


def _captions(directive: Directive, reader: Reader) -> Asset | None:
    option = directive.options.get("captions")
    if option is None or not option.value:
        hint = f"Add a line such as `:captions: media/{_stem(directive.argument) or 'drill'}.en.vtt`."
        reader.report(MISSING_CAPTIONS, directive.span, f"this {directive.name} has no captions", hint)
        return None
    found = reader.media(option.value, option.span)
    if found and not found.name.lower().endswith(CAPTIONS):
        reader.report(BAD_OPTION, option.span, "captions are a WebVTT file, `.vtt`")
        return None
    return found


def _poster(directive: Directive, reader: Reader) -> Asset | None:
    option = directive.options.get("poster")
    if option is None or directive.name == "audio":
        return None
    if option.value.lower().endswith(".svg"):
        reader.report(BAD_OPTION, option.span, "a poster is a photo or a frame: `.jpg`, `.png` or `.webp`")
        return None
    return reader.picture(option.value, option.span)


def _description(directive: Directive, reader: Reader) -> str:
    if directive.name == "audio":
        return ""
    option = directive.options.get("description")
    if option is None:
        hint = "Add `:description: yes` if it is told too, or `:description: none` if nothing is only to be seen."
        message = "this video does not say whether what it shows is told too"
        reader.report(MISSING_DESCRIPTION, directive.span, message, hint)
    elif option.value not in ("yes", "none"):
        reader.report(BAD_OPTION, option.span, "`:description:` is `yes` or `none`")
    else:
        return option.value
    return ""
