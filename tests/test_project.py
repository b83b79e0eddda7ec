"""What people read first keeps its own promises."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from sitekit.content import ORDER


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "most"),
    [("mkdocs.yml", 170), ("README.md", 90), ("CONTRIBUTING.md", 230), ("scripts/hooks.py", 145)],
)
def test_what_people_read_first_stays_short(name: str, most: int) -> None:
    assert len(text(name).splitlines()) <= most


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "python3 scripts/run.py test" in text(".ci/run")
    assert "python3 scripts/run.py test " in text("README.md")


def test_contributing_names_every_field_in_order() -> None:
    _, _, part = text("CONTRIBUTING.md").partition("## The fields on top of a page")
    part, _, _ = part.partition("## Sections")

    assert [name for name in re.findall(r"`(\w+)`", part) if name in ORDER] == ORDER
