"""Where pages and sections are, as links from outside name them: /first-visit/#tell-us."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urljoin

from sitekit.content.site import Site, once

WRITTEN = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[\w-]+)?")  # an address as people may write it


def address(source: PurePosixPath | str) -> str:
    """Return the address of a page below the site, from its path below docs/; home is "/"."""
    path = PurePosixPath(str(source).removesuffix(".md").strip("/"))
    folder = path.parent if path.name == "index" else path
    return f"/{folder}/" if folder.name else "/"


def whole_address(site: Site, below: str) -> str:
    """Return an address below the site with the site's own in front, as people type it."""
    return site.home.rstrip("/") + below


def relative_address(page: str, other: str) -> str:
    """Return how the page at an address links to another of the same site, wherever it lies."""
    path, sign, section = other.partition("#")
    return f"{posixpath.relpath(path, page)}/{sign}{section}"


def absolute_link(site: Site, source: PurePosixPath, href: str) -> str:
    """Return the whole address of a link on a page, for copies that are read away from the site."""
    if "://" in href or href.startswith(("tel:", "mailto:")):
        return href
    return urljoin(whole_address(site, address(source)), href)


@once
def moved_addresses(site: Site) -> Mapping[str, str]:
    """Return the new address of each old one; what is no address leads out of the site."""
    written = {old: str(new.value) for old, new in site.data.redirects.items()}
    return {a: b for a, b in written.items() if WRITTEN.fullmatch(a) and WRITTEN.fullmatch(b)}
