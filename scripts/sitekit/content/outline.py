"""What a Markdown text is made of, each part with the line it stands on.

markdown-it reads it, for it keeps line numbers; Python-Markdown, which draws it, throws them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

SECTION = 2  # the level of a heading that begins a section: ##
MARKER = re.compile(r"^ {0,8}/// *(?:([\w-]+) *(?:\| *(.*?))?)? *$")  # as the builder reads it
SPACED = re.compile(
    r"(?<=\]\()[^()<>\"\s][^()<>\"\n]* [^()<>\"\n]*(?<!')(?=\))"
)  # an address with a space
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
ATTRIBUTES = re.compile(r"^\s*\{:[^}]*\}\s*$")
EXPLICIT_ID = re.compile(r"\s*\{:?\s*#(\S+?)\s*\}\s*$")
NOT_WORDS = re.compile(r"\[@[\w-]+\]|\{[:#.][^{}]*\}|\{[^{}]*=[^{}]*\}")
KINDS = {"list_item_open": "item", "td_open": "cell", "th_open": "cell"}
KINDS |= {"dt_open": "term", "dd_open": "meaning", "heading_open": "heading"}


@dataclass(frozen=True)
class Heading:
    """One heading: its level (2 for ##), words, explicit id ("" if none) and line."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Passage:
    """Words that belong together: a paragraph, item, cell, term, meaning or heading."""

    kind: str
    text: str
    line: int
    raw: str


@dataclass(frozen=True)
class Link:
    """A link or picture: its address, its words (alt text for a picture) and its line."""

    href: str
    text: str
    line: int
    picture: bool


@dataclass(frozen=True)
class Block:
    """One block: its name, its title ("" if none), and its first and last line."""

    name: str
    title: str
    start: int
    end: int

    def holds(self, line: int) -> bool:
        """Say whether a line lies inside."""
        return self.start < line < self.end


@dataclass(frozen=True)
class Table:
    """A table: its first and last line, its columns, and its rows with the head."""

    start: int
    end: int
    columns: int
    rows: int


@dataclass(frozen=True)
class Outline:
    """The parts of one text, in reading order; ``lists`` maps a list's line to its length."""

    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    lists: tuple[tuple[int, int], ...]
    tables: tuple[Table, ...]
    blocks: tuple[Block, ...]

    @classmethod
    @lru_cache(maxsize=500)  # so a preview reads again only what has changed
    def from_text(cls, text: str) -> Outline:
        """Read the parts of a Markdown text."""
        tokens = _parser().parse(_without_markers(text))
        return cls(
            tuple(_headings(tokens)),
            tuple(_passages(tokens)),
            tuple(_links(tokens)),
            tuple(_lists(tokens)),
            tuple(_tables(tokens)),
            tuple(_blocks(text)),
        )


def _blocks(text: str) -> Iterator[Block]:
    """Yield each block, inner ones first; one that is never closed ends with the text."""
    open_blocks: list[tuple[str, str, int]] = []
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        found = MARKER.match(line)
        if found and found[1]:
            open_blocks.append((found[1], found[2] or "", number))
        elif found and open_blocks:
            yield Block(*open_blocks.pop(), number)
    while open_blocks:
        yield Block(*open_blocks.pop(), 0)


def _without_markers(text: str) -> str:
    """Return the text as plain Markdown: with a comment for each marker, which ends a list too.

    Attribute lines are blanked. An address with a space in it is one for the builder, and here.
    """
    text = SPACED.sub(lambda found: found[0].replace(" ", "%20"), text)
    return "\n".join(map(_plain_line, text.split("\n")))


def _plain_line(line: str) -> str:
    if MARKER.match(line):
        return line[: len(line) - len(line.lstrip())] + "<!---->"
    return "" if ATTRIBUTES.match(line) else line


@cache
def _parser() -> MarkdownIt:
    """Return the one parser, with tables and term lists, that judges no links."""
    parser = MarkdownIt("commonmark").enable("table").use(deflist_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # we judge links ourselves
    return parser


def _words(token: Token) -> str:
    """Return the words a reader sees, without citations, attributes and pictures."""
    shown = {"text", "code_inline"}
    children = token.children or ()
    parts = (
        " " if t.type.endswith("break") else t.content if t.type in shown else "" for t in children
    )
    return " ".join(NOT_WORDS.sub("", "".join(parts)).split())


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _headings(tokens: list[Token]) -> Iterator[Heading]:
    """Yield every heading."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            found = EXPLICIT_ID.search(inline.content)
            text = EXPLICIT_ID.sub("", inline.content)
            yield Heading(int(opening.tag[1]), text, found[1] if found else "", _line(opening))


def _passages(tokens: list[Token]) -> Iterator[Passage]:
    """Yield every run of words, with what holds it."""
    inside: list[str] = []
    for token in tokens:
        if token.type in KINDS:
            inside.append(KINDS[token.type])
        elif token.type.replace("_close", "_open") in KINDS:
            inside.pop()
        elif token.type == "inline" and (text := _words(token)):
            yield Passage(inside[-1] if inside else "paragraph", text, _line(token), token.content)


def _links(tokens: list[Token]) -> Iterator[Link]:
    """Yield every link and picture, in reading order."""
    for token in tokens:
        if token.type == "inline":
            yield from _links_in(token)


def _links_in(token: Token) -> Iterator[Link]:
    """Walk one run of text; a link's words run until it closes."""
    open_at: list[tuple[str, int]] = []
    line = _line(token)
    for n, child in enumerate(token.children or ()):
        line += child.type.endswith("break")
        if child.type == "image":
            yield Link(_typed_address(str(child.attrs["src"])), child.content, line, True)
        elif child.type == "link_open":
            open_at.append((_typed_address(str(child.attrs["href"])), n))
        elif child.type == "link_close":
            href, start = open_at.pop()
            words = "".join(t.content for t in (token.children or ())[start:n])
            yield Link(href, words, line, False)


def _typed_address(href: str) -> str:
    """Return an address below docs/ as its author wrote it."""
    return href if OUTSIDE.match(href) else unquote(href)


def _tables(tokens: list[Token]) -> Iterator[Table]:
    """Yield each table."""
    start, end, columns, rows = 0, 0, 0, 0
    for token in tokens:
        if token.type == "table_open":
            start, end = token.map[0] + 1, token.map[1]
            columns = rows = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open":
            rows += 1
        elif token.type == "table_close":
            yield Table(start, end, columns, rows)


def _lists(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield each list's first line and its number of items."""
    open_lists: list[list[int]] = []
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            open_lists.append([_line(token), 0])
        elif token.type == "list_item_open":
            open_lists[-1][1] += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            line, count = open_lists.pop()
            yield line, count
