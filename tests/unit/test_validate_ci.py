"""The action, the hook and the examples say what the command knows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from ctlc_scorm.validate.command import validate

ROOT = Path(__file__).parents[2]
OPTIONS = {name for option in validate.params for name in option.opts}


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def test_the_action_uses_options_that_there_are() -> None:
    action = read(".github/actions/validate/action.yml")
    script = action["runs"]["steps"][-1]
    assert action["runs"]["using"] == "composite"
    assert set(re.findall(r"(--[a-z]+)", script["run"])) <= OPTIONS
    assert "${{" not in script["run"], "inputs come as variables, so that none is run as a command"
    given = {re.sub(r".*inputs\.(\w+).*", r"\1", value) for value in script["env"].values()}
    assert given == set(action["inputs"])


def test_the_hook_takes_manifests_and_packages() -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    files = re.compile(hook["files"])
    assert all(files.search(name) for name in ("imsmanifest.xml", "a/cmi5.xml", "packages/a.zip"))
    assert not any(files.search(name) for name in ("a.xml", "my-imsmanifest.xml.txt", "other.zip"))
    assert hook["entry"] == "ctlc-scorm validate"


def test_the_examples_name_the_hook_the_action_and_its_inputs() -> None:
    text = (ROOT / "ctlc_scorm/validate/README.md").read_text("utf-8")
    examples = [yaml.safe_load(part) for part in re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)]
    step = examples[0]["jobs"]["packages"]["steps"][1]
    assert step["uses"].split("@")[0].endswith(".github/actions/validate")
    assert set(step["with"]) <= set(read(".github/actions/validate/action.yml")["inputs"])
    assert examples[2]["repos"][0]["hooks"][0]["id"] == read(".pre-commit-hooks.yaml")[0]["id"]
    assert set(re.findall(r"`(--[a-z]+)", text)) <= OPTIONS
