"""Every page of the site keeps every rule."""

from __future__ import annotations

from pathlib import PurePosixPath
from statistics import median

from sitekit import readability
from sitekit.checks.lengths import prose
from sitekit.problem import Problem
from sitekit.site import Site

MEDIAN_GRADE = 6.0


def test_page_keeps_every_rule(source: PurePosixPath, all_problems: list[Problem]) -> None:
    found = [one for one in all_problems if one.path == PurePosixPath("docs") / source]

    assert not found, "\n".join(map(str, found))


def test_what_pages_share_is_sound(all_problems: list[Problem]) -> None:
    found = [one for one in all_problems if one.path.suffix != ".md"]

    assert not found, "\n".join(map(str, found))


def test_half_the_pages_are_readable_at_eleven(ours: Site) -> None:
    grades = [readability.measure(p.text for p in prose(one)).grade for one in ours.pages.values()]

    assert median(grades) <= MEDIAN_GRADE


def test_no_page_says_that_nobody_has_said(ours: Site) -> None:
    named = [str(one.path) for one in ours.pages.values() if one.value("clinician")]

    assert bool(named) <= bool(ours.data.reviewers)
