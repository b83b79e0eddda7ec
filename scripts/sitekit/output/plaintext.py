"""A page as plain text, to paste into an e-mail or to listen to.

Each paragraph is one line, however long: screen readers pause at line ends, and phones break
lines where they need to. Headings stand alone, below two empty lines, without rows of signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from sitekit.content import (
    Page,
    Site,
    absolute_link,
    address,
    day_in_full,
    review_standing,
    whole_address,
)
from sitekit.output.elements import classes, explain_in_brackets, page_tree, words

NAME = "page.txt"
DATES = {"Words checked": "checked", "Research searched": "searched", "Next check due": "due"}
LEFT_OUT = {"call", "footnote-backref"}


def write_plain_texts(site: Site, folder: Path) -> None:
    """Write the text of each page beside its HTML."""
    for page in site.pages.values():
        file = folder / address(page.source).strip("/") / NAME
        file.write_text(_plain_text(site, page), "utf-8-sig")  # browsers then know, on a disk too


def _plain_text(site: Site, page: Page) -> str:
    root = page_tree(site, page)
    explain_in_brackets(root, "()")
    top = [str(page.value("title")), f"Who this is for: {page.value('for')}."]
    end = "\n".join([*_facts(page), f"Page address: {whole_address(site, address(page.source))}"])
    return "\n\n".join([*top, *_Reader(site, page.source).blocks(root), "\n" + end]) + "\n"


def _facts(page: Page) -> Iterator[str]:
    for name, key in DATES.items():
        yield f"{name}: {_day(page.value(key))}"
    who = page.value("clinician")
    if not isinstance(who, dict):
        yield "Not yet checked by a clinician"
        return
    name, day = f"{who['name']}, {who['role']}", _day(who["date"])
    changed = review_standing(page) == "changed"
    yield (
        f"Changed since {name}, checked it on {day}"
        if changed
        else f"Clinician check: {name}, {day}"
    )


def _day(value: object) -> str:
    return day_in_full(value) if isinstance(value, date) else "not yet"


def _is_for_a_script(element: Element) -> bool:
    return element.tag == "button" or "hidden" in element.attrib


class _Reader:
    """Says the elements of a page in plain lines."""

    def __init__(self, site: Site, source: PurePosixPath) -> None:
        self.site, self.source = site, source

    def blocks(self, root: Element) -> Iterator[str]:
        """Yield each paragraph, heading, list or table as a piece of text."""
        lined = {"ul": self.items, "ol": self.items, "dl": self.meanings, "table": self.rows}
        label = ""
        for one in root:
            if _is_for_a_script(one):
                continue
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
            if LEFT_OUT.isdisjoint(classes(one)) and not _is_for_a_script(one):
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
            yield f" ({absolute_link(self.site, self.source, href)})"
