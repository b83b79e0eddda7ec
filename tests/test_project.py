"""The house keeps its own promises."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from conftest import ROOT
from sitekit.front_matter import ORDER

SCRIPTS = sorted((ROOT / "scripts").rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_RIM = 120, 25, 80
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("mkdocs.yml", 140),
        ("README.md", 90),
        ("CONTRIBUTING.md", 150),
        ("scripts/hooks.py", LONGEST_RIM),
    ],
)
def test_what_people_read_first_stays_short(name: str, most: int) -> None:
    assert len(lines(name)) <= most


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_are_small(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []
    assert len(lines(path.relative_to(ROOT).as_posix())) <= LONGEST_MODULE


def test_sitekit_never_imports_mkdocs() -> None:
    named = [
        path.name
        for path in (ROOT / "scripts/sitekit").rglob("*.py")
        if re.search(r"^\s*(import|from) mkdocs\b", path.read_text("utf-8"), re.MULTILINE)
    ]

    assert named == []


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "python3 scripts/run.py test" in (ROOT / ".ci/run").read_text("utf-8")
    assert "python3 scripts/run.py test " in (ROOT / "README.md").read_text("utf-8")


def test_contributing_names_every_field_in_order() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    part = text.split("## The fields on top of a page")[1].split("## Sections")[0]

    assert [name for name in re.findall(r"`(\w+)`", part) if name in ORDER] == ORDER


def test_no_registry_is_named_in_the_lock() -> None:
    assert [line for line in lines("requirements.txt") if "://" in line] == []
