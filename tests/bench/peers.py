"""Hugo and MkDocs: how to get them, and the generated course as a project of each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import venv
from pathlib import Path

CACHE = Path(__file__).parents[1] / ".cache" / "bench"
MKDOCS = "1.6.1"
FIGURE = re.compile(r"^:::\{figure\} (\S+)\n:alt: (.*)\n", re.MULTILINE)
FENCE = re.compile(r"^:{3,}.*\n", re.MULTILINE)
OPTION = re.compile(r"^:[a-z]+: .*\n", re.MULTILINE)
TERM = re.compile(r"\[([^\]]+)\]\(term:[^)]+\)")


class MissingError(Exception):
    """A peer that is not there and cannot be installed; says how to get it."""


def hugo() -> str:
    """Debian's hugo, installed where it is missing and we may."""
    if not shutil.which("hugo"):
        if not shutil.which("apt-get") or os.geteuid() != 0:
            raise MissingError("Hugo is missing: `apt-get install hugo` (as root), then run again")
        _install([["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "hugo"]])
    return shutil.which("hugo") or "hugo"


def mkdocs() -> str:
    """MkDocs in a virtual environment of its own."""
    home = CACHE / f"mkdocs-{MKDOCS}"
    program = home / "bin" / "mkdocs"
    if not program.exists():
        venv.create(home, with_pip=True, clear=True)
        _install([[str(home / "bin" / "pip"), "install", "-q", f"mkdocs=={MKDOCS}"]])
    return str(program)


def _install(commands: list[list[str]]) -> None:
    for command in commands:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingError(f"`{' '.join(command)}` failed: {done.stderr.strip()[-200:]}")


def hugo_project(course: Path, root: Path) -> Path:
    """Minimal layouts: a menu of the modules and the text. What Hugo would write besides is switched off."""
    _pages(course, root / "content", "/media/")
    shutil.copytree(course / "media", root / "static" / "media")
    for name, text in HUGO.items():
        _write(root / name, text)
    return root


def mkdocs_project(course: Path, root: Path) -> Path:
    """MkDocs as it comes, without its search index, which we do not make either."""
    _pages(course, root / "docs", "../media/")
    shutil.copytree(course / "media", root / "docs" / "media")
    _write(root / "docs" / "index.md", "# A generated course\n")
    _write(root / "mkdocs.yml", MKDOCS_YML)
    return root


def _pages(course: Path, content: Path, media: str) -> None:
    for page in sorted(course.glob("modules/*/*.md")) + sorted(course.glob("assessment/*.md")):
        text = page.read_text("utf-8")
        if not text.startswith("---"):
            text = f"---\ntitle: {page.stem}\n---\n{text}"
        _write(content / page.parent.name / page.name, plain_markdown(text, media))


def plain_markdown(text: str, media: str) -> str:
    """The text without colon fences: pictures as Markdown pictures, terms in italics, everything else as it stands."""
    text = FIGURE.sub(lambda found: f"![{found[2]}]({media}{Path(found[1]).name})\n\n", text)
    return TERM.sub(r"*\1*", OPTION.sub("", FENCE.sub("", text)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>
%s
</main></body></html>
"""
LIST = '<ol>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol>'
HUGO = {
    "config.yaml": (
        "baseURL: https://example.org/\ntitle: A generated course\n"
        "disableKinds: [taxonomy, term, RSS, sitemap, robotsTXT, '404']\n"
    ),
    "layouts/_default/single.html": PAGE % "{{ .Content }}",
    "layouts/_default/list.html": PAGE % LIST,
    "layouts/index.html": PAGE % LIST,
}
MKDOCS_YML = """\
site_name: A generated course
plugins: []
markdown_extensions: [tables, footnotes, def_list, attr_list]
"""
