"""The JSON Schemas for editors say what the compiler says: of every file here, and of faults put into them."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from ctlc_scorm.cli import main
from ctlc_scorm.credit.schemes import FOLDER, Scheme, SchemeFile
from ctlc_scorm.editors.schemas import DRAFT, PLACES, json_schema
from ctlc_scorm.parse import FRONT
from tests.support import FRONT as SMALL_FRONT
from tests.support import PAGE, compile_files
from tests.yaml_core import core

ROOT = Path(__file__).parents[2]
COURSES = [ROOT / "course_src", ROOT / "course_src/companion", ROOT / "tests/golden/every-block/course"]
COURSES += [ROOT / "tests/browser/school"]
THEME = "colors: {accent: '#0c5657', paper: ['#ffffff', '#000000']}\nserif: Georgia, \"T\"\nradius: 0.5\nlogo: a.svg\n"


def faults(schema: dict[str, Any], value: Any, root: dict[str, Any] | None = None) -> list[str]:
    """What is wrong with a value; `root` is the whole that a part of a schema belongs to."""
    validator = Draft202012Validator(root or schema).evolve(schema=schema)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@cache
def files() -> list[tuple[str, str, Any]]:
    """Schema, path and data of every file that one describes."""
    found: list[tuple[str, str, Any]] = [("theme", "theme.yaml", core(THEME))]
    for course in COURSES:
        for name, (path, _, _) in PLACES.items():
            for file in sorted(course.glob(path)):
                text = file.read_text("utf-8")
                front = FRONT.match(text)
                found.append((name, str(file.relative_to(ROOT)), core(front[1] if front else text)))
    return found + [
        ("credit-scheme", file.name, core(file.read_text("utf-8"))) for file in sorted(FOLDER.glob("*.yaml"))
    ]


def test_there_is_a_file_for_each_schema() -> None:
    assert {name for name, _, _ in files()} == set(PLACES)
    assert len(files()) > 170


@pytest.mark.parametrize("name", PLACES)
def test_every_file_fits(name: str) -> None:
    schema = json_schema(name)
    assert [(path, faults(schema, data)) for kind, path, data in files() if kind == name and faults(schema, data)] == []


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from schema.get("$defs", {}).values()


@pytest.mark.parametrize("name", PLACES)
def test_a_schema_is_whole(name: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DRAFT and json.loads(json.dumps(schema, allow_nan=False)) == schema
    for part in parts(schema):
        assert len(part["description"]) > 10
        for key, value in part.get("properties", {}).items():
            assert len(value["description"]) > 5, key
            assert ("default" not in value) or key not in part.get("required", [])
            assert "default" not in value or faults(value, value["default"], schema) == [], key
        assert set(part.get("required", [])) <= set(part.get("properties", {}))


def test_needed_keys_help_and_defaults_are_those_of_the_models() -> None:
    schema = json_schema("course")
    assert schema["required"] == ["id", "title", "language", "version", "iri", "credit", "modules"]
    assert schema["properties"]["pass_mark"]["default"] == 80
    assert schema["$defs"]["ModuleFile"]["required"] == ["folder", "title", "minutes"]
    assert (
        json_schema("page")["properties"]["minutes"]["description"] == "How long the page takes, as a number such as 8."
    )


def spots(schema: dict[str, Any], data: Any, root: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    """Every mapping in the data that a model describes, with its part of the schema."""
    schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else schema
    if isinstance(data, dict) and "properties" in schema:
        yield schema, data
    inner = schema.get("properties", {})
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in pairs:
        below = inner.get(key) or schema.get("items") or schema.get("additionalProperties")
        if isinstance(below, dict):
            yield from spots(below, part, root)


@pytest.mark.parametrize("name", PLACES)
def test_a_key_taken_out_misspelt_or_of_another_kind_is_a_fault(name: str) -> None:
    schema = json_schema(name)
    tried = 0
    for data in [copy.deepcopy(data) for kind, _, data in files() if kind == name][:12]:
        for part, mapping in list(spots(schema, data, schema)):
            for key in list(mapping):
                value = mapping.pop(key)
                assert bool(faults(schema, data)) == (key in part.get("required", [])), key
                mapping[f"{key}x"] = value
                assert faults(schema, data), key
                del mapping[f"{key}x"]
                mapping[key] = [[]] if not isinstance(value, list) else {"a": "b"}
                assert faults(schema, data), key
                mapping[key] = value
                tried += 1
        assert faults(schema, data) == []
    assert tried > 2


WRONG = {
    "course.yaml": ["id: No Id", "language: English!", "version: 1.0", "iri: here", "pass_mark: 101", "mastery: both",
                    "credit: {contact_minutes: 5, schemes: [us-xx]}", "credit: {contact_minutes: 5, ceu: 1.2}"],
    "page": ["minutes: five", "minutes: -1", "id: Two words"],
}  # fmt: skip


@pytest.mark.parametrize(("file", "line"), [(file, line) for file, lines in WRONG.items() for line in lines])
def test_what_the_compiler_refuses_the_schema_refuses(file: str, line: str, tmp_path: Path) -> None:
    from tests.support import COURSE

    base = COURSE if file == "course.yaml" else "title: A page\nminutes: 5\n"
    key = line.split(":")[0]
    text = "".join(old for old in base.splitlines(keepends=True) if not old.startswith(f"{key}:")) + line + "\n"
    given = {file: text} if file == "course.yaml" else {PAGE: f"---\n{text}---\nText.\n"}
    assert any(finding.rule.code in ("SRC007", "CRD006", "CRD005", "CRD004") or "ceu" in finding.message
               for finding in compile_files(tmp_path, given).findings)  # fmt: skip
    name = "course" if file == "course.yaml" else "page"
    assert faults(json_schema(name), core(text))
    assert not faults(json_schema(name), core(base))


def test_texts_that_look_like_numbers_are_texts(tmp_path: Path) -> None:
    facts = "line: {value: 988, source: true, verified_on: 2026-11-25, review_by: 2099-01-01}\n"
    assert faults(json_schema("facts"), core(facts)) == []
    page = SMALL_FRONT.replace("A page", "1984")
    assert compile_files(tmp_path, {"facts.yaml": facts, PAGE: page + "Text.\n"}).findings == []


def test_a_scheme_is_read_with_the_keys_of_its_schema() -> None:
    assert {field.name for field in dataclasses.fields(Scheme)} == {"id", *SchemeFile.model_fields}


def test_the_command_names_prints_and_writes(tmp_path: Path) -> None:
    names = CliRunner().invoke(main, ["schema"])
    assert names.exit_code == 0 and [line.split()[0] for line in names.output.splitlines()] == list(PLACES)
    printed = CliRunner().invoke(main, ["schema", "page"])
    assert json.loads(printed.output) == json_schema("page")
    folder = tmp_path / "made" / "schemas"
    written = CliRunner().invoke(main, ["schema", "--out", str(folder)])
    assert written.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.schema.json" for name in PLACES)
    assert json.loads((folder / "course.schema.json").read_text("utf-8")) == json_schema("course")


def test_a_name_that_there_is_not() -> None:
    result = CliRunner().invoke(main, ["schema", "lesson"])
    assert result.exit_code == 2
    assert result.output == f"Error: there is no schema lesson. There are: {', '.join(PLACES)}.\n"
