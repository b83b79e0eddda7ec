"""Turning straight quotation marks into curly ones, in words only."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from sitekit import tokens as walk
from sitekit.blocks import without_markers
from sitekit.repair.fields import head_of

OPENS_AFTER = " \n\t([{—–-/“‘"
STRAIGHT = {'"': "“”", "'": "‘’"}


def curled(text: str) -> str:
    """Curl the quotation marks of a page's words; code, links, fields and {braces} stay.

    The words are found by the parser. If the text then means anything else, nothing is changed.
    """
    body = "\n".join(head_of(text)[1])
    new = list(body)
    for start, end in _words(body):
        _curl(new, start, end)
    made = "".join(new)
    if _straight(walk.parse(without_markers(made))) != _straight(walk.parse(without_markers(body))):
        return text
    return text[: len(text) - len(body)] + made


def _words(body: str) -> Iterator[tuple[int, int]]:
    """Yield where each run of words starts and ends in the text."""
    starts = [0]
    for line in body.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for token in walk.parse(without_markers(body)):
        if token.type == "inline" and token.map:
            yield from _runs(body, token, starts[token.map[0]], starts[token.map[1]])


def _runs(body: str, token: Token, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of one paragraph, in order, each searched for after the one before."""
    for child in token.children or ():
        if child.type not in {"text", "code_inline"}:
            continue
        found = body.find(child.content, at, end)
        if found < 0:
            return  # written with an escape; leave the rest of it alone
        at = found + len(child.content)
        if child.type == "text":
            yield from _outside_braces(body, found, at)


def _outside_braces(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in walk.NOT_WORDS.finditer(body, start, end):
        yield at, found.start()
        at = found.end()
    yield at, end


def _curl(letters: list[str], start: int, end: int) -> None:
    for n in range(start, end):
        if letters[n] in STRAIGHT:
            letters[n] = STRAIGHT[letters[n]][not _opens(letters, n)]


def _opens(letters: list[str], n: int) -> bool:
    """Say whether a mark stands before words, be it inside **bold**."""
    before, after = letters[n - 1] if n else " ", "".join(letters[n + 1 : n + 2])
    return before in OPENS_AFTER or (before in "*_" and after.isalnum())


def _straight(tokens: list[Token]) -> list[object]:
    """Return what a text means, with every quotation mark straight again."""
    plain = str.maketrans("“”‘’", "\"\"''")
    return [
        (one.type, one.tag, str(one.attrs), one.content.translate(plain))
        for token in tokens
        for one in (token, *(token.children or ()))
    ]
