"""What a page's template is told: what is true of the page today, and what its link may show."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from sitekit.checks import tips, word_count
from sitekit.content import (
    LEVELS,
    TITLES,
    Page,
    Problem,
    Site,
    address,
    discloses,
    generated_on,
    is_overdue,
    review_standing,
    whole_address,
)
from sitekit.output.leaflets import page_leaflets
from sitekit.text import reading_minutes

NEUTRAL = "Before your visit"  # the title of a page that would tell of the reader's health
PLAIN = "Plain words for patients"
NOT_MEDICAL = ("about", "for-clinics")  # folders whose pages are about the guide itself
LATER = 0.001  # of what search thinks of sources: pages that say what they mean come first
DOCS = "docs/"
KB = 1000  # bytes


def page_facts(site: Site, page: Page) -> dict[str, object]:
    """Return what is true of a page today, by the names that templates use.

    ``address`` is the page's whole one on the site, which a copy on a disk shows too;
    ``standing`` is "none", "checked" or "changed"; ``leaflets`` are their addresses below the
    site. A page with a list or a tool that the build makes has 0 minutes: it is used, not read.
    """
    hidden = discloses(site, page)
    return {
        **{name: page.value(name) for name in TITLES},  # as the country in use spells them
        "address": whole_address(site, address(page.source)),
        "overdue": is_overdue(page.value("due"), site.today),
        "standing": review_standing(page),
        "minutes": 0 if generated_on(page) else reading_minutes(word_count(page)),
        "leaflets": [one.path for one in page_leaflets(page)],
        "preview_title": NEUTRAL if hidden else str(page.value("title")),
        "preview_description": PLAIN if hidden else str(page.value("description")),
        "medical": page.source.parts[0] not in NOT_MEDICAL,
        "search": {"boost": LATER if "all_sources" in generated_on(page) else 1},
    }


def file_sizes(files: dict[str, Path]) -> dict[str, str]:
    """Return the size of each file as people read it: in kB, rounded up."""
    return {path: f"{math.ceil(file.stat().st_size / KB)} kB" for path, file in files.items()}


def author_notes(site: Site, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return problems and tips by their page's path below docs/, the worst first."""
    found = sorted([*problems, *tips(site)], key=lambda one: one.path)
    grouped = groupby(found, key=lambda one: str(one.path).removeprefix(DOCS))
    return {
        page: sorted(ones, key=lambda one: (LEVELS.index(one.level), one.line))
        for page, ones in grouped
    }
