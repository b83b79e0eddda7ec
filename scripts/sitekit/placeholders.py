"""Names in {{ braces }}: facts that pages share, written once in docs/data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Replace every known name by its value; leave an unknown one as it stands."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def names(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of every placeholder."""
    for number, line in enumerate(text.split("\n"), start=1):
        for found in PLACEHOLDER.finditer(line):
            yield number, found[1]
