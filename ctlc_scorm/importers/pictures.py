"""Pictures of the material as media files: only kinds that a page can show, each under a name of its own."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.names import slug_of
from ctlc_scorm.zips.reader import UnsafeZipError

SIGNS = {
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF87a": ".gif",
    b"GIF89a": ".gif",
}
DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)


def suffix_of(data: bytes) -> str:
    """The suffix of a picture by its first bytes; nothing for what a page cannot show."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if re.match(rb"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<svg\b", data[:2000], re.DOTALL):
        return ".svg"
    return next((suffix for sign, suffix in SIGNS.items() if data.startswith(sign)), "")


class Pictures:
    """The pictures that are taken over so far; the same bytes once."""

    def __init__(self, media: dict[str, bytes], log: Log, prefix: str) -> None:
        self.media = media
        self.log = log
        self.prefix = slug_of(prefix, "media")
        self.known: dict[bytes, str] = {}
        self.used: set[str] = set()
        """The files that are taken over, by their names in the material."""

    def add(self, name: str, data: bytes, where: Where) -> str:
        """The path of a picture in the course, or nothing, with an entry, for what cannot be shown."""
        if data in self.known:
            return self.known[data]
        suffix = suffix_of(data)
        if not suffix:
            self.log.dropped("picture", where, name)
            return ""
        stem = slug_of(posixpath.splitext(posixpath.basename(name))[0], "picture")
        path, number = f"media/{self.prefix}/{stem}{suffix}", 1
        while path in self.media:
            number += 1
            path = f"media/{self.prefix}/{stem}-{number}{suffix}"
        self.media[path] = data
        self.known[data] = path
        return path

    def finder(self, where: Where, files: Mapping[str, bytes], near: str = "") -> Callable[[str], str]:
        """For a writer of HTML: a source as a path in the course. `near` is the file that names it."""

        def find(source: str) -> str:
            if embedded := DATA.match(source):
                return self._embedded(source[embedded.end() :], where)
            if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", source):
                self.log.dropped("remote-picture", where, source)
                return ""
            for name in candidates(source, near):
                if name in files:
                    return self._file(name, files, where)
            self.log.dropped("picture", where, source)
            return ""

        return find

    def _embedded(self, text: str, where: Where) -> str:
        try:
            return self.add("picture", base64.b64decode(unquote(text), validate=False), where)
        except binascii.Error:
            self.log.dropped("picture", where, "data:")
            return ""

    def _file(self, name: str, files: Mapping[str, bytes], where: Where) -> str:
        try:
            path = self.add(name, files[name], where)
            self.used |= {name} if path else set()
            return path
        except (UnsafeZipError, OSError):
            self.log.dropped("picture", where, name)
            return ""


def candidates(source: str, near: str) -> list[str]:
    """The names that a source may mean: from its own file, from the top, and as Moodle and Canvas write them."""
    path = unquote(source.partition("?")[0].partition("#")[0])
    for token in ("@@PLUGINFILE@@/", "$IMS-CC-FILEBASE$/", "%24IMS-CC-FILEBASE%24/"):
        path = path.replace(token, "")
    names = [posixpath.normpath(posixpath.join(posixpath.dirname(near), path)), posixpath.normpath(path.lstrip("/"))]
    return [name for name in names if not name.startswith("..")]
