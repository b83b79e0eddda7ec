"""The ids that a page has lost: published ones, and those of its template.

Each is looked for among the headings that have none, or a new one: mostly it is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from markdown.extensions.toc import slugify

from sitekit.content import (
    CARDS,
    SECTION,
    Heading,
    Page,
    Site,
    address,
    fits_heading,
    moved_addresses,
)
from sitekit.drawing import section_ids, unrecorded_addresses

ALIKE = 0.6  # how much of an id the words of a heading show, if it is the one that had it
MANY = 4  # headings that may have had an id are too many to name
DRAWN = {*CARDS.values(), "sources", "checked"}  # ids that no heading of a page has
DRAWN_FROM = {  # what addresses are made of, besides pages
    "cards.yml", "redirects.yml", "references.yml", "regions.yml", "safety.yml", "words.yml",
}  # fmt: skip
SMALL = {"a", "an", "and", "for", "in", "is", "it", "of", "the", "to", "what", "you", "your"}


@dataclass(frozen=True)
class Loss:
    """An id that is gone, and the headings that may have had it: one where that is ``sure``."""

    id: str
    headings: tuple[Heading, ...]
    sure: bool


def losses(page: Page, site: Site) -> tuple[Loss, ...]:
    """Return the ids that a page has lost and that a heading of it may have had."""
    kept = site.store.setdefault("losses", {})
    if page.source not in kept:
        kept[page.source] = tuple(_losses(page, site))
    return kept[page.source]


def lost_ids(page: Page, site: Site) -> set[str]:
    """Return the ids of a page that it has lost: who links to them is not to blame."""
    return {one.id for one in losses(page, site)}


def gone_pages(site: Site) -> frozenset[str]:
    """Return the addresses of the pages that were published, and are not there any more.

    Who names one is not to blame: it has a message of its own.
    """
    if "gone" not in site.store:
        here = {address(source) for source in site.pages}
        known = {one for one in site.data.permanent if "#" not in one} - moved_addresses(
            site
        ).keys()
        site.store["gone"] = frozenset() if "pages" in site.wrong else frozenset(known - here)
    return site.store["gone"]


def is_gone(site: Site, source: object) -> bool:
    """Say whether a path below docs/ is that of a page that was published, and is gone."""
    return address(str(source)) in gone_pages(site)


def may_be_renamed(page: Page, site: Site) -> bool:
    """Say whether a page may be a published one that has another name by hand."""
    return bool(gone_pages(site)) and address(page.source) not in site.data.permanent


def redirect(page: Page, site: Site, name: str) -> str:
    """Return a line of redirects.yml for an id that is gone: to where it is now, or to its page."""
    home = address(page.source)
    now = [one for one in unrecorded_addresses(site) if one.partition("#")[2] == name]
    return f"{home}#{name}: {now[0] if now else home}"


def _losses(page: Page, site: Site) -> Iterator[Loss]:
    plan = site.anatomy.get(page.kind)
    asked = {one.id: one for one in plan.headings} if plan else {}
    published = _published(page, site)
    has = section_ids(site, page) | DRAWN
    lost = [one for one in [*asked, *sorted(published - asked.keys())] if one not in has]
    loose = [one for one in page.outline.headings if one.id not in published | asked.keys()]
    found = _pairs(lost, loose, asked)
    left = [one for one in loose if one not in found.values()]
    bare = [one for one in left if not one.id]
    renamed = [one for one in left if one.id]
    may = [one for one in bare if one.level == SECTION] or renamed or bare
    for name in lost:
        if name in found:
            yield Loss(name, (found[name],), sure=True)
        elif may and len(may) <= MANY and name in published:
            yield Loss(name, tuple(may), sure=False)


def _published(page: Page, site: Site) -> set[str]:
    """Return the ids of a page that were published, and that no redirect answers for."""
    home = f"{address(page.source)}#"
    known = {*site.data.permanent} - moved_addresses(site).keys()
    return {one.removeprefix(home) for one in known if one.startswith(home)}


def _pairs(lost: list[str], loose: list[Heading], asked: dict[str, Heading]) -> dict[str, Heading]:
    """Return the heading that had each id, the likeliest first, where its words or its id show."""
    scores = [(_likeness(name, one, asked.get(name)), name, one) for name in lost for one in loose]
    found: dict[str, Heading] = {}
    for likeness, name, one in sorted(scores, key=lambda score: -score[0]):
        if likeness >= ALIKE and name not in found and one not in found.values():
            found[name] = one
    return found


def _likeness(name: str, heading: Heading, wanted: Heading | None) -> float:
    """Say how sure it is, from 0 to 1, that a heading had an id."""
    if wanted and fits_heading(wanted, heading.text):
        return 1
    words = slugify(heading.text, "-")
    parts = {*name.split("-")} - SMALL
    shown = len(parts & {*words.split("-")}) / len(parts) if parts else 0
    return max(shown, *(SequenceMatcher(None, name, one).ratio() for one in (heading.id, words)))
