"""A picture of 100 people, some of them filled in, drawn from the words "10 in 100"."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

COUNT = re.compile(r"^(\d+) in (100|10)( better)?$")  # better: they are green, not red
HEAD = "M{x},{y}a6,6 0 1 0 12,0a6,6 0 1 0 -12,0"
BODY = "M{x},{y}v-5a8,8 0 0 1 16,0v5z"
STEP = 34
COLUMNS = 10


class People(Block):
    """Draw ``/// people | 10 in 100`` above the words inside; ``10 in 100 better`` is green."""

    NAME = "people"
    ARGUMENT = True

    def on_validate(self, parent: Element) -> bool:
        """Accept only a count out of 10 or 100."""
        found = COUNT.match(self.argument)
        return bool(found) and int(found[1]) <= int(found[2])

    def on_create(self, parent: Element) -> Element:
        """Make the figure, and return the caption that the words go into."""
        found = COUNT.match(self.argument)
        some, total = int(found[1]), int(found[2])
        box = SubElement(parent, "div", {"class": "array"})
        figure = SubElement(box, "figure")
        figure.append(drawing(some, total, good=bool(found[3])))
        return SubElement(figure, "figcaption")


def drawing(some: int, total: int, *, good: bool = False) -> Element:
    """Return an SVG of ``total`` people with ``some`` filled in."""
    rows = (total + COLUMNS - 1) // COLUMNS
    label = (
        f"{total} people in rows of {COLUMNS}. {some} are filled in, {total - some} are outlines."
    )
    size = {"viewBox": f"0 0 344 {rows * STEP + 4}", "width": "344", "height": str(rows * STEP + 4)}
    kind = "people people-good" if good else "people"
    svg = Element("svg", {"class": kind, "role": "img", "aria-label": label, **size})
    for name, numbers in (("is-on", range(some)), ("is-off", range(some, total))):
        if numbers:
            SubElement(svg, "path", {"class": name, "d": "".join(map(_person, numbers))})
    return svg


def _person(number: int) -> str:
    row, column = divmod(number, COLUMNS)
    left, top = column * STEP + 8, row * STEP + 3
    return HEAD.format(x=left + 5, y=top + 7) + BODY.format(x=left + 3, y=top + 28)


class PeopleExtension(BlocksExtension):
    """Teach Markdown the block."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the block."""
        block_mgr.register(People, self.getConfigs())
