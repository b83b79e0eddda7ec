"""The words of a country in the place of ours: labor for labour, and call us for ring us."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# What is no prose: a sign's key, a link's address, attributes, names in braces, citations, tags.
KEPT = (
    r"(?m:^/// question \| \w+ [\w-]+)|\]\([^)\s]*\)|\{[^{}]*\}|\{\{[^{}]*\}\}|\[@[\w-]+\]|<[^>]*>"
    r"|https?://\S+"
)


def respell(text: str, words: Mapping[str, str]) -> str:
    """Return a Markdown or HTML text with each word of a country in the place of ours.

    A capital at the start of ours stays a capital; what is no prose stays as it is.
    """
    if not words:
        return text
    return _pattern(tuple(words)).sub(lambda found: _word(found, words), text)


@lru_cache(maxsize=8)
def _pattern(ours: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(one) for one in sorted(ours, key=len, reverse=True))
    return re.compile(rf"{KEPT}|\b({longest_first})\b", re.IGNORECASE)


def _word(found: re.Match[str], words: Mapping[str, str]) -> str:
    ours = found[1]
    if not ours:
        return found[0]
    theirs = words[ours.lower()]
    return theirs[0].upper() + theirs[1:] if ours[0].isupper() else theirs
