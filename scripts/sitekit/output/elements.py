"""A page's HTML as a tree of elements, for the formats that are read away from the site."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, fromstring

from sitekit.content import Page, Site
from sitekit.drawing import page_html


def page_tree(site: Site, page: Page) -> Element:
    """Return a page's words as the build has drawn them: names filled in, sources listed."""
    return fromstring(f"<div>{page_html(site, page)}</div>")  # Markdown writes XHTML


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


def explain_in_brackets(root: Element, brackets: str) -> None:
    """Put each meaning after its word, between two ``brackets``, in place of the link."""
    for parent, child in list(pairs(root)):
        if "term" in classes(child):
            meaning = parent[list(parent).index(child) + 1]
            parent.remove(child)
            replace(parent, meaning, _word(child, meaning, brackets))


def _word(link: Element, meaning: Element, brackets: str) -> Element:
    text = (meaning[0].tail or "").strip().rstrip(".")
    word = Element("span")
    word.text = link.text
    note = SubElement(word, "span", {"class": "meaning"})
    note.text = f" {brackets[0]}{text}{brackets[1]}"
    return word
