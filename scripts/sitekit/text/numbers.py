"""Numbers in a text, and the numbers that a source supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitekit.text.marks import CITATION

NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)")
COUNTED = re.compile(  # a number of people, studies or a length of time
    r"\b(\d[\d,.]*)(?: (?:to|or|and) (\d[\d,.]*))? (?:in \d+|people|adults|women|men|trials|"
    r"studies|reviews|points|minutes?|hours?|days?|weeks?|months?|years?)\b"
)
GROUP = re.compile(rf"(?:{CITATION.pattern}\s*)+")
ADDRESS = re.compile(r"\]\([^)]*\)(?:\{[^}]*\})?|\*\*\d\*\*")  # links, and tags in a caption
PEOPLE = 100
LONGEST = 15  # letters of a number that anything is counted in


@dataclass(frozen=True)
class Claim:
    """A run of words, and the keys of the sources cited right after it."""

    text: str
    keys: tuple[str, ...]


def claims(raw: str) -> Iterator[Claim]:
    """Split a passage at its citations: each run of words belongs to the sources after it."""
    at = 0
    for found in GROUP.finditer(raw):
        yield Claim(ADDRESS.sub(" ", raw[at : found.start()]), tuple(CITATION.findall(found[0])))
        at = found.end()
    yield Claim(ADDRESS.sub(" ", raw[at:]), ())


def numbers(text: str) -> list[str]:
    """Return the numbers in a text, without the commas of thousands."""
    return [found.replace(",", "") for found in NUMBER.findall(text)]


def counted_numbers(text: str) -> list[str]:
    """Return the numbers that count people, studies or time."""
    found = (number for pair in COUNTED.findall(text) for number in pair if number)
    return [number.rstrip(".,").replace(",", "") for number in found]


def supported_numbers(figures: Iterable[str]) -> set[str]:
    """Return the numbers that figures support: as given, rounded, and the rest of 100 people."""
    given = {number for figure in figures for number in numbers(figure)}
    rounded = {str(round(float(number))) for number in given if len(number) <= LONGEST}
    whole = {int(number) for number in rounded}
    return given | rounded | {str(PEOPLE - number) for number in whole if number <= PEOPLE}
