"""Small steps on trees of elements that the standard library leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def classes(element: Element) -> set[str]:
    """Return an element's classes."""
    return set(element.get("class", "").split())


def words(element: Element) -> str:
    """Return an element's text, its children's included, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def pairs(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each element with its parent, inner ones first."""
    for child in list(root):
        yield from pairs(child)
        yield root, child


def replace(parent: Element, old: Element, *new: Element) -> None:
    """Put elements in the place of one; the text after it stays after the last of them."""
    at = list(parent).index(old)
    parent.remove(old)
    for number, element in enumerate(new):
        parent.insert(at + number, element)
    if new:
        new[-1].tail = old.tail
    elif old.tail:
        _add_text(parent, at, old.tail)


def _add_text(parent: Element, at: int, text: str) -> None:
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
