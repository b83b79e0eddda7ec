"""The built pages without the spaces that only their templates needed."""

from __future__ import annotations

import re
from pathlib import Path

GAP = re.compile(r"\n\s+")
KEPT = ("<pre", "<textarea", "message__words")  # where a reader sees each line and space


def closed(html: str) -> str:
    """Return a page with one line end in place of each gap; a page that shows its gaps stays."""
    return html if any(mark in html for mark in KEPT) else GAP.sub("\n", html)


def close(site: Path) -> None:
    """Close the gaps of every page of the built site."""
    for path in site.rglob("*.html"):
        path.write_text(closed(path.read_text("utf-8")), "utf-8")
