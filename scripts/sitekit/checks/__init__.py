"""The rules that pages keep; each yields problems, and every listener only prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitekit import meanings
from sitekit.checks.rules import PAGE_RULES, SITE_RULES, TIPS
from sitekit.page import Page
from sitekit.problem import Problem
from sitekit.site import Site

READABLE = "file_is_readable"  # no rule of its own: whoever opens a file finds it out


def problems(site: Site) -> list[Problem]:
    """Return every problem of the whole site that fails a build, in reading order."""
    found = _found_by(READABLE, site.faults)
    for page in site.pages.values():
        found += page_problems(page, site)
    for rule in SITE_RULES:
        found += _found_by(rule.__name__, rule(site))
    return sorted(set(found))


def page_problems(page: Page, site: Site) -> list[Problem]:
    """Return every problem of one page that fails a build, in reading order."""
    found: list[Problem] = []
    for rule in PAGE_RULES:
        try:
            found += _found_by(rule.__name__, rule(page, site))
        except RecursionError:
            fix = "Take out brackets, quotes or lists that sit inside each other many times."
            deep = Problem(page.path, 1, "The page is nested too deeply to read.", fix)
            found += _found_by(READABLE, [deep])
    return sorted(set(found))


def tips(site: Site) -> list[Problem]:
    """Return what could be better, and fails nothing."""
    pages = site.pages.values()
    return sorted(
        one for page in pages for tip in TIPS for one in _found_by(tip.__name__, tip(page, site))
    )


def _found_by(rule: str, problems: Iterable[Problem]) -> list[Problem]:
    """Note on each problem which rule found it, and how much that rule matters."""
    return [replace(one, rule=rule, level=meanings.level(rule)) for one in problems]
