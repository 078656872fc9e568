"""What we ask of our own pages beyond what LMSs need: a policy, and no code within a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.lint.html import Page, Tag
from ctlc_scorm.rules.package import pages as rules
from ctlc_scorm.source.findings import Finding

CODE = re.compile(r"(?:on[a-z]+|style)\Z")
UNSAFE = re.compile(r"'unsafe-|\*|https?:|//")


def check_policy(page: Page) -> Iterator[Finding]:
    """The findings on the policy of a page, and on code in it."""
    guarded, policy = False, ""
    for tag in page.loading:
        if tag.name == "meta":
            if tag.attributes.get("http-equiv", "").lower() == "content-security-policy":
                guarded = True
                policy = tag.attributes.get("content", "")
                yield from _policy(tag)
            continue
        if not guarded:
            guarded = True
            yield rules.NO_POLICY.at(tag.span, "this page loads something before any Content-Security-Policy")
        yield from _code(tag, policy)
    for tag in page.suspicious():
        yield from _attributes(tag)


def _policy(tag: Tag) -> Iterator[Finding]:
    directives = [directive.split() for directive in tag.attributes.get("content", "").split(";")]
    names = {words[0].lower() for words in directives if words}
    if "default-src" not in names:
        yield rules.NO_POLICY.at(tag.span, "the policy has no `default-src`")
    for words in directives:
        if words and words[0].lower() != "connect-src" and UNSAFE.search(" ".join(words)):
            yield rules.NO_POLICY.at(tag.span, f"the policy allows `{' '.join(words)}`")


def _code(tag: Tag, policy: str) -> Iterator[Finding]:
    """Code between the tags of a script or style, unless the policy names its hash."""
    data = "json" in tag.attributes.get("type", "").lower()
    inline = tag.name == "style" or (tag.name == "script" and "src" not in tag.attributes and not data)
    if inline and f"'sha256-{tag.hash()}'" not in policy:
        yield rules.INLINE_CODE.at(tag.span, f"a `<{tag.name}>` stands in the page")


def _attributes(tag: Tag) -> Iterator[Finding]:
    """Code in the attributes of a tag."""
    for name, value in tag.attributes.items():
        if CODE.match(name) or value.strip().lower().startswith("javascript:"):
            yield rules.INLINE_CODE.at(tag.span, f"`{name}=` of this tag holds code")
