"""The whole site as its files say it is: what a check may look at."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from sitekit import clock, data, front_matter, page, placeholders, regions, sources, textfile
from sitekit.anatomy import Anatomy
from sitekit.anatomy import read as read_anatomy
from sitekit.problem import Fault, Problem

GENERATED = {
    "glossary",
    "all_sources",
    "countries",
    "pages",
}  # written by the build; the checks see a stand-in


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
    def names(self) -> set[str]:
        """Return every name that a page may write in {{ braces }}."""
        return set(shared_values(self.data, self.region)) | {"rating"} | GENERATED


def shared_values(facts: data.Data, region: str) -> dict[str, str]:
    """Return the values of the chosen country's names."""
    chosen = facts.regions.get(region)
    return chosen.values() if chosen else {}


def page_values(shared: dict[str, str], front: dict[str, Any]) -> dict[str, str]:
    """Return the values a page may use: the country's and the page's own."""
    return shared | {"rating": front_matter.rating(str(front.get("evidence")))}


def build_values(site: Site, source: PurePosixPath, front: dict[str, Any]) -> dict[str, str]:
    """Return the values a page may use in the build, the generated lists among them."""
    made = {
        "pages": a_to_z(site, source),
        "glossary": site.data.words.glossary_markdown(),
        "all_sources": sources.table(site.data.references),
        "countries": regions.table(site.data.regions),
    }
    return page_values(shared_values(site.data, site.region), front) | made


def a_to_z(site: Site, source: PurePosixPath) -> str:
    """Return links to all pages, from the page at ``source``, in the order of their titles."""
    titled = sorted((str(one.value("title")), path) for path, one in site.pages.items())
    links = ((title, posixpath.relpath(path, source.parent)) for title, path in titled)
    return "\n".join(f"-   [{title}]({link})" for title, link in links)


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
    shared = shared_values(facts, region_of(config))

    def fill(front: dict[str, object], text: str) -> str:
        values = page_values(shared, front) | dict.fromkeys(GENERATED, "Made from data.")
        return placeholders.fill(text, values)

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
