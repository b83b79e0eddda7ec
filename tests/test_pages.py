"""Every page of the site keeps every rule."""

from __future__ import annotations

from pathlib import PurePosixPath
from statistics import median

from sitekit.checks import page_grade
from sitekit.content import Problem, Site

MEDIAN_GRADE = 6.0


def test_page_keeps_every_rule(source: PurePosixPath, all_problems: list[Problem]) -> None:
    found = [one for one in all_problems if one.path == PurePosixPath("docs") / source]

    assert not found, "\n".join(map(str, found))


def test_what_pages_share_is_sound(all_problems: list[Problem]) -> None:
    found = [one for one in all_problems if one.path.suffix != ".md"]

    assert not found, "\n".join(map(str, found))


def test_half_the_pages_are_readable_at_eleven(ours: Site) -> None:
    assert median(map(page_grade, ours.pages.values())) <= MEDIAN_GRADE
