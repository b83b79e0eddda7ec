"""Which pages have leaflets, and what those are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitekit import placeholders

if TYPE_CHECKING:
    from sitekit.page import Page
    from sitekit.site import Site

FOLDER = "leaflets"
KINDS = {"condition", "technique"}
GUIDES = {"first-visit", "is-it-safe"}  # the folders whose guides are handed out too
FORMS = {"check", "sheet", "diary"}  # filled in on the page itself, which prints them


@dataclass(frozen=True)
class Leaflet:
    """One leaflet: the page it is made from, and whether it is in large print."""

    source: PurePosixPath
    large: bool

    @property
    def path(self) -> str:
        """Return its address below the site: short, and as stable as the page's own name."""
        name = self.source.parent.name if self.source.stem == "index" else self.source.stem
        return f"{FOLDER}/{name}{'-large' if self.large else ''}.pdf"


def of(page: Page) -> list[Leaflet]:
    """Return a page's leaflets, the normal print first; none if clinics do not hand it out."""
    asked = {name for _, name in placeholders.names(page.body)}
    handed_out = page.kind in KINDS or (page.source.parts[0] in GUIDES and not asked & FORMS)
    return [Leaflet(page.source, large) for large in (False, True)] if handed_out else []


def leaflets(site: Site) -> Iterator[Leaflet]:
    """Yield every leaflet of a site."""
    for page in site.pages.values():
        yield from of(page)
