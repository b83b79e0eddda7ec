"""Titles of blocks as real headings, so that people who listen can jump to them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

LABELLED = "care"  # these carry a label, and a heading of their own


class BlockTitles(Extension):
    """Make the title of each block a heading below its section's."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run before the contents are collected, so that each title gets an id."""
        md.treeprocessors.register(_Titles(md), "block-titles", 15)


class _Titles(Treeprocessor):
    def run(self, root: Element) -> None:
        for block in root.iter("div"):
            if LABELLED in block.get("class", "").split():
                continue
            for title in block.findall("p[@class='admonition-title']"):
                title.tag = "h3"
