"""What each page offers to take away: its leaflets with their sizes, and its text."""

from __future__ import annotations

import re
from pathlib import Path

SIZE = re.compile(r"<!--size of (\S+?)-->")  # partials/take.html writes it after a link


def fill_sizes(site: Path) -> None:
    """Write the size of each file that is there into the pages that name it, in kB rounded up."""

    def size(found: re.Match[str]) -> str:
        file = site / found[1]
        return f", {-(-file.stat().st_size // 1000)} kB" if file.is_file() else found[0]

    for page in sorted(site.rglob("*.html")):
        before = page.read_text("utf-8")
        after = SIZE.sub(size, before)
        if after != before:
            page.write_text(after, "utf-8")
