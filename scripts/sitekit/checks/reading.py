"""Rules that hold the two readers of Markdown together: what is checked is what is drawn.

markdown-it reads a page for the checks, Python-Markdown draws it. Where they differ, a reader
would see what no check has looked at: so every part is counted in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise, zip_longest
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from sitekit.checks.markup import blocks_are_ours, only_safe_markup, pages_are_typed_plainly
from sitekit.checks.permanence import may_be_renamed
from sitekit.checks.rule import page_rule
from sitekit.checks.signs import cards_are_known
from sitekit.content import CARD_LEVELS, CARDS, STOP, Heading, Outline, Page, Problem, Site
from sitekit.drawing import drawn_outline, drawn_text, page_markup
from sitekit.text import names_in

ROW = re.compile(r" {0,3}\|.*\| *$")
CELL = re.compile(r"(?<!\\)\|")
TAG = re.compile(r"<(/?)(h[1-6]|ul|ol|li|img|table|t[hdr]|div|figcaption)\b([^>]*)>")
ATTRIBUTE = re.compile(r'\b(class|id|src)="([^"]*)"')
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)")
ALSO = re.compile(r"_\d+$")  # ends the id of a heading whose words stood before
SOURCES = '<h2 id="sources">'  # the build puts its list of sources below
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
TITLE, CARE = "admonition-title", "care"  # classes of a block's title, and of a card
ITSELF = {"caption": "figcaption", "people": "array", "compare": "compare"}  # what a block becomes
FIXES = {
    "heading": "Leave an empty line above and below it, and write '## ' with a space.",
    "picture": "Write it as '![What it shows.](../img/name.svg)', with no space in its address.",
    "list": "Leave an empty line above it, and begin each item with '- '; four spaces go before "
    "the items of a list in a list.",
    "table": "Leave an empty line above and below it, and begin each row with '|'.",
    "block": "Leave an empty line above it, write '/// name' as in CONTRIBUTING.md, and close it "
    "with '///'.",
}


@dataclass(frozen=True)
class Part:
    """A part of a page: its kind, what it is compared by, and its line (0 where not known)."""

    kind: str
    what: object
    line: int = 0


@page_rule(
    says="'// signs | emergency' is no block.",
    why="The box or the list would not be there, and its words would stand among the others.",
    example="/// emergency",
    level=STOP,
)
def marks_are_right(page: Page, site: Site) -> Iterator[Problem]:
    """A line that looks like the start or end of a block, or like the item of a list, is one."""
    for slip in page.slips:
        yield Problem(page.path, slip.line, slip.what, slip.fix)


@page_rule(
    says="A row has 4 cells, and its table 3 columns.",
    why="What stands in a cell too many is shown to nobody.",
    example="| Rest | Less pain |",
)
def rows_fit_their_table(page: Page, site: Site) -> Iterator[Problem]:
    """Each row of a table has as many cells as its head."""
    lines = page.body.split("\n")
    inside = {n for table in page.outline.tables for n in range(table.start, table.end + 1)}
    for number, (above, line) in enumerate(pairwise(["", *lines]), start=1):
        if ROW.match(line) and number not in inside and not ROW.match(above):
            what = "A row here stands in no table, so readers see its strokes."
            columns = len(CELL.split(line.strip().strip("|")))
            fix = "Leave an empty line above the first row, and write "
            fix += f"'{'|---' * columns}|' below it."
            yield Problem(page.path, number, what, fix)
    for table in page.outline.tables:
        for number in range(table.start, table.end + 1):
            row = lines[number - 1].strip()
            cells = len(CELL.split(re.sub(r"`[^`]*`", "", row)))
            cells -= row.startswith("|") + bool(re.search(r"(?<!\\)\|$", row))
            if row and cells != table.columns:
                what = f"A row has {cells} cell{'s' * (cells != 1)}, and its table "
                what += f"{table.columns} columns."
                fix = f"Give it {table.columns} cells; a '|' among the words is written '\\|'."
                yield Problem(page.path, number, what, fix)


CAUSES = (cards_are_known, blocks_are_ours, only_safe_markup, pages_are_typed_plainly)


@page_rule(
    says="The list here is not shown as it is written.",
    why="What readers see is not what was checked.",
    level=STOP,
    needs=["marks", "cards.yml", "references.yml", "regions.yml", "safety.yml", "words.yml"],
)
def pages_are_drawn_as_read(page: Page, site: Site) -> Iterator[Problem]:
    """The build draws the headings, pictures, lists, tables and blocks that the checks read."""
    if any(name not in site.names for _, name in names_in(drawn_text(site, page))):
        return  # sections.names_are_known says so
    if may_be_renamed(page, site):
        return  # so its cards are empty
    read = read_parts(drawn_outline(site, page), _boxes(site))
    drawn = drawn_parts(page_markup(site, page), {one.what for one in read if one.kind == "block"})
    for kind, fix in FIXES.items():
        ours = [one for one in read if one.kind == kind]
        theirs = [one.what for one in drawn if one.kind == kind]
        at = _first_difference(ours, theirs, in_order=kind != "block")
        if at is not None:
            if any(any(rule(page, site)) for rule in CAUSES):
                return  # those rules say so
            strange = kind == "heading" and _line_of_id(
                page, {*theirs} - {one.what for one in ours}
            )
            at = strange or _line_in(page, site, at)
            what = f"The {kind} here is not shown as it is written."
            yield Problem(page.path, at, what, fix)


def _first_difference(
    ours: Sequence[Part], theirs: Sequence[object], *, in_order: bool
) -> int | None:
    """Return the line of the first part that the other reader has not, or None if there is none.

    Where the other has more, that is the line of the part before it.
    """
    if in_order:
        for one, other in zip_longest(ours, theirs):
            if not one or one.what != other:
                return one.line if one else max((part.line for part in ours), default=0)
        return None
    left = Counter(theirs)
    for one in ours:
        left[one.what] -= 1
        if left[one.what] < 0:
            return one.line
    return 0 if left.total() else None


def _line_of_id(page: Page, ids: set[object]) -> int:
    """Return the first line with a heading that only the build takes for one, or 0."""
    lines = enumerate(page.body.split("\n"), start=1)
    return next((n for n, line in lines if any(f"#{one}" in line for one in ids)), 0)


def read_parts(outline: Outline, boxes: Mapping[str, str]) -> list[Part]:
    """Return what the checks read of a page, but for what stands in its cards."""
    found = [Part("heading", _heading_id(one), one.line) for one in outline.headings]
    found += [
        Part("picture", PurePosixPath(one.href).name, one.line)
        for one in outline.links
        if one.picture
    ]
    found += [Part("list", count, line) for line, count in outline.lists]
    found += [Part("table", (one.columns, one.rows), one.start) for one in outline.tables]
    for block in outline.blocks:
        kinds = _becomes(block.name, block.title, boxes)
        found += [Part("block", kind, block.start) for kind in kinds]
    cards = [one for one in outline.blocks if one.name in CARDS.values()]
    return [one for one in found if not any(card.holds(one.line) for card in cards)]


def _heading_id(one: Heading) -> str:
    return one.id or slugify(LINK.sub(r"\1", one.text), "-")


def _becomes(name: str, title: str, boxes: Mapping[str, str]) -> list[object]:
    """Return the classes, or the tag, by which a block is known in HTML."""
    if name == "html":
        return title.partition(".")[2].split(".")[:1]
    if name == "signs":
        return [
            "safety"
            if title == "strip"
            else boxes.get(CARDS.get(CARD_LEVELS.get(title, ""), ""), "")
        ]
    if name == "people":
        return ["array", "figcaption"]
    return [ITSELF.get(name) or boxes.get(name) or name]


def _boxes(site: Site) -> dict[str, str]:
    """Return the last class of each block that mkdocs.yml lists."""
    for one in site.config.get("markdown_extensions") or []:
        if isinstance(one, dict) and "pymdownx.blocks.admonition" in one:
            types = (one["pymdownx.blocks.admonition"] or {}).get("types", [])
            return {kind["name"]: kind.get("class", kind["name"]).split()[-1] for kind in types}
    return {}


def drawn_parts(html: str, boxes: Collection[object]) -> list[Part]:
    """Return what the build draws of a page, but for its cards, forms and list of sources."""
    found: list[Part] = []
    depth, card = 0, 0  # of the boxes that are open, and of the card that they stand in
    lists: list[int] = []  # of the open ones, the items so far
    rows: list[int] = []  # of the open table, the cells of each
    for closing, tag, rest in TAG.findall(FORM.sub("", html.partition(SOURCES)[0])):
        attributes = dict(ATTRIBUTE.findall(rest))
        kinds = attributes.get("class", "").split()
        if tag == "div":
            depth += -1 if closing else 1
            card = 0 if depth < card else card
        if card:
            continue
        if tag == "div" and CARE in kinds:
            card = depth
        if tag in {"ul", "ol"}:
            if closing:
                found.append(Part("list", lists.pop()))
            else:
                lists.append(0)
        elif tag == "table" and closing:
            found.append(Part("table", (rows[0], len(rows))))
            rows = []
        elif closing:
            continue
        elif tag[1:].isdigit() and TITLE not in kinds:
            found.append(Part("heading", ALSO.sub("", attributes.get("id", ""))))
        elif tag == "img":
            source = unquote(unescape(attributes.get("src", "")))  # MkDocs writes its own way to it
            found.append(Part("picture", PurePosixPath(source).name))
        elif tag == "li":
            lists[-1] += 1
        elif tag == "tr":
            rows.append(0)
        elif tag in {"th", "td"}:
            rows[-1] += 1
        elif tag in {"div", "figcaption"}:
            found += [Part("block", kind) for kind in {tag, *kinds} & {*boxes}]
    return found


def _line_in(page: Page, site: Site, line: int) -> int:
    """Return the line of the page that became a line of what is drawn."""
    ours = page.filled.split("\n")
    first = next((number for number, text in enumerate(ours, start=1) if text.strip()), 1)
    if drawn_outline(site, page) is page.outline:
        return line or first
    words = drawn_text(site, page).split("\n")[line - 1] if line else ""
    return ours.index(words) + 1 if words and words in ours else first
