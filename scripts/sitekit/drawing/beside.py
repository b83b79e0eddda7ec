"""Puts a picture and the text it belongs to into one box, which a desk shows side by side."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

TEXTS = {"p", "ul", "ol"}
MOST = 850  # letters: as many as are as high as a picture beside them
TALL = 0.8  # times its width: a drawing that would fill a phone if it were as wide
SMALL = 300  # units: a drawing of this width has no words in it, and can be looked at in small


class Beside(Extension):
    """Box each picture of a page with the plain paragraphs and lists before and after it."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when every block is an element, before words are marked in them."""
        md.treeprocessors.register(_Boxes(md), "beside", 3)


class _Boxes(Treeprocessor):
    def run(self, root: Element) -> None:
        for figure in root.findall("figure"):
            _note_shape(figure)
            children = list(root)
            at = children.index(figure)
            first, last = _reach(children, at)
            if first == at == last:
                continue  # nothing but headings and boxes around it
            box = Element("div", {"class": "beside"})
            for child in children[first : last + 1]:
                root.remove(child)
                box.append(child)
            root.insert(first, box)


def _reach(children: list[Element], at: int) -> tuple[int, int]:
    """Return the first and last child that stand beside the picture at ``at``."""
    first = last = at
    letters = 0
    while first and _plain(children[first - 1]) and (first == at or letters < MOST):
        first -= 1
        letters += _letters(children[first])
    while last + 1 < len(children) and _plain(children[last + 1]):
        letters += _letters(children[last + 1])
        before_another = last + 2 < len(children) and children[last + 2].tag == "figure"
        if letters > MOST or before_another:
            break
        last += 1
    return first, last


def _note_shape(figure: Element) -> None:
    """Say in a figure's class if its picture is tall, or small."""
    picture = figure.find(".//img[@width][@height]")
    sizes = [] if picture is None else [picture.get("width", ""), picture.get("height", "")]
    if not sizes or not all(size.isdecimal() for size in sizes):
        return
    wide, high = map(int, sizes)
    if high > TALL * wide:
        figure.set("class", "tall")
    elif wide <= SMALL:
        figure.set("class", "small")


def _plain(element: Element) -> bool:
    return element.tag in TEXTS and not element.get("class")


def _letters(element: Element) -> int:
    return len("".join(element.itertext()))
