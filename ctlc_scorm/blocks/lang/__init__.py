"""Lang: a part of a page in another language, so that it is read aloud and broken into lines by its rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_SHAPE, EMPTY_BLOCK
from ctlc_scorm.source.directives import Directive

CODE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"))


@dataclass(frozen=True, kw_only=True)
class Lang(Block):
    """`language` is the code of the language that the children are in."""

    language: str

    @property
    def direction(self) -> str:
        return "rtl" if self.language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def read(directive: Directive, reader: Reader) -> Block | None:
    children = reader.blocks(directive.body)
    if not CODE.fullmatch(directive.argument):
        hint = "Write for example `:::{lang} es` for Spanish, `ht` for Haitian Creole or `ar` for Arabic."
        message = f"`{directive.argument}` is not the code of a language" if directive.argument else "which language?"
        reader.report(BAD_SHAPE, directive.span, message, hint)
        return None
    if not children:
        reader.report(EMPTY_BLOCK, directive.span, "this part is empty", "Write its text, or remove it.")
        return None
    return Lang(type="lang", span=directive.span, language=directive.argument, children=children)
