"""Rules on links and on the ids they point to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from markdown.extensions.toc import slugify

from sitekit.page import Page
from sitekit.parts import Link
from sitekit.problem import Problem
from sitekit.site import Site

OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
UNCLEAR = {"here", "click here", "this page", "this link", "link", "more", "read more", "this"}


def links_lead_somewhere(page: Page, site: Site) -> Iterator[Problem]:
    """A link leads to a page and a section that exist, and says where."""
    for link in page.outline.links:
        if link.picture:
            continue
        if link.text.strip().lower() in UNCLEAR:
            what = f"The link '{link.text}' does not say where it leads."
            yield Problem(page.path, link.line, what, "Use the name of the page it leads to.")
        if not OUTSIDE.match(link.href):  # markup.only_safe_markup looks at those
            yield from _inside(page, link, site)


def ids(page: Page) -> set[str]:
    """Return every id of a page: the written ones, and those made from a heading's words."""
    made = {one.id or slugify(one.text, "-") for one in page.outline.headings}
    return made | {"sources", "checked"}


def _inside(page: Page, link: Link, site: Site) -> Iterator[Problem]:
    path, _, anchor = link.href.partition("#")
    target = page.source
    if path:
        target = PurePosixPath(posixpath.normpath(page.source.parent / path))
    if target not in site.pages:
        if (site.root / "docs" / target).is_file() and target.suffix != ".md":
            return
        yield _no_page(page, link, target, site)
    elif anchor and anchor not in ids(site.pages[target]):
        near = get_close_matches(anchor, ids(site.pages[target]), 1)
        guess = f"Did you mean '#{near[0]}'?" if near else "Look at the {#ids} of its headings."
        what = f"The link '{link.href}' leads to a section that does not exist."
        yield Problem(page.path, link.line, what, guess)


def _no_page(page: Page, link: Link, target: PurePosixPath, site: Site) -> Problem:
    known = {str(one): one for one in site.pages}
    near = get_close_matches(str(target), known, 1, cutoff=0.5)
    guess = "Write the path from this file to the other, with .md at the end."
    if near:
        guess = f"Did you mean '{posixpath.relpath(near[0], page.source.parent)}'?"
    what = f"The link '{link.href}' leads to a page that does not exist."
    return Problem(page.path, link.line, what, guess)
