"""Which addresses lead somewhere: those of today, and the old ones by their redirects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from sitekit import values
from sitekit.addresses import WRITTEN, of
from sitekit.citations import cited
from sitekit.outline import Outline
from sitekit.page import Page
from sitekit.site import Site

REDIRECTS = PurePosixPath("docs/data/redirects.yml")


@dataclass(frozen=True)
class Addresses:
    """Every address that leads to a page or section now, and where each old one has gone."""

    site: Site

    @cached_property
    def live(self) -> set[str]:
        """Return the address of every page, and of every section with an id of its own."""
        found = set()
        for source, page in self.site.pages.items():
            home = of(source)
            found |= {home, *(f"{home}#{name}" for name in _sections(self.site, page))}
        return found

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Return the new address of each old one; what is no address leads out of the site."""
        written = {old: str(new.value) for old, new in self.site.data.redirects.items()}
        return {a: b for a, b in written.items() if WRITTEN.fullmatch(a) and WRITTEN.fullmatch(b)}

    def now(self, address: str) -> str:
        """Return where an address leads, by itself or by a redirect; "" if it leads nowhere."""
        page, sign, section = address.partition("#")
        with_page = f"{self.moved.get(page, '')}{sign}{section}"
        ways = (address, self.moved.get(address, ""), with_page)
        return next((one for one in ways if one in self.live), "")

    def unrecorded(self) -> list[str]:
        """Return the addresses that are not in the list of permanent ones yet, sorted."""
        return sorted(self.live - set(self.site.data.permanent))


def _sections(site: Site, page: Page) -> Iterator[str]:
    """Yield the ids that a page's author chose, and those that every page has."""
    made = values.made_on(page)
    front = {key: field.value for key, field in page.front.items()}
    outline = (
        Outline.of(values.filled(site, page.source, front, page.body)) if made else page.outline
    )
    yield from (heading.id for heading in outline.headings if heading.id)
    yield "checked"
    if any(cited(page.body)):
        yield "sources"
