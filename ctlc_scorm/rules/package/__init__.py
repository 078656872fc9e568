"""The rules for packages: names of files, manifests, pages. They hold for our own packages and for anyone's."""

from __future__ import annotations

from ctlc_scorm.rules.package import manifest, names, pages

__all__ = ["manifest", "names", "pages"]
