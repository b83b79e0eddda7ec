"""Which pages say something about the health of the person who is sent their address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitekit.page import Page

if TYPE_CHECKING:
    from sitekit.site import Site

OTHERS = {"is-it-safe/medicines.md"}  # they name no condition, but tell that there is one


def discloses(site: Site, page: Page) -> bool:
    """Say whether a page's title, description or address would tell of a reader's health."""
    told = f"{page.value('title')} {page.value('description')}".lower()
    named = any(name in told for name in condition_names(site))
    return page.kind == "condition" or named or str(page.source) in OTHERS


def condition_names(site: Site) -> set[str]:
    """Return the names of every condition that has a page, in small letters."""
    return {
        str(one.value("title")).lower() for one in site.pages.values() if one.kind == "condition"
    }
