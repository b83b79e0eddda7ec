"""Rules on pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from sitekit.page import Page
from sitekit.parts import Link
from sitekit.problem import Problem
from sitekit.site import Site

LONGEST = 125  # letters of alt text; a screen reader reads it in one breath
ICONS = {"div.cards", "div.timeline", "div.strip", "div.pictures"}  # icons beside their own words
CAPTIONED = {"div.steps3", "div.hero"}  # the words beside the picture are its caption


def pictures_are_described(page: Page, site: Site) -> Iterator[Problem]:
    """A picture is one of ours, has words for those who cannot see it, and a caption."""
    for link in page.outline.links:
        if link.picture:
            yield from _picture(page, link, site)


def _picture(page: Page, link: Link, site: Site) -> Iterator[Problem]:
    if ":" in link.href or link.href.startswith("/"):
        return  # markup.only_safe_markup refuses pictures from other sites
    target = posixpath.normpath(site.root / "docs" / page.source.parent / link.href)
    if not (site.root / target).is_file():
        what = f"There is no picture '{link.href}'."
        yield Problem(page.path, link.line, what, _near(page, target, site))
    around = {
        one.title for one in page.outline.blocks if one.name == "html" and one.holds(link.line)
    }
    if not link.text.strip() and not around & ICONS:
        what = f"The picture '{link.href}' has no words for people who cannot see it."
        yield Problem(page.path, link.line, what, "Write what it shows between '![' and ']'.")
    if len(link.text) > LONGEST:
        what = f"The words for the picture have {len(link.text)} letters, more than {LONGEST}."
        yield Problem(page.path, link.line, what, "Say only what the picture shows.")
    if not around & (ICONS | CAPTIONED) and not _has_caption(page, link):
        what = f"The picture '{link.href}' has no caption."
        fix = "Add the lines '/// caption', a sentence that says what it means, and '///'."
        yield Problem(page.path, link.line, what, fix)


def _has_caption(page: Page, link: Link) -> bool:
    return any(
        one.name == "caption" and link.line < one.start <= link.line + 2
        for one in page.outline.blocks
    )


def _near(page: Page, target: str, site: Site) -> str:
    """Return the picture that was meant, by its name, as the page has to write it."""
    known = {path.name: path for path in (site.root / "docs/img").glob("*.*")}
    near = get_close_matches(Path(target).name, known, 1)
    if not near:
        return "Look at the names in docs/img."
    folder = site.root / "docs" / page.source.parent
    return f"Did you mean '{posixpath.relpath(known[near[0]].as_posix(), folder.as_posix())}'?"
