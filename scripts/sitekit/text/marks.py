"""What stands in a text for something else: {{ names }} of shared facts, and [@keys] of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

NAME = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
CITATION = re.compile(r"\[@([\w-]+)\]")


def fill_names(text: str, values: Mapping[str, str]) -> str:
    """Replace every known name by its value; leave an unknown one as it stands."""
    return NAME.sub(lambda found: values.get(found[1], found[0]), text)


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of every {{ name }}."""
    return _found(NAME, text)


def citation_keys(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the key of every citation."""
    return _found(CITATION, text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        for found in pattern.finditer(line):
            yield number, found[1]
