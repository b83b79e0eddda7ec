"""A whole leaflet as one HTML text that loads nothing: the page's words, a QR code, the dates."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

import jinja2

from sitekit import clock, health, links, render
from sitekit.addresses import below
from sitekit.leaflets import codes, pictures, words

if TYPE_CHECKING:
    from sitekit.leaflets.choice import Leaflet
    from sitekit.site import Site

TEMPLATE = "leaflet.html"


class Documents:
    """Makes the text of each leaflet; a page's words are read once for both sizes."""

    def __init__(self, site: Site) -> None:
        """Read the template."""
        loader = jinja2.FileSystemLoader(site.root / "overrides")
        self.site, self.home = site, str(site.config.get("site_url", ""))
        self.template = jinja2.Environment(loader=loader, autoescape=True).get_template(TEMPLATE)
        self.read: dict[PurePosixPath, str] = {}

    def html(self, leaflet: Leaflet) -> str:
        """Return a leaflet as HTML."""
        source, page = leaflet.source, self.site.pages[leaflet.source]
        if source not in self.read:
            self.read[source] = self._words(source)
        body = self.read[source]
        own = self.home + below(str(source))
        return self.template.render(
            page={key: field.value for key, field in page.front.items()},
            standing=health.standing(page),
            site=self.site.config,
            clinic=self.site.clinic,
            day=clock.in_full,
            language=f"en-{self.site.region.upper()}",
            address=own,
            code=pictures.address(codes.drawing(own)),
            large=leaflet.large,
            body=body,
            mark=hashlib.sha256(body.encode()).hexdigest()[:4],
        )

    def _words(self, source: PurePosixPath) -> str:
        """Return a page's words for paper, with whole addresses."""
        folder = self.site.root / "docs" / source.parent
        root = words.for_paper(render.tree(self.site, source), folder)
        for link in root.iter("a"):
            if not link.get("href", "").startswith("#"):
                link.set("href", links.absolute(link.get("href", ""), source, self.home))
                link.set("data-shown", link.get("href", "").removeprefix("https://"))
        return inner(root)


def inner(root: Element) -> str:
    """Return the HTML inside an element."""
    return "".join(tostring(child, "unicode", method="html") for child in root)
