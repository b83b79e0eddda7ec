"""A small bar for each of a few results, drawn from the numbers in a list."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

NUMBER = re.compile(r"^(?:\s|About |Almost )*(\d+(?:\.\d+)?)\b( and a half)?")
WIDTH = 300


class Compare(Block):
    """Draw ``/// compare | Days a month`` with a list of items such as ``About 2 with``."""

    NAME = "compare"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Make the box and its title."""
        box = SubElement(parent, "div", {"class": "compare"})
        title = SubElement(box, "p", {"class": "compare__title"})
        title.text = self.argument
        return box

    def on_end(self, block: Element) -> None:
        """Add a bar to each item, as long as its number."""
        items = [(item, found) for item in block.iter("li") if (found := NUMBER.match(_text(item)))]
        longest = max((_value(found) for _, found in items), default=0) or 1
        for item, found in items:
            item.insert(0, bar(_value(found) / longest))
            _after_bar(item)


def bar(share: float) -> Element:
    """Return an SVG bar that fills ``share`` (0 to 1) of its width; the words beside it say it."""
    svg = Element("svg", {"viewBox": f"0 0 {WIDTH} 20", "width": str(WIDTH), "height": "20"})
    svg.set("aria-hidden", "true")
    svg.set("preserveAspectRatio", "xMinYMid")
    size = {"x": "1.5", "y": "1.5", "height": "17", "width": f"{max(2.0, share * (WIDTH - 3)):.1f}"}
    SubElement(svg, "rect", size)
    return svg


def _value(found: re.Match[str]) -> float:
    return float(found[1]) + (0.5 if found[2] else 0)


def _text(item: Element) -> str:
    return "".join(item.itertext())


def _after_bar(item: Element) -> None:
    """Keep the item's own words after the bar."""
    if item.text and item.text.strip():
        item[0].tail = item.text
        item.text = None


class Bars(BlocksExtension):
    """Teach Markdown the block."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the block."""
        block_mgr.register(Compare, self.getConfigs())
