"""The rule on the files in docs/: what the site is not made of is never published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from sitekit.checks.pictures import pictures_tell_nothing_else
from sitekit.checks.rule import site_rule
from sitekit.content import STOP, Problem, Site


@site_rule(
    says="The site is not made of files like 'notes.html'.",
    why="What lies in docs/ is published as it is, and a strange file could stand for a page.",
    level=STOP,
)
def files_are_known(site: Site) -> Iterator[Problem]:
    """Every file in docs/ is a page, a picture, or one of our own by name."""
    if not site.strange:
        return
    told = {one.path for one in pictures_tell_nothing_else(site)}  # with what to type for a photo
    for below, (what, fix) in site.strange.items():
        if (path := PurePosixPath("docs") / below) not in told:
            yield Problem(path, 1, what, fix)
