"""The small values that an outline is made of."""

from __future__ import annotations

from dataclasses import dataclass

SECTION = 2  # the level of a heading that begins a section: ##


@dataclass(frozen=True)
class Heading:
    """One heading: its level (2 for ##), words, explicit id ("" if none) and line."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Passage:
    """Words that belong together: a paragraph, item, cell, term, meaning or heading."""

    kind: str
    text: str
    line: int
    raw: str


@dataclass(frozen=True)
class Link:
    """A link or picture: its address, its words (alt text for a picture) and its line."""

    href: str
    text: str
    line: int
    picture: bool
