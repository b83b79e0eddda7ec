"""Our own Markdown: people out of 100, bars, boxes to tick, and tables that name their cells.

A picture and the text it belongs to come into one box, which a desk shows side by side.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

COUNT = re.compile(r"^(\d+) in (100|10)( better)?$")  # better: they are green, not red
HEAD = "M{x},{y}a6,6 0 1 0 12,0a6,6 0 1 0 -12,0"
BODY = "M{x},{y}v-5a8,8 0 0 1 16,0v5z"
STEP = 34
COLUMNS = 10
NUMBER = re.compile(r"^(?:\s|About |Almost )*(\d+(?:\.\d+)?)\b( and a half)?")
BAR = 300  # the width of the longest bar
LABELLED = "care"  # blocks with this class carry a label, and a heading of their own
TEXTS = {"p", "ul", "ol"}
MOST = 850  # letters: as many as are as high as a picture beside them
TALL = 0.8  # times its width: a drawing that would fill a phone if it were as wide
SMALL = 300  # units: a drawing of this width has no words in it, and can be looked at in small


class OurBlocks(BlocksExtension):
    """Teach Markdown the blocks ``people``, ``compare`` and ``question``."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the blocks."""
        for block in (People, Compare, Question):
            block_mgr.register(block, self.getConfigs())


class People(Block):
    """Draw ``/// people | 10 in 100`` above the words inside; ``10 in 100 better`` is green."""

    NAME = "people"
    ARGUMENT = True

    def on_validate(self, parent: Element) -> bool:
        """Accept only a count out of 10 or 100."""
        found = COUNT.match(self.argument)
        return bool(found) and int(found[1]) <= int(found[2])

    def on_create(self, parent: Element) -> Element:
        """Make the figure, and return the caption that the words go into."""
        found = COUNT.match(self.argument)
        some, total = int(found[1]), int(found[2])
        box = SubElement(parent, "div", {"class": "array"})
        figure = SubElement(box, "figure")
        figure.append(drawing(some, total, good=bool(found[3])))
        return SubElement(figure, "figcaption")


def drawing(some: int, total: int, *, good: bool = False) -> Element:
    """Return an SVG of ``total`` people with ``some`` filled in."""
    rows = (total + COLUMNS - 1) // COLUMNS
    label = (
        f"{total} people in rows of {COLUMNS}. {some} are filled in, {total - some} are outlines."
    )
    size = {"viewBox": f"0 0 344 {rows * STEP + 4}", "width": "344", "height": str(rows * STEP + 4)}
    kind = "people people-good" if good else "people"
    svg = Element("svg", {"class": kind, "role": "img", "aria-label": label, **size})
    for name, numbers in (("is-on", range(some)), ("is-off", range(some, total))):
        if numbers:
            SubElement(svg, "path", {"class": name, "d": "".join(map(_person, numbers))})
    return svg


def _person(number: int) -> str:
    row, column = divmod(number, COLUMNS)
    left, top = column * STEP + 8, row * STEP + 3
    return HEAD.format(x=left + 5, y=top + 7) + BODY.format(x=left + 3, y=top + 28)


class Compare(Block):
    """Draw ``/// compare | Days a month`` with a list of items such as ``About 2 with``."""

    NAME = "compare"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Make the box and its title."""
        box = SubElement(parent, "div", {"class": "compare"})
        title = SubElement(box, "p", {"class": "compare__title"})
        title.text = self.argument
        return box

    def on_end(self, block: Element) -> None:
        """Add a bar to each item, as long as its number."""
        items = [(item, found) for item in block.iter("li") if (found := NUMBER.match(_text(item)))]
        longest = max((_value(found) for _, found in items), default=0) or 1
        for item, found in items:
            item.insert(0, bar(_value(found) / longest))
            _after_bar(item)


def bar(share: float) -> Element:
    """Return an SVG bar that fills ``share`` (0 to 1) of its width; the words beside it say it."""
    svg = Element("svg", {"viewBox": f"0 0 {BAR} 20", "width": str(BAR), "height": "20"})
    svg.set("aria-hidden", "true")
    svg.set("preserveAspectRatio", "xMinYMid")
    size = {"x": "1.5", "y": "1.5", "height": "17", "width": f"{max(2.0, share * (BAR - 3)):.1f}"}
    SubElement(svg, "rect", size)
    return svg


def _value(found: re.Match[str]) -> float:
    return float(found[1]) + (0.5 if found[2] else 0)


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _after_bar(item: Element) -> None:
    """Keep the item's own words after the bar."""
    if item.text and item.text.strip():
        item[0].tail = item.text
        item.text = None


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


class OurTrees(Extension):
    """Teach Markdown what our tables, block titles, icons and pictures need beyond their words."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Titles run before the contents are collected; the others when every element is there."""
        md.treeprocessors.register(_Titles(md), "block-titles", 15)
        md.treeprocessors.register(_Cells(md), "named-cells", 5)
        md.treeprocessors.register(_Icons(md), "icons", 4)
        md.treeprocessors.register(_Boxes(md), "beside", 3)


class _Titles(Treeprocessor):
    """Make the title of each block a heading below its section's, to jump to."""

    def run(self, root: Element) -> None:
        for block in root.iter("div"):
            if LABELLED in block.get("class", "").split():
                continue
            for title in block.findall("p[@class='admonition-title']"):
                title.tag = "h3"


class _Cells(Treeprocessor):
    """Make the first cell of a row its heading, and write each column's name on its cells."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            columns = table.findall("./thead/tr/th")
            for column in columns:
                column.set("scope", "col")
            names = [_text(column).strip() for column in columns]
            for row in table.findall("./tbody/tr"):
                _name_cells(row, names)


def _name_cells(row: Element, names: list[str]) -> None:
    for number, (cell, name) in enumerate(zip(row, names, strict=False)):
        if number == 0:
            cell.tag = "th"
            cell.set("scope", "row")
        else:
            cell.set("data-label", name)


class _Icons(Treeprocessor):
    """Give a picture without alternative text the class that the zoom leaves alone."""

    def run(self, root: Element) -> None:
        for picture in root.iter("img"):
            if not picture.get("alt"):
                picture.set("class", "icon")


class _Boxes(Treeprocessor):
    """Box each picture of a page with the plain paragraphs and lists before and after it."""

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
        letters += len(_text(children[first]))
    while last + 1 < len(children) and _plain(children[last + 1]):
        letters += len(_text(children[last + 1]))
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
