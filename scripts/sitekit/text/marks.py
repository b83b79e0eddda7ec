"""What stands in a text for something else: {{ names }} of shared facts, and [@keys] of sources.

And what stands in its place in another country: labor for labour, call us for ring us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

WORD = re.compile(r"\w+")
NAME = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
CITATION = re.compile(r"\[@([\w-]+)\]")
KEPT = re.compile(r"\{\{\s*[\w.-]+\s*\}\}|\[@[\w-]+\]")
OWN_LINK = re.compile(  # to a page of ours, or to a number of the country's facts
    r"\[(?P<words>[^\[\]]+)\]\((?P<target>[\w./#-]+|tel:\{\{ [\w.]+ \}\})\)|" + KEPT.pattern
)
SPECIAL = re.compile(r"([\\`*_\[\]{}])")  # begins code, a picture, a link or attributes
START = re.compile(r"\A(?:[#>+:/=~|-](?=[\s#>+:/=~|-])|\d(?=\d*[.)]\s))")  # of a block
ENTITY = re.compile(r"&(?=#?\w+;)")
OUTSIDE = re.compile(r"[<>\"'`\\\s\[\]{}]")  # what no address holds as it is
# What is no prose: a sign's key, a link's address, attributes, names in braces, citations, tags.
NO_PROSE = (
    r"(?m:^/// question \| \w+ [\w-]+)|\]\([^)\s]*\)|\{[^{}]*\}|\{\{[^{}]*\}\}|\[@[\w-]+\]|<[^>]*>"
    r"|https?://\S+"
)


def fill_names(text: str, values: Mapping[str, str]) -> str:
    """Replace every known name by its value; leave an unknown one as it stands."""
    return NAME.sub(lambda found: values.get(found[1], found[0]), text)


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of every {{ name }}."""
    return _matches(NAME, text)


def citation_keys(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the key of every citation."""
    return _matches(CITATION, text)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        for found in pattern.finditer(line):
            yield number, found[1]


@lru_cache(maxsize=5_000)  # a country's facts are asked for on every page
def plain(text: str, *, links: bool = False) -> str:
    """Return words that Markdown draws as they are: what looks like code to it is escaped.

    {{ names }} and citations stay, for whoever fills them in, and ``links`` to our own pages.
    """
    kept = OWN_LINK if links else KEPT
    parts, at = [], 0
    for found in kept.finditer(text):
        parts += [_escaped(text[at : found.start()]), _linked_words(found)]
        at = found.end()
    whole = "".join([*parts, _escaped(text[at:])])
    return START.sub(lambda found: f"&#{ord(found[0])};", whole.strip())


def link(words: str, address: str) -> str:
    """Return a Markdown link whose words and address stay what they are."""
    return f"[{plain(words)}]({OUTSIDE.sub(lambda found: quote(found[0]), address)})"


def address_parts(address: str) -> SplitResult:
    """Return the parts of an address as a browser reads it, its scheme in small letters."""
    plain_letters = "".join(one for one in address if one.isprintable()).strip()
    try:
        return urlsplit(plain_letters.replace("\\", "/"))
    except ValueError:
        return SplitResult("unreadable", "", "", "", "")


def _linked_words(found: re.Match[str]) -> str:
    words, target = found.groupdict().get("words"), found.groupdict().get("target")
    return f"[{plain(words)}]({target})" if words else found[0]


def _escaped(text: str) -> str:
    text = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def respell(text: str, words: Mapping[str, str]) -> str:
    """Return a Markdown or HTML text with each word of a country in the place of ours.

    A capital at the start of ours stays a capital; what is no prose stays as it is.
    """
    if not words:
        return text
    return _words_of_ours(tuple(words)).sub(lambda found: _respelled_word(found, words), text)


@lru_cache(maxsize=8)
def _words_of_ours(ours: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(one) for one in sorted(ours, key=len, reverse=True))
    return re.compile(rf"{NO_PROSE}|\b({longest_first})\b", re.IGNORECASE)


def _respelled_word(found: re.Match[str], words: Mapping[str, str]) -> str:
    ours = found[1]
    if not ours:
        return found[0]
    theirs = words[ours.lower()]
    return theirs[0].upper() + theirs[1:] if ours[0].isupper() else theirs
