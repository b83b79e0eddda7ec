"""Where a page's links lead, for copies that are read away from the site."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from urllib.parse import urljoin

from sitekit.addresses import below


def absolute(href: str, source: PurePosixPath, home: str) -> str:
    """Return the whole address of a link on the page at ``source``; ``home`` is the site's."""
    if "://" in href or href.startswith(("tel:", "mailto:")):
        return href
    path, mark, section = href.partition("#")
    target = posixpath.normpath(source.parent / path) if path else str(source)
    if target.endswith(".md"):
        target = below(target)
    return urljoin(home, target) + mark + section
