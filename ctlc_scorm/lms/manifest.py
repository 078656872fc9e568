"""As much of a manifest as a launch needs: the activities in order and where each starts."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sco:
    id: str
    title: str
    href: str
    mastery: str = ""
    data: str = ""
    maxTime: str = ""  # noqa: N815 (the page reads these names as they are)
    limitAction: str = ""  # noqa: N815 (as above)


@dataclass(frozen=True)
class Course:
    title: str
    scos: tuple[Sco, ...]


def _text(node: ET.Element, name: str) -> str:
    return (node.findtext(f"{{*}}{name}") or "").strip()


def _base(node: ET.Element | None) -> str:
    return "" if node is None else node.get("{http://www.w3.org/XML/1998/namespace}base", "")


def _hrefs(root: ET.Element) -> dict[str, str]:
    holder = root.find("{*}resources")
    found = root.findall("{*}resources/{*}resource[@href]")
    return {one.get("identifier", ""): _base(holder) + _base(one) + one.get("href", "") for one in found}


def _with_parameters(href: str, parameters: str) -> str:
    if not parameters or parameters.startswith("#"):
        return href + parameters
    return href + ("&" if "?" in href else "?") + parameters.lstrip("?&")


def _activities(organization: ET.Element, hrefs: dict[str, str]) -> Iterator[Sco]:
    for item in organization.iter():
        href = hrefs.get(item.get("identifierref", ""))
        if not item.tag.endswith("}item") or href is None:
            continue
        yield Sco(
            id=item.get("identifier", ""),
            title=_text(item, "title"),
            href=_with_parameters(href, item.get("parameters", "")),
            mastery=_text(item, "masteryscore"),
            data=_text(item, "datafromlms"),
            maxTime=_text(item, "maxtimeallowed"),
            limitAction=_text(item, "timelimitaction"),
        )


def read_manifest(folder: Path) -> Course:
    root = ET.parse(folder / "imsmanifest.xml").getroot()
    organizations = root.findall("{*}organizations/{*}organization")
    if not organizations:
        raise ValueError(f"{folder / 'imsmanifest.xml'} has no organization")
    default = root.find("{*}organizations[@default]")
    wanted = "" if default is None else default.get("default", "")
    first = next((one for one in organizations if one.get("identifier") == wanted), organizations[0])
    return Course(_text(first, "title"), tuple(_activities(first, _hrefs(root))))
