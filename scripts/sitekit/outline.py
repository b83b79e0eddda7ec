"""What a Markdown text is made of, each part with the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from sitekit import tokens as walk
from sitekit.blocks import Block, blocks, without_markers
from sitekit.parts import Heading, Link, Passage


@dataclass(frozen=True)
class Outline:
    """The parts of one text, in reading order; ``lists`` maps a list's line to its length."""

    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    lists: tuple[tuple[int, int], ...]
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, text: str) -> Outline:
        """Read the parts of a Markdown text."""
        tokens = walk.parse(without_markers(text))
        return cls(
            tuple(walk.headings(tokens)),
            tuple(walk.passages(tokens)),
            tuple(walk.links(tokens)),
            tuple(walk.lists(tokens)),
            tuple(blocks(text)),
        )
