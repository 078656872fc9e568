"""cmi5 packages: `cmi5.xml`, by the specification, its schema, and what importers really read.

Numbers in brackets are those of ADL's list of requirements.
"""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("C001", "cmi5-not-a-package")
def NOT_A_PACKAGE() -> None:
    """What it checks: the file is a zip, or the bare XML of a course structure [14.0.0.0-1].

    Why it matters: nothing else is taken by an LMS.
    """


@rule("C002", "cmi5-zip-damaged")
def DAMAGED() -> None:
    """What it checks: the zip can be read: whole, not encrypted, packed in a way that everybody knows [14.1.0.0-1].

    Why it matters: an LMS that cannot unpack it says only that the import failed.
    """


@rule("C003", "cmi5-missing")
def MISSING() -> None:
    """What it checks: `cmi5.xml` lies at the top of the zip, in lower case [14.1.0.0-2].

    Why it matters: CATAPULT and a Moodle plug-in look nowhere else; one importer looks deeper, and hides the fault.
    """


@rule("C004", "cmi5-not-well-formed")
def NOT_WELL_FORMED() -> None:
    """What it checks: `cmi5.xml` is well-formed, in UTF-8, without a document type.

    Why it matters: it cannot be read; entities can read files of the server, so careful readers refuse any.

    Example:

        <langstring lang="en">Stress & learning</langstring>

    Use instead:

        <langstring lang="en">Stress &amp; learning</langstring>
    """


@rule("C005", "cmi5-not-valid")
def NOT_VALID() -> None:
    """What it checks: the root is `courseStructure` in cmi5's namespace, it has one `course`, and every element stands
    where the schema has it [13.2.0.0-1].

    Why it matters: LMSs validate against the schema. CATAPULT has let such faults pass since January 2026, so that
    its import proves nothing here.

    Source: CMI-5 v1/CourseStructure.xsd.
    """


@rule("C006", "cmi5-prefix")
def PREFIX() -> None:
    """What it checks: the namespace is the default one, in double quotes, and elements have no prefix.

    Why it matters: a Moodle plug-in takes `xmlns="..."` out as text and reads names without a prefix: with one it
    finds no unit at all.

    Example:

        <c:courseStructure xmlns:c="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">

    Use instead:

        <courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">

    Source: ByLightSDC/moodle-mod_cmi5 classes/cmi5_package.php.
    """


@rule("C007", "cmi5-id-not-iri")
def ID_NOT_IRI() -> None:
    """What it checks: the ids of course, blocks, units and objectives are absolute IRIs [3.0.0.0-1].

    Why it matters: they become ids of activities, which an LRS refuses when they are anything else. The schema lets
    them pass.

    Example:

        <au id="unit-1">

    Use instead:

        <au id="https://example.org/course/unit-1">
    """


@rule("C008", "cmi5-duplicate-au")
def DUPLICATE_AU() -> None:
    """What it checks: no two units have the same id [13.1.4.0-1].

    Why it matters: one of them hides the other, and the course cannot be completed.
    """


@rule("C009", "cmi5-duplicate-block")
def DUPLICATE_BLOCK() -> None:
    """What it checks: no two blocks have the same id [13.1.2.0-1].

    Why it matters: whether a block is satisfied is kept by its id.
    """


@rule("C010", "cmi5-duplicate-objective")
def DUPLICATE_OBJECTIVE() -> None:
    """What it checks: no two objectives have the same id [13.1.3.0-1].

    Why it matters: references to it lead to either.
    """


@rule("C011", "cmi5-shared-id", Severity.WARNING)
def SHARED_ID() -> None:
    """What it checks: no id is borne by two elements of different kinds.

    Why it matters: the specification lets it pass, but statements about one are then statements about the other.
    """


@rule("C012", "cmi5-dangling-idref")
def DANGLING() -> None:
    """What it checks: every `idref` is the id of an objective of the course.

    Why it matters: importers that follow references refuse the package.
    """


@rule("C013", "cmi5-no-title")
def NO_TITLE() -> None:
    """What it checks: course, blocks, units and objectives have a title and a description, each with a text.

    Why it matters: the schema asks for them, and LMSs show them.
    """


@rule("C014", "cmi5-language", Severity.WARNING)
def LANGUAGE() -> None:
    """What it checks: every text has a `lang` of BCP 47, none is repeated, and none is empty (an empty description, as
    many tools write it, is only noted).

    Why it matters: texts become language maps, whose keys an LRS checks.

    Example:

        <langstring lang="en_US">Calm</langstring>

    Use instead:

        <langstring lang="en-US">Calm</langstring>
    """


@rule("C015", "cmi5-first-language", Severity.WARNING)
def FIRST_LANGUAGE() -> None:
    """What it checks: where there are several languages, the course's first one comes first everywhere.

    Why it matters: two importers read the first text only, and would mix languages.
    """


@rule("C016", "cmi5-order")
def ORDER() -> None:
    """What it checks: elements stand in the order of the schema: title, description, objectives, url,
    launchParameters, entitlementKey.

    Why it matters: LMSs that validate refuse the package.
    """


@rule("C017", "cmi5-markup")
def MARKUP() -> None:
    """What it checks: there is no element inside a `langstring`.

    Why it matters: texts are plain: tags make the file invalid, and are lost or shown.

    Example:

        <langstring lang="en">A <b>calm</b> day</langstring>

    Use instead:

        <langstring lang="en">A calm day</langstring>
    """


@rule("C024", "cmi5-empty")
def EMPTY() -> None:
    """What it checks: there is a unit, no block is empty, and no `objectives`.

    Why it matters: an empty part can never be satisfied, or always is.
    """


@rule("C032", "cmi5-foreign-element", Severity.WARNING)
def FOREIGN() -> None:
    """What it checks: elements of other namespaces stand where the schema lets them: after cmi5's own, in course,
    block, unit or root [13.1.5.0-1].

    Why it matters: LMSs that validate refuse the package.
    """


@rule("C033", "cmi5-unknown-attribute")
def UNKNOWN_ATTRIBUTE() -> None:
    """What it checks: there are no attributes that cmi5 does not know, unless they have a prefix.

    Why it matters: the schema refuses them; mostly it is a slip in the spelling, and the default holds.

    Example:

        <au id="https://example.org/a" moveon="Completed">

    Use instead:

        <au id="https://example.org/a" moveOn="Completed">
    """


@rule("C036", "cmi5-many-units", Severity.WARNING)
def MANY_UNITS() -> None:
    """What it checks: there are at most 1000 units.

    Why it matters: an LMS has to take that many; few are tried with more.
    """


@rule("C037", "cmi5-id-made-up", Severity.WARNING)
def ID_MADE_UP() -> None:
    """What it checks: the ids of course, blocks and units have no UUID and no time stamp in them.

    Why it matters: ids that an export makes anew are new units to every LMS: whoever is halfway through the course
    begins again.
    """


@rule("C038", "cmi5-zip64", Severity.WARNING)
def ZIP64() -> None:
    """What it checks: the zip has at most 65,535 files and 4 GiB.

    Why it matters: beyond that it needs zip64, which an LMS has to read and few are tried with.
    """
