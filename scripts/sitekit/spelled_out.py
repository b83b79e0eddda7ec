"""Hard words explained in brackets, for copies of a page on which nothing can be pressed."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from sitekit.elements import classes, pairs, replace, words


def write_out(root: Element, brackets: str) -> None:
    """Put each meaning after its word, between two ``brackets``, in place of the button."""
    for parent, child in list(pairs(root)):
        if "marked" in classes(child):
            meaning = parent[list(parent).index(child) + 1]
            parent.remove(child)
            replace(parent, meaning, _word(child, meaning, brackets))


def _word(marked: Element, meaning: Element, brackets: str) -> Element:
    text = words(meaning).partition(": ")[2].rstrip(".")
    word = Element("span")
    word.text = marked[0].text
    note = SubElement(word, "span", {"class": "meaning"})
    note.text, note.tail = f" {brackets[0]}{text}{brackets[1]}", marked[0].tail
    return word
