"""Where pages and sections are, as links from outside name them: /first-visit/#tell-us."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

WRITTEN = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[\w-]+)?")  # an address as people may write it


def of(source: PurePosixPath | str) -> str:
    """Return the address of a page below the site, from its path below docs/; home is "/"."""
    path = str(source).removesuffix(".md").removesuffix("index").strip("/")
    return f"/{path}/" if path else "/"


def below(source: PurePosixPath | str) -> str:
    """Return the same without the first slash, as a link from the site's own top; home is ""."""
    return of(source).lstrip("/")


def whole(home: str, address: str) -> str:
    """Return an address with the site's own in front, as people type it."""
    return home.rstrip("/") + address
