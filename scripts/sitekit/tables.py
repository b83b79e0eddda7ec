"""Tables whose every cell knows its row and column, so that phones can stack them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class NamedCells(Extension):
    """Make the first cell of a row its heading, and write each column's name on its cells."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after the cells' own Markdown has been read."""
        md.treeprocessors.register(_Cells(md), "named-cells", 5)


class _Cells(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            columns = table.findall("./thead/tr/th")
            for column in columns:
                column.set("scope", "col")
            names = ["".join(column.itertext()).strip() for column in columns]
            for row in table.findall("./tbody/tr"):
                _name_cells(row, names)


def _name_cells(row: Element, names: list[str]) -> None:
    for number, (cell, name) in enumerate(zip(row, names, strict=False)):
        if number == 0:
            cell.tag = "th"
            cell.set("scope", "row")
        else:
            cell.set("data-label", name)
