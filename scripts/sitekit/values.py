"""What the {{ names }} on a page stand for."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitekit import (
    clinic_kit,
    diary,
    front_matter,
    placeholders,
    readings,
    regions,
    safety,
    sheet,
    sources,
)  # fmt: skip
from sitekit.data import Data

if TYPE_CHECKING:
    from sitekit.page import Page
    from sitekit.site import Site

# Lists made by the build:
GENERATED = {
    "glossary", "all_sources", "countries", "pages", "readings", "stumbles", "messages",
    "check", "sheet", "diary",
}  # fmt: skip


def shared_values(facts: Data, region: str) -> dict[str, str]:
    """Return the values of the chosen country's names."""
    chosen = facts.regions.get(region)
    return chosen.values() if chosen else {}


def of_config(config: Mapping[str, object]) -> dict[str, str]:
    """Return the values of names that mkdocs.yml gives: where texts are kept, and our e-mail."""
    extra = config.get("extra")
    contact = extra.get("contact") if isinstance(extra, Mapping) else ""
    return {"repo": str(config.get("repo_url") or ""), "contact": str(contact or "")}


def page_values(shared: dict[str, str], front: Mapping[str, object]) -> dict[str, str]:
    """Return the values a page may use: the country's and the page's own."""
    return shared | {"rating": front_matter.rating(str(front.get("evidence")))}


def made_on(page: Page) -> set[str]:
    """Return the names of the lists and tools that the build puts on a page."""
    return {name for _, name in placeholders.names(page.body)} & GENERATED


def filled(site: Site, source: PurePosixPath, front: Mapping[str, object], text: str) -> str:
    """Return a page's text with its names filled in; a list is made only where it is asked for."""
    shared = shared_values(site.data, site.region) | of_config(site.config)
    known = page_values(shared, front)
    lists = {
        "pages": lambda: a_to_z(site, source),
        "glossary": site.data.words.glossary_markdown,
        "all_sources": lambda: sources.table(site.data.references),
        "countries": lambda: regions.table(site.data.regions),
        "messages": lambda: clinic_kit.drawn(site),
        "readings": lambda: readings.table(site.data.readings, _links(site, source)),
        "stumbles": lambda: readings.stumbles(site.data.readings, _links(site, source)),
        "check": lambda: safety.form(site.data.safety, lambda one: placeholders.fill(one, known)),
        "diary": diary.form,
        "sheet": lambda: sheet.form(safety.notes(site.data.safety), _by_name(site)),
    }
    asked = {name for _, name in placeholders.names(text)}
    made = {name: draw() for name, draw in lists.items() if name in asked}
    return placeholders.fill(text, known | made)


def _by_name(site: Site) -> dict[str, Page]:
    return {str(path): one for path, one in site.pages.items()}


def a_to_z(site: Site, source: PurePosixPath) -> str:
    """Return links to all pages, from the page at ``source``, under their first letters."""
    ordered = sorted(_links(site, source).values())  # each is "[Title](address)"
    return "\n\n".join(
        f"### {letter} {{#pages-{letter.lower()}}}\n\n"
        + "\n".join(["/// html | div.links", *(f"-   {link}" for link in links), "///"])
        for letter, links in groupby(ordered, key=lambda link: link[1].upper())
    )


def _links(site: Site, source: PurePosixPath) -> dict[str, str]:
    """Return a link to each page, from the page at ``source``, by the page's path."""
    pages = {str(path): str(one.value("title")) for path, one in site.pages.items()}
    return {
        path: f"[{title}]({posixpath.relpath(path, source.parent)})"
        for path, title in pages.items()
    }
