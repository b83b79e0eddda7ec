"""Walking the tokens of a Markdown parser that keeps line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from sitekit.parts import Heading, Link, Passage

EXPLICIT_ID = re.compile(r"\s*\{\s*#(\S+?)\s*\}\s*$")
NOT_WORDS = re.compile(r"\[@[\w-]+\]|\{[:#.][^{}]*\}|\{[^{}]*=[^{}]*\}")
KINDS = {"list_item_open": "item", "td_open": "cell", "th_open": "cell"}
KINDS |= {"dt_open": "term", "dd_open": "meaning", "heading_open": "heading"}


@cache
def _parser() -> MarkdownIt:
    """Return the one parser, with tables and term lists, that judges no links."""
    parser = MarkdownIt("commonmark").enable("table").use(deflist_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # we judge links ourselves
    return parser


def parse(text: str) -> list[Token]:
    """Return the tokens of a Markdown text."""
    return _parser().parse(text)


def words_of(token: Token) -> str:
    """Return the words a reader sees, without citations, attributes and pictures."""
    shown = {"text", "code_inline"}
    children = token.children or ()
    parts = (
        " " if t.type.endswith("break") else t.content if t.type in shown else "" for t in children
    )
    return " ".join(NOT_WORDS.sub("", "".join(parts)).split())


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def headings(tokens: list[Token]) -> Iterator[Heading]:
    """Yield every heading."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            found = EXPLICIT_ID.search(inline.content)
            text = EXPLICIT_ID.sub("", inline.content)
            yield Heading(int(opening.tag[1]), text, found[1] if found else "", _line(opening))


def passages(tokens: list[Token]) -> Iterator[Passage]:
    """Yield every run of words, with what holds it."""
    inside: list[str] = []
    for token in tokens:
        if token.type in KINDS:
            inside.append(KINDS[token.type])
        elif token.type.replace("_close", "_open") in KINDS:
            inside.pop()
        elif token.type == "inline" and (text := words_of(token)):
            yield Passage(inside[-1] if inside else "paragraph", text, _line(token), token.content)


def links(tokens: list[Token]) -> Iterator[Link]:
    """Yield every link and picture, in reading order."""
    for token in tokens:
        if token.type == "inline":
            yield from _links(token)


def _links(token: Token) -> Iterator[Link]:
    """Walk one run of text; a link's words run until it closes."""
    open_at: list[tuple[str, int]] = []
    line = _line(token)
    for n, child in enumerate(token.children or ()):
        line += child.type.endswith("break")
        if child.type == "image":
            yield Link(str(child.attrs["src"]), child.content, line, True)
        elif child.type == "link_open":
            open_at.append((str(child.attrs["href"]), n))
        elif child.type == "link_close":
            href, start = open_at.pop()
            words = "".join(t.content for t in (token.children or ())[start:n])
            yield Link(href, words, line, False)


def lists(tokens: list[Token]) -> Iterator[tuple[int, int]]:
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
