"""Sheets to hang up in a clinic: one code, one address, and what to do with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitekit import addresses, qr_files, templates
from sitekit.moving import relative
from sitekit.page import Page
from sitekit.site import Site


def address(page: str) -> str:
    """Return the address of the poster for a page's address."""
    return f"/poster{page}"


def pages(site: Site) -> list[Page]:
    """Return the pages that have a poster: those with messages for clinics, in their order."""
    known = {str(source): page for source, page in site.pages.items()}
    return [known[source] for source in site.data.messages if source in known]


def write(folder: Path, site: Site, facts: Mapping[str, object]) -> None:
    """Write every poster into the built site; ``facts`` are the same for all."""
    for page in pages(site):
        to = addresses.of(page.source)
        own = address(to)
        words = {key: page.value(key) for key in ("title", "for", "checked", "clinician")}
        more = {
            "words": words,
            "address": to,
            "code": qr_files.name(to),
            "root": relative(own, "/"),
        }
        place = folder / own.strip("/")
        templates.write(place, site.root / "overrides", "poster.html", {**facts, **more})
