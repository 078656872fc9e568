"""SCORM 2004: the structure and the words of sequencing. What the rules do is not checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.edition import ADLCP_2004, ADLSEQ, IMSSS, SEQUENCING, versions
from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.rules.package import scorm2004 as rules
from ctlc_scorm.source.findings import Finding

CONDITIONS = (
    "satisfied objectiveStatusKnown objectiveMeasureKnown completed activityProgressKnown attempted "
    "attemptLimitExceeded timeLimitExceeded outsideAvailableTimeRange never"
)
RULE_CONDITIONS = CONDITIONS + " objectiveMeasureGreaterThan objectiveMeasureLessThan always"
MOMENTS = "never once onEachNewAttempt"
WORDS = {
    ("ruleAction", "action"): "skip disabled hiddenFromChoice stopForwardTraversal exitParent exitAll retry retryAll "
    "continue previous exit",
    ("rollupAction", "action"): "satisfied notSatisfied completed incomplete",
    ("ruleCondition", "condition"): RULE_CONDITIONS,
    ("rollupCondition", "condition"): CONDITIONS,
    ("ruleCondition", "operator"): "not noOp",
    ("rollupCondition", "operator"): "not noOp",
    ("ruleConditions", "conditionCombination"): "all any",
    ("rollupConditions", "conditionCombination"): "all any",
    ("rollupRule", "childActivitySet"): "all any none atLeastCount atLeastPercent",
    ("randomizationControls", "randomizationTiming"): MOMENTS,
    ("randomizationControls", "selectionTiming"): MOMENTS,
}
SWITCHES = {
    "controlMode": "choice choiceExit flow forwardOnly useCurrentAttemptObjectiveInfo useCurrentAttemptProgressInfo",
    "deliveryControls": "tracked completionSetByContent objectiveSetByContent",
    "objective": "satisfiedByMeasure",
    "primaryObjective": "satisfiedByMeasure",
    "rollupRules": "rollupObjectiveSatisfied rollupProgressCompletion",
    "mapInfo": "readSatisfiedStatus readNormalizedMeasure writeSatisfiedStatus writeNormalizedMeasure readRawScore "
    "readMinScore readMaxScore readCompletionStatus readProgressMeasure writeRawScore writeMinScore writeMaxScore "
    "writeCompletionStatus writeProgressMeasure",
    "randomizationControls": "reorderChildren",
    "constrainedChoiceConsiderations": "preventActivation constrainChoice",
}
MEASURES = {"objectiveMeasureWeight": 0.0, "minProgressMeasure": 0.0, "progressWeight": 0.0}
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)\Z")
OLD = {"masteryscore", "prerequisites", "maxtimeallowed", "timelimitaction", "datafromlms"}
FOURTH = {(ADLCP_2004, "data"), (ADLCP_2004, "sharedDataGlobalToSystem"), (ADLSEQ, "objectives")}


def _notice(manifest: Manifest) -> Iterator[Finding]:
    if manifest.is_12:
        return
    one = next((one for one in manifest.elements if one.namespace in SEQUENCING), None)
    if one:
        message = "the package has sequencing: its words are checked, not what its rules do"
        yield rules.NOT_CHECKED.at(one.span, message, "Play it through in the LMS that you use.")


def _old(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.elements if not manifest.is_12 else ():
        if one.namespace == ADLCP_2004 and one.name in OLD:
            yield rules.ELEMENTS_12.at(one.span, f"`{one.name}` is of SCORM 1.2")


def _edition(manifest: Manifest) -> Iterator[Finding]:
    version = next((one.text.strip() for one in versions(manifest.root)), "")
    if manifest.is_12 or not version or "4th" in version:
        return
    for one in manifest.elements:
        if (one.namespace, one.name) in FOURTH or "completedByMeasure" in one.attributes:
            yield rules.FOURTH_ONLY.at(one.span, f"`{one.name}` is of the 4th edition, and this is {version}")


def _references(manifest: Manifest) -> Iterator[Finding]:
    if manifest.is_12:
        return
    blocks = [one for one in manifest.elements if one.namespace == IMSSS and one.name == "sequencing"]
    known = {one.get("ID").strip() for one in blocks}
    for one in blocks:
        wanted = one.get("IDRef").strip()
        if wanted and wanted not in known:
            yield rules.SEQUENCING_REFERENCE.at(one.span, f"no `sequencing` has the ID `{wanted}`")
        yield from _objectives(one)


def _objectives(sequencing: Element) -> Iterator[Finding]:
    first = set[str]()
    for holder in (one for one in sequencing.children if one.namespace == IMSSS and one.name == "objectives"):
        for one in holder.children:
            name = one.get("objectiveID")
            if one.name == "objective" and not name:
                yield rules.OBJECTIVE_ID.at(one.span, "this objective has no `objectiveID`")
            elif name and name in first:
                yield rules.OBJECTIVE_ID.at(one.span, f"the objective `{name}` is here twice")
            first.add(name)


def _values(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.elements if not manifest.is_12 else ():
        if one.namespace in SEQUENCING:
            yield from _words(one)
            yield from _switches(one)
        yield from _measures(one)


def _words(one: Element) -> Iterator[Finding]:
    for name, value in one.attributes.items():
        words = WORDS.get((one.name, name))
        if words and value not in words.split():
            yield rules.SEQUENCING_WORDS.at(one.span, f'`{name}="{value}"` is none of: {words.replace(" ", ", ")}')
    if one.name == "mapInfo" and not one.get("targetObjectiveID"):
        yield rules.TARGET_OBJECTIVE.at(one.span, "this `mapInfo` has no `targetObjectiveID`")


def _switches(one: Element) -> Iterator[Finding]:
    for name in SWITCHES.get(one.name, "").split():
        value = one.attributes.get(name, "true")
        if value.strip() not in ("true", "false", "1", "0"):
            yield rules.BOOLEAN.at(one.span, f'`{name}="{value}"` is neither true nor false')


def _measures(one: Element) -> Iterator[Finding]:
    found = [(name, one.attributes[name], least) for name, least in MEASURES.items() if name in one.attributes]
    if one.namespace == IMSSS and one.name == "minNormalizedMeasure":
        found.append((one.name, one.text.strip(), -1.0))
    elif one.namespace == ADLCP_2004 and one.name == "completionThreshold" and one.text.strip():
        found.append((one.name, one.text.strip(), 0.0))
    for name, value, least in found:
        if not NUMBER.match(value.strip()) or not least <= float(value) <= 1:
            yield rules.MEASURE.at(one.span, f"`{name}` is `{value}`, and not from {least:g} to 1")


CHECKS: Checks = (_notice, _old, _edition, _references, _values)
