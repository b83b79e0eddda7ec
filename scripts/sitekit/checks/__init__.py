"""What pages must keep: a rule is one generator, with its message, reason, example and level.

The command ``check``, the build and the tests listen, and only print. To add a rule, write it
beside its kin with @page_rule or @site_rule, and break it once in tests/test_rules.py.
"""

from __future__ import annotations

from sitekit.checks import (  # noqa: F401 (each module adds its rules to the list as it is read)
    calls,
    claims,
    facts,
    fields,
    guards,
    hosts,
    lengths,
    links,
    markup,
    paste,
    permanence,
    pictures,
    plainness,
    reading,
    sections,
    signs,
    wording,
)
from sitekit.checks.facts import uncited_sources
from sitekit.checks.lengths import page_grade, word_count
from sitekit.checks.markup import ATTRIBUTES, ELEMENTS, SCHEMES
from sitekit.checks.rule import (
    PAGE_RULES,
    READABLE,
    SITE_RULES,
    report_count,
    report_lines,
    rule_table,
    rules,
)
from sitekit.content import TIP, Page, Problem, Site
from sitekit.drawing import NestedTooDeeply

__all__ = [
    "ATTRIBUTES", "ELEMENTS", "SCHEMES", "page_grade", "problems", "report_count", "report_lines",
    "rule_table", "rules", "tips", "uncited_sources", "word_count",
]  # fmt: skip


def problems(site: Site) -> list[Problem]:
    """Return every problem that fails a build, in reading order."""
    found = READABLE.signed(site.faults)
    for page in site.pages.values():
        found += _on_page(page, site)
    for rule in SITE_RULES:
        found += rule.problems(site) if rule.level != TIP else []
    return sorted(set(found))


def tips(site: Site) -> list[Problem]:
    """Return what could be better, and fails nothing."""
    found = [one for rule in SITE_RULES if rule.level == TIP for one in rule.problems(site)]
    hints = [rule for rule in PAGE_RULES if rule.level == TIP]
    for page in site.pages.values():
        for hint in hints:
            found += hint.problems(page, site)
    return sorted(found)


def _on_page(page: Page, site: Site) -> list[Problem]:
    found: list[Problem] = []
    for rule in PAGE_RULES:
        if rule.level == TIP:
            continue
        try:
            found += rule.problems(page, site)
        except (RecursionError, NestedTooDeeply):
            fix = "Take out brackets, quotes or lists that sit inside each other many times."
            deep = Problem(page.path, 1, "The page is nested too deeply to read.", fix)
            found += READABLE.signed([deep])
    return found
