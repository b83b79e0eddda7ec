"""Rules on what is said, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.checks.rule import page_rule
from sitekit.content import STOP, TITLES, Avoided, Page, Problem, Site, Words
from sitekit.text import WORD

QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
BRACKETED = re.compile(r"\([^)]*\)")
OWN = "clinic"  # the block of a clinic's own facts


@page_rule(
    says="'releases toxins' is a claim we do not make. Nobody has shown which.",
    why="We never say more than the research shows.",
    example="Some say that it “releases toxins”. Nobody has shown which.",
    level=STOP,
)
def claims_are_honest(page: Page, site: Site) -> Iterator[Problem]:
    """A page makes no claim that the evidence does not carry; it may quote one."""
    texts = [(line, QUOTED.sub("", text)) for line, text in _texts(page)]
    for line, one in _avoided_phrases(site.data.words.banned, texts):
        what = f"'{one.say}' is a claim we do not make. {one.why}"
        yield Problem(page.path, line, what, _advice(one))


def _advice(one: Avoided) -> str:
    quoted = "" if "quotation marks" in one.instead else " To name it, use “quotation marks”."
    return one.instead + quoted


def hard_words(words: Words, text: str) -> Iterator[Avoided]:
    """Yield the claims and the hard words in a text that no page holds."""
    yield from (one for _, one in _avoided_phrases(words.banned, [(0, text)]))
    yield from (one for _, one in _avoided_phrases(words.hard, [(0, BRACKETED.sub("", text))]))


@page_rule(
    says="'oedema' is a hard word here. Many readers do not know it.",
    why="The plain word comes first. The hard one may follow in brackets.",
    example="swelling (oedema)",
)
def words_are_plain(page: Page, site: Site) -> Iterator[Problem]:
    """A page uses plain words; a hard one may stand in brackets after the plain one."""
    texts = [(line, BRACKETED.sub("", QUOTED.sub("", text))) for line, text in _texts(page)]
    for line, one in _avoided_phrases(site.data.words.hard, texts):
        what = f"'{one.say}' is a hard word here. {one.why}"
        yield Problem(page.path, line, what, f"Write: {one.instead}")


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    """Yield everything a reader reads, with its line, but not the name of a claim."""
    for one in page.outline.passages:  # "50%" is a share of a price among a clinic's own facts
        yield one.line, one.text.replace("%", "") if is_own(page, one.line) else one.text
    yield from words_outside(page)


def words_outside(page: Page) -> Iterator[tuple[int, str]]:
    """Yield what a reader reads besides the text: fields, titles of blocks, words of pictures."""
    for key in TITLES:
        yield page.line(key), str(page.value(key) or "")
    for block in page.outline.blocks:
        if block.name not in {"claim", "html"}:
            yield block.start, block.title
    for link in page.outline.links:
        if link.picture:
            yield link.line, link.text


def is_own(page: Page, line: int) -> bool:
    """Say whether a line stands among a clinic's own facts."""
    return any(block.name == OWN and block.holds(line) for block in page.outline.blocks)


def _avoided_phrases(
    phrases: tuple[Avoided, ...], texts: list[tuple[int, str]]
) -> Iterator[tuple[int, Avoided]]:
    """Yield the phrases in some lines; only those whose first word is there are sought."""
    rows = [(line, text, f" {' '.join(WORD.findall(text.lower()))} ") for line, text in texts]
    words = f" {' '.join({word for _, _, row in rows for word in row.split()})} "
    wanted = [(one, one.first) for one in phrases if one.first in words]
    for line, text, row in rows:
        for one, first in wanted:
            if first in row and one.pattern.search(text):
                yield line, one
