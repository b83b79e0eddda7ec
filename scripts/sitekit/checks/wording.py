"""Rules on what is said, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitekit.checks.rule import page_rule
from sitekit.content import STOP, Avoided, Page, Problem, Site, Words

QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
BRACKETED = re.compile(r"\([^)]*\)")


@page_rule(
    says="'releases toxins' is a claim we do not make. Nobody has shown which.",
    why="We never say more than the research shows.",
    example="Some say that it “releases toxins”. Nobody has shown which.",
    level=STOP,
)
def claims_are_honest(page: Page, site: Site) -> Iterator[Problem]:
    """A page makes no claim that the evidence does not carry; it may quote one."""
    for line, text in _texts(page):
        for one in _found(site.data.words.banned, QUOTED.sub("", text)):
            what = f"'{one.say}' is a claim we do not make. {one.why}"
            yield Problem(page.path, line, what, _instead(one))


def _instead(one: Avoided) -> str:
    quoted = "" if "quotation marks" in one.instead else " To name it, use “quotation marks”."
    return one.instead + quoted


def hard_words(words: Words, text: str) -> Iterator[Avoided]:
    """Yield the claims and the hard words in a text that no page holds."""
    yield from _found(words.banned, text)
    yield from _found(words.hard, BRACKETED.sub("", text))


@page_rule(
    says="'oedema' is a hard word here. Many readers do not know it.",
    why="The plain word comes first. The hard one may follow in brackets.",
    example="swelling (oedema)",
)
def words_are_plain(page: Page, site: Site) -> Iterator[Problem]:
    """A page uses plain words; a hard one may stand in brackets after the plain one."""
    for line, text in _texts(page):
        plain = BRACKETED.sub("", QUOTED.sub("", text))
        for one in _found(site.data.words.hard, plain):
            what = f"'{one.say}' is a hard word here. {one.why}"
            yield Problem(page.path, line, what, f"Write: {one.instead}")


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    """Yield everything a reader reads, with its line, but not the name of a claim."""
    for key in ("title", "description", "for"):
        yield page.line(key), str(page.value(key) or "")
    for one in page.outline.passages:
        yield one.line, one.text
    for block in page.outline.blocks:
        if block.name not in {"claim", "html"}:
            yield block.start, block.title
    for link in page.outline.links:
        if link.picture:
            yield link.line, link.text


def _found(phrases: tuple[Avoided, ...], text: str) -> Iterator[Avoided]:
    """Yield the phrases in a text; one look for all of them spares most texts the rest."""
    if _any_of(tuple(one.pattern.pattern for one in phrases)).search(text):
        yield from (one for one in phrases if one.pattern.search(text))


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)
