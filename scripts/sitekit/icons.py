"""Pictures that need no words: icons beside a heading, which are not to be enlarged."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Icons(Extension):
    """Give a picture without alternative text the class the zoom leaves alone."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when every picture is there."""
        md.treeprocessors.register(_Icons(md), "icons", 4)


class _Icons(Treeprocessor):
    def run(self, root: Element) -> None:
        for picture in root.iter("img"):
            if not picture.get("alt"):
                picture.set("class", "icon")
