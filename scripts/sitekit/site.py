"""The whole site as its files say it is: what a check may look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from sitekit import (
    clinic,
    clock,
    data,
    figures,
    page,
    placeholders,
    textfile,
    values,
)
from sitekit.anatomy import Anatomy
from sitekit.anatomy import read as read_anatomy
from sitekit.clinic import Clinic
from sitekit.problem import Fault, Problem


@dataclass(frozen=True)
class Site:
    """Pages by their path below docs/, shared facts, required sections, and unreadable files."""

    root: Path
    config: dict[str, Any]
    pages: dict[PurePosixPath, page.Page]
    faults: tuple[Problem, ...]
    data: data.Data
    anatomy: dict[str, Anatomy]
    today: date

    @property
    def region(self) -> str:
        """Return the key of the country in use."""
        return region_of(self.config)

    @cached_property
    def clinic(self) -> Clinic:
        """Return the clinic that publishes this copy; a neutral one has no name."""
        return clinic.of(self.config)

    @cached_property
    def phones(self) -> set[str]:
        """Return every number that the chosen country's facts may print."""
        chosen = self.data.regions.get(self.region)
        words = " ".join(chosen.values().values()) if chosen else ""
        return set(figures.numbers(words))

    @cached_property
    def names(self) -> set[str]:
        """Return every name that a page may write in {{ braces }}."""
        shared = values.shared_values(self.data, self.region) | values.of_config(self.config)
        return {*shared, "rating"} | values.GENERATED


def read_config(root: Path) -> dict[str, Any]:
    """Return mkdocs.yml as plain data; mkdocs itself says what is wrong with its file."""
    try:
        return dict(yaml.safe_load(textfile.read(root, root / "mkdocs.yml")))
    except (yaml.YAMLError, Fault, TypeError):
        return {}


def region_of(config: dict[str, Any]) -> str:
    """Return the key of the country in use."""
    return str((config.get("extra") or {}).get("region", ""))


def load(root: Path) -> Site:
    """Read the repository at ``root``."""
    config = read_config(root)
    facts = data.load(root)
    shared = values.shared_values(facts, region_of(config)) | values.of_config(config)
    facts = replace(facts, words=facts.words.filled(shared))

    def fill(front: dict[str, object], text: str) -> str:
        lists = dict.fromkeys(values.GENERATED, "Made from data.")  # the checks see a stand-in
        known = values.page_values(shared, front) | lists
        return placeholders.fill(text, known)

    pages, faults = _pages(root, fill)
    anatomy = read_anatomy(root, fill)
    return Site(root, config, pages, tuple(faults), facts, anatomy, clock.today())


def _pages(root: Path, fill: page.Fill) -> tuple[dict[PurePosixPath, page.Page], list[Problem]]:
    found, faults = {}, []
    for path in sorted((root / "docs").rglob("*.md")):
        if path.name.startswith("_"):
            continue
        try:
            read = page.read(root, path, fill)
            found[read.source] = read
        except Fault as fault:
            faults.append(fault.problem)
    return found, faults
