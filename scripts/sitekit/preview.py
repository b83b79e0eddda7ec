"""What a preview tells the author of a page, on the page itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from sitekit import checks
from sitekit.problem import LEVELS, Problem
from sitekit.site import Site

DOCS = "docs/"


def by_page(site: Site, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return problems and tips by their page's path below docs/, the worst first."""
    found = sorted([*problems, *checks.tips(site)], key=lambda one: one.path)
    grouped = groupby(found, key=lambda one: str(one.path).removeprefix(DOCS))
    return {page: sorted(ones, key=_weight) for page, ones in grouped}


def _weight(problem: Problem) -> tuple[int, int]:
    return LEVELS.index(problem.level), problem.line
