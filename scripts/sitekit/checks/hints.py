"""Tips: what could be better on a page that keeps every rule."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit import due, health, readability
from sitekit.checks.lengths import GRADE, prose
from sitekit.page import Page
from sitekit.problem import Problem
from sitekit.site import Site

AIM = 6.0


def page_could_be_easier(page: Page, site: Site) -> Iterator[Problem]:
    """The reading grade is at most 6, the aim, though 8 is let pass."""
    grade = readability.measure(one.text for one in prose(page)).grade
    if AIM < grade <= GRADE:
        what = f"The page's reading grade is {grade}. The aim is {AIM:.0f}."
        yield Problem(page.path, 1, what, "Make two of a long sentence, or take a shorter word.")


def check_is_due(page: Page, site: Site) -> Iterator[Problem]:
    """Somebody looks at a page again before the day that it names."""
    day = page.value("due")
    if due.is_near(day, site.today):
        what = f"The next check {due.in_words(day, site.today)}"
        fix = "Read the page against its sources, then change 'checked' and 'due'."
        yield Problem(page.path, page.line("due"), what, fix)


def review_is_of_these_words(page: Page, site: Site) -> Iterator[Problem]:
    """The health text is still what the named person read; if not, the page says so by itself."""
    if health.standing(page) == "changed":
        what = "The health text has changed since a person checked it."
        fix = f"Ask them to read it again. Then write the day, and 'text: {health.mark(page)}'."
        yield Problem(page.path, page.line("clinician"), what, fix)
