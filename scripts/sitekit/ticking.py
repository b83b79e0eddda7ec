"""A box to tick whose answer stands below it, drawn from ``/// question | level key words``."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block


class Question(Block):
    """Draw a box and its label; the block's own words are the answer, shown once it is ticked."""

    NAME = "question"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Make the box and the label, and return the answer that the words go into."""
        level, key, words = self.argument.split(maxsplit=2)
        item = SubElement(parent, "div", {"class": "asked"})
        SubElement(item, "input", {"type": "checkbox", "id": f"ask-{key}", "value": level})
        label = SubElement(item, "label", {"for": f"ask-{key}"})
        label.text, *others = words.replace(" Or ", "\nOr ").split("\n")
        for other in others:  # each on a line of its own: people read one sign at a time
            SubElement(label, "br").tail = other
        return SubElement(item, "div", {"class": "answer"})


class Questions(BlocksExtension):
    """Teach Markdown the block."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the block."""
        block_mgr.register(Question, self.getConfigs())
