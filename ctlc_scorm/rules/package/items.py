"""The items of a manifest, and what ADL adds to them."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P057", "item-no-identifier")
def ITEM_NO_ID() -> None:
    """What it checks: every item has an identifier.

    Why it matters: the Laravel readers stop; Moodle keys its table of contents by it.

    Example:

        <item identifierref="r-1">

    Use instead:

        <item identifier="i-1" identifierref="r-1">

    Source: devianl2/laravel-scorm src/Library/ScormLib.php.
    """


@rule("P058", "leaf-item-without-ref", Severity.WARNING)
def LEAF_WITHOUT_REF() -> None:
    """What it checks: an item without items below it launches something.

    Why it matters: Moodle shows a line that cannot be opened, and a course that asks for every item is never
    complete.

    Example:

        <item identifier="i-1"><title>Part 1</title></item>

    Use instead:

        <item identifier="i-1" identifierref="r-1"><title>Part 1</title></item>

    Source: Moodle mod/scorm/datamodels/scormlib.php; dhodges47/SCORM-LearningManagementSystem#7.
    """


@rule("P059", "parent-item-with-ref", Severity.WARNING)
def PARENT_WITH_REF() -> None:
    """What it checks: an item with items below it launches nothing itself.

    Why it matters: some players open it and some only unfold it, so that its page is never seen there.

    Source: exelearning/exelearning#2334; SCORM 1.2 CAM 2.3.2.5 allows it.
    """


@rule("P060", "identifierref-dangling")
def REFERENCE_DANGLING() -> None:
    """What it checks: what an item refers to is a resource of the manifest.

    Why it matters: there is nothing to launch; Open edX and Rustici's engine refuse the package.

    Example:

        <item identifier="item-1" identifierref="resource-2">

    Use instead:

        <item identifier="item-1" identifierref="resource-1">

    Source: pipwerks/scorm-api-wrapper#16.
    """


@rule("P065", "isvisible-value", Severity.WARNING)
def VISIBLE_VALUE() -> None:
    """What it checks: `isvisible` is `true` or `false`.

    Why it matters: Moodle compares it with the text `false`; Open edX shows only what says `true`.

    Example:

        <item isvisible="yes">

    Use instead:

        <item isvisible="true">

    Source: imscp_rootv1p1p2.xsd; Moodle mod/scorm/datamodels/scormlib.php.
    """


@rule("P066", "parameters-syntax", Severity.WARNING)
def PARAMETERS() -> None:
    """What it checks: `parameters` is a query such as `?a=1&amp;b=2` or a fragment such as `#part`, without spaces and
    quotes, of at most 1,000 characters.

    Why it matters: LMSs add it to the address as it is; the page does not see what it was to see, or the address is
    broken.

    Example:

        <item parameters="a b">

    Use instead:

        <item parameters="?a=b">

    Source: IMS Content Packaging 1.1.2; LiaScript/LiaScript-Exporter#31.
    """


@rule("P070", "prerequisites-type")
def PREREQUISITES_TYPE() -> None:
    """What it checks: `adlcp:prerequisites` has `type="aicc_script"`.

    Why it matters: Moodle ignores it otherwise, and items meant to be locked are open.

    Example:

        <adlcp:prerequisites type="script">i-1</adlcp:prerequisites>

    Use instead:

        <adlcp:prerequisites type="aicc_script">i-1</adlcp:prerequisites>

    Source: Moodle mod/scorm/datamodels/scormlib.php; adlcp_rootv1p2.xsd.
    """


@rule("P071", "prerequisites-syntax")
def PREREQUISITES() -> None:
    """What it checks: prerequisites are an AICC script of at most 200 characters over items that exist, without a
    circle.

    Why it matters: the item stays locked for ever.

    Example:

        <adlcp:prerequisites type="aicc_script">i-1 and i-2</adlcp:prerequisites>

    Use instead:

        <adlcp:prerequisites type="aicc_script">i-1&amp;i-2</adlcp:prerequisites>

    Source: SCORM 1.2 CAM 2.3.2.5.1.
    """


@rule("P072", "masteryscore-value")
def MASTERY_VALUE() -> None:
    """What it checks: `adlcp:masteryscore` is a number from 0 to 100.

    Why it matters: Moodle compares scores with it, and with what is not a number everyone fails.

    Example:

        <adlcp:masteryscore>80%</adlcp:masteryscore>

    Use instead:

        <adlcp:masteryscore>80</adlcp:masteryscore>

    Source: Moodle mod/scorm/datamodels/scorm_12.js, StoreData.
    """


@rule("P073", "masteryscore-with-own-status", Severity.WARNING)
def MASTERY_AND_STATUS() -> None:
    """What it checks: not both: a `masteryscore` in the manifest and a SCO that says passed or failed itself.

    Why it matters: Moodle and Rustici's engine overwrite what the SCO said whenever it reported a score; Chamilo
    ignores the mastery score.

    Source: Moodle mod/scorm/datamodels/scorm_12.js; chamilo/chamilo-lms#4331.
    """


@rule("P074", "maxtimeallowed-format", Severity.WARNING)
def MAX_TIME() -> None:
    """What it checks: `adlcp:maxtimeallowed` is hours, minutes and seconds, such as `0001:30:00` or `0001:30:00.00`.

    Why it matters: readers drop it.

    Example:

        <adlcp:maxtimeallowed>30 min</adlcp:maxtimeallowed>

    Use instead:

        <adlcp:maxtimeallowed>0000:30:00</adlcp:maxtimeallowed>

    Source: adlcp_rootv1p2.xsd.
    """


@rule("P075", "timelimitaction-value", Severity.WARNING)
def TIME_ACTION() -> None:
    """What it checks: `adlcp:timelimitaction` is one of `exit,message`, `exit,no message`, `continue,message`,
    `continue,no message`.

    Why it matters: readers drop others, and nothing happens when the time is over.

    Example:

        <adlcp:timelimitaction>exit, no message</adlcp:timelimitaction>

    Use instead:

        <adlcp:timelimitaction>exit,no message</adlcp:timelimitaction>

    Source: adlcp_rootv1p2.xsd; devianl2/laravel-scorm.
    """


@rule("P076", "datafromlms-long", Severity.WARNING)
def LAUNCH_DATA_LONG() -> None:
    """What it checks: `adlcp:datafromlms` has at most 255 characters (4,000 in SCORM 2004).

    Why it matters: readers cut it.

    Source: adlcp_rootv1p2.xsd.
    """


@rule("P077", "adlcp-without-sco", Severity.NOTE)
def NO_EFFECT() -> None:
    """What it checks: mastery scores, launch data and time limits stand on items that launch a SCO.

    Why it matters: they have no effect elsewhere.

    Source: SCORM 1.2 CAM 2.3.2.5.
    """
