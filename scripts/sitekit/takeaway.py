"""What each page offers to take away: its leaflets with their sizes, and its text."""

from __future__ import annotations

import re
from pathlib import Path

MEGABYTE = 1_000_000  # bytes
SIZE = re.compile(r"<!--size of (\S+?)-->")  # partials/take.html writes it after a link


def fill_sizes(site: Path) -> None:
    """Write the size of each file that is there into the pages that name it."""

    def size(found: re.Match[str]) -> str:
        file = site / found[1]
        return f", {in_words(file.stat().st_size)}" if file.is_file() else found[0]

    for page in sorted(site.rglob("*.html")):
        before = page.read_text("utf-8")
        after = SIZE.sub(size, before)
        if after != before:
            page.write_text(after, "utf-8")


def in_words(size: int) -> str:
    """Return a number of bytes as people read it: in kB rounded up, or in whole MB."""
    thousands = -(-size // 1000)
    return f"{thousands} kB" if size < MEGABYTE else f"{round(size / MEGABYTE)} MB"
