"""What is true of a page today, for the templates that draw it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from sitekit import checks, due, health, readability, values
from sitekit.checks.lengths import length
from sitekit.leaflets import choice
from sitekit.page import Page
from sitekit.problem import LEVELS, Problem
from sitekit.site import Site

DOCS = "docs/"


def of_today(page: Page, today: date) -> dict[str, object]:
    """Return "overdue" (yes or no), "standing" ("none", "checked" or "changed"), "minutes", and
    "leaflets" (their addresses below the site).

    A page with a list or a tool that the build makes has 0 minutes: it is used, not read through.
    """
    late = due.is_overdue(page.value("due"), today)
    minutes = 0 if values.made_on(page) else readability.minutes(length(page))
    leaflets = [one.path for one in choice.of(page)]
    standing = health.standing(page)
    return {"overdue": late, "standing": standing, "minutes": minutes, "leaflets": leaflets}


def for_authors(site: Site, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return problems and tips by their page's path below docs/, the worst first."""
    found = sorted([*problems, *checks.tips(site)], key=lambda one: one.path)
    grouped = groupby(found, key=lambda one: str(one.path).removeprefix(DOCS))
    return {page: sorted(ones, key=_weight) for page, ones in grouped}


def _weight(problem: Problem) -> tuple[int, int]:
    return LEVELS.index(problem.level), problem.line
