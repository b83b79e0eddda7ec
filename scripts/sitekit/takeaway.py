"""What each page offers to take away: its leaflets with their sizes, and its text."""

from __future__ import annotations

import re
from pathlib import Path

SIZE = re.compile(r"<!--size of (\S+?)-->")  # partials/take.html writes it after a link


def fill_sizes(site: Path) -> None:
    """Write the size of each file that a page names into the page, in kB rounded up."""
    for page in sorted(site.rglob("*.html")):
        before = page.read_text("utf-8")
        after = SIZE.sub(lambda found: f", {_size(site / found[1])} kB", before)
        if after != before:
            page.write_text(after, "utf-8")


def _size(file: Path) -> int:
    return -(-file.stat().st_size // 1000)
