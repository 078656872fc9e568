"""QTI of three versions, written for tests: items, tests, manifests, zips."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

NS2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
NS3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


# QTI 1.2


def bank12(*items: str, section: str = "Calm rooms") -> str:
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE questestinterop SYSTEM 'ims_qtiasiv1p2p1.dtd'>\n"
        f"<questestinterop><assessment ident='a' title='Test'><section ident='s' title='{section}'>\n"
        + "\n".join(items)
        + "\n</section></assessment></questestinterop>\n"
    )


def mattext(text: str, form: str = "text/plain") -> str:
    return f"<material><mattext texttype='{form}'>{text}</mattext></material>"


def item12(response: str, processing: str, kind: str = "", prompt: str = "Which?", more: str = "") -> str:
    meta = f"<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>{kind}</fieldentry></qtimetadatafield>"
    meta = f"<itemmetadata><qtimetadata>{meta}</qtimetadata></itemmetadata>" if kind else ""
    return (
        f"<item ident='it' title='it'>{meta}<presentation><flow>{mattext(prompt)}{response}</flow></presentation>"
        f"<resprocessing><outcomes><decvar varname='SCORE' maxvalue='100'/></outcomes>{processing}</resprocessing>"
        f"{more}</item>"
    )


def lid(options: Mapping[str, str], cardinality: str = "Single", ident: str = "r") -> str:
    labels = "".join(f"<response_label ident='{id}'>{mattext(text)}</response_label>" for id, text in options.items())
    shown = f"<render_choice>{labels}</render_choice>"
    return f"<response_lid ident='{ident}' rcardinality='{cardinality}'>{shown}</response_lid>"


def fib(kind: str = "String", rows: str = "1") -> str:
    return (
        f"<response_str ident='r' rcardinality='Single'><render_fib fibtype='{kind}' rows='{rows}'>"
        "<response_label ident='a'/></render_fib></response_str>"
    )


def equal(value: str, ident: str = "r", more: str = "") -> str:
    return f"<varequal respident='{ident}'{more}>{value}</varequal>"


def when(condition: str, score: str = "100", action: str = "Set", feedback: str = "") -> str:
    gain = f"<setvar varname='SCORE' action='{action}'>{score}</setvar>" if score else ""
    shown = f"<displayfeedback feedbacktype='Response' linkrefid='{feedback}'/>" if feedback else ""
    return f"<respcondition continue='Yes'><conditionvar>{condition}</conditionvar>{gain}{shown}</respcondition>"


def feedback12(ident: str, text: str) -> str:
    return f"<itemfeedback ident='{ident}'><flow_mat>{mattext(text)}</flow_mat></itemfeedback>"


# QTI 2 and 3


def item2(body: str, *declarations: str, processing: str = "", more: str = "", ident: str = "it") -> str:
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<assessmentItem xmlns='{NS2}' identifier='{ident}' title='{ident}' "
        f"adaptive='false' timeDependent='false'>\n{''.join(declarations)}\n<itemBody>{body}</itemBody>\n"
        f"<responseProcessing>{processing}</responseProcessing>{more}</assessmentItem>\n"
    )


def declared(*right: str, cardinality: str = "single", base: str = "identifier", mapping: str = "") -> str:
    values = "".join(f"<value>{value}</value>" for value in right)
    correct = f"<correctResponse>{values}</correctResponse>" if right else ""
    mapped = f"<mapping defaultValue='0'>{mapping}</mapping>" if mapping else ""
    return (
        f"<responseDeclaration identifier='RESPONSE' cardinality='{cardinality}' baseType='{base}'>"
        f"{correct}{mapped}</responseDeclaration>"
    )


def entry(key: str, value: str, more: str = "") -> str:
    return f"<mapEntry mapKey='{key}' mappedValue='{value}'{more}/>"


def choices(options: Mapping[str, str], most: str = "1", prompt: str = "Which?", kind: str = "choice") -> str:
    made = "".join(f"<simpleChoice identifier='{id}'>{text}</simpleChoice>" for id, text in options.items())
    return (
        f"<{kind}Interaction responseIdentifier='RESPONSE' shuffle='true' maxChoices='{most}'>"
        f"<prompt>{prompt}</prompt>{made}</{kind}Interaction>"
    )


def sets(stems: Mapping[str, str], targets: Mapping[str, str], prompt: str = "Which?") -> str:
    def one(options: Mapping[str, str]) -> str:
        made = (
            f"<simpleAssociableChoice identifier='{id}' matchMax='9'>{text}</simpleAssociableChoice>"
            for id, text in options.items()
        )
        return f"<simpleMatchSet>{''.join(made)}</simpleMatchSet>"

    return (
        "<matchInteraction responseIdentifier='RESPONSE' shuffle='true' maxAssociations='9'>"
        f"<prompt>{prompt}</prompt>{one(stems)}{one(targets)}</matchInteraction>"
    )


GAP = "<textEntryInteraction responseIdentifier='RESPONSE' expectedLength='9'/>"
OWN = frozenset(
    word
    for words in (
        "assessmentItem itemBody responseDeclaration outcomeDeclaration correctResponse value mapping mapEntry prompt",
        "responseProcessing choiceInteraction orderInteraction matchInteraction textEntryInteraction equal",
        "extendedTextInteraction simpleMatchSet simpleAssociableChoice simpleChoice modalFeedback feedbackInline",
        "feedbackBlock rubricBlock templateDeclaration",
    )
    for word in words.split()
)


def as_qti3(text: str) -> str:
    """The same item in QTI 3: other names for the elements and attributes of QTI."""

    def tag(found: re.Match[str]) -> str:
        name = f"qti-{_kebab(found[2])}" if found[2] in OWN else found[2]
        attributes = re.sub(r"\b([a-z]+[A-Z]\w*)=", lambda key: f"{_kebab(key[1])}=", found[3])
        return f"{found[1]}{name}{attributes}>"

    return re.sub(r"(</?)([A-Za-z]+)([^<>]*)>", tag, text.replace(NS2, NS3))


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", lambda letter: f"-{letter[1].lower()}", name)


def manifest(kind: str, *names: str) -> str:
    resources = "".join(f"<resource identifier='R{n}' type='{kind}' href='{name}'/>" for n, name in enumerate(names))
    space = "http://www.imsglobal.org/xsd/imscp_v1p1"
    return f"<manifest xmlns='{space}' identifier='M'><resources>{resources}</resources></manifest>"
