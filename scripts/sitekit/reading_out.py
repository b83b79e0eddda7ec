"""Elements of a page said in plain lines, as a person would read them out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from sitekit import links
from sitekit.elements import classes, words

LEFT_OUT = {"call", "footnote-backref"}


class Reader:
    """Says the elements of the page at ``source`` of the site at ``home`` in plain lines."""

    def __init__(self, source: PurePosixPath, home: str) -> None:
        self.source, self.home = source, home

    def blocks(self, root: Element) -> Iterator[str]:
        """Yield each paragraph, heading, list or table as a piece of text."""
        lined = {"ul": self.items, "ol": self.items, "dl": self.meanings, "table": self.rows}
        label = ""
        for one in root:
            if "admonition-title" in classes(one) and one.tag == "p":
                label = f"{words(one)}: "
            elif one.tag in ("h2", "h3", "h4", "p"):
                said = label + self.inline(one)
                label = ""
                if said:
                    yield f"\n{said}" if one.tag == "h2" else said
            elif one.tag in lined:
                yield "\n".join(lined[one.tag](one))
            elif one.tag == "summary" or (one.text or "").strip():
                yield self.inline(one)
            else:
                yield from self.blocks(one)

    def items(self, root: Element) -> Iterator[str]:
        """Yield the lines of a list; what an item holds is said in one line."""
        for number, item in enumerate(root.findall("li"), start=1):
            yield f"{'-' if root.tag == 'ul' else f'{number}.'} {self.inline(item)}"

    def meanings(self, root: Element) -> Iterator[str]:
        """Yield a line for each term of a list of terms."""
        term = ""
        for one in root:
            if one.tag == "dt":
                term = self.inline(one)
            else:
                yield f"{term}: {self.inline(one)}"

    def rows(self, root: Element) -> Iterator[str]:
        """Yield a table as the name of each row, and a line for each of its cells."""
        for row in root.findall("tbody/tr"):
            yield self.inline(row[0])
            yield from (f"- {cell.get('data-label')}: {self.inline(cell)}" for cell in row[1:])

    def inline(self, root: Element) -> str:
        """Return the words of an element in one line, with numbers and addresses in brackets."""
        return " ".join("".join(self.pieces(root)).split())

    def pieces(self, root: Element) -> Iterator[str]:
        """Yield the words of an element bit by bit."""
        yield root.text or ""
        for one in root:
            if LEFT_OUT.isdisjoint(classes(one)):
                yield from self.piece(one)
            yield one.tail or ""

    def piece(self, one: Element) -> Iterator[str]:
        """Yield the words of one element inside a line."""
        href = one.get("href", "")
        if one.tag == "sup":
            yield f" [{words(one)}]"
        elif one.tag == "img" and one.get("alt"):
            yield f"Picture: {one.get('alt')} "
        else:
            yield from self.pieces(one)
        if href and not href.startswith("#"):
            yield f" ({links.absolute(href, self.source, self.home)})"
