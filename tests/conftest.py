"""Flags of the whole test run."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.browser.tables", "tests.learning_locker"]
settings.register_profile("ci", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("full", max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="Write what is made as what is expected (golden trees).")
    parser.addoption("--full", action="store_true", help="Run the long series too.")
    parser.addoption("--table", metavar="FILE", help="Write the figures of the browser tests as Markdown.")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("full" if config.getoption("--full") else "ci")
