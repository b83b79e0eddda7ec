"""The /// blocks of a page: where each starts and ends, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKER = re.compile(r"^ {0,8}///(?:\s+(\S+?)\s*(?:\|\s*(.*?))?)?\s*$")
ATTRIBUTES = re.compile(r"^\s*\{:[^}]*\}\s*$")


@dataclass(frozen=True)
class Block:
    """One block: its name, its title ("" if none), and its first and last line."""

    name: str
    title: str
    start: int
    end: int

    def holds(self, line: int) -> bool:
        """Say whether a line lies inside."""
        return self.start < line < self.end


def blocks(text: str) -> Iterator[Block]:
    """Yield each block, inner ones first; one that is never closed ends with the text."""
    open_blocks: list[tuple[str, str, int]] = []
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        found = MARKER.match(line)
        if found and found[1]:
            open_blocks.append((found[1], found[2] or "", number))
        elif found and open_blocks:
            yield Block(*open_blocks.pop(), number)
    while open_blocks:
        yield Block(*open_blocks.pop(), 0)


def without_markers(text: str) -> str:
    """Blank the marker and attribute lines, so that a Markdown parser sees plain Markdown."""
    lines = text.split("\n")
    return "\n".join("" if MARKER.match(x) or ATTRIBUTES.match(x) else x for x in lines)
