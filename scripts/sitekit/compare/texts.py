"""The sentences of a page, and which of them are gone, new or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sitekit import health, readability
from sitekit.citations import CITATION
from sitekit.front_matter import ORDER
from sitekit.page import Page

ALIKE = 0.5  # of the letters; below, a sentence is another one and not a changed one
TOP = "top of the page"

Text = tuple[str, str]  # a section, and a sentence in it


@dataclass(frozen=True)
class Change:
    """One sentence: what it was ("" if it is new), what it is ("" if it is gone), and where."""

    section: str
    before: str
    after: str


def of(page: Page | None) -> Iterator[Text]:
    """Yield all that a reader meets: fields, sentences, the sources after them, and pictures."""
    if not page:
        return
    yield from ((TOP, f"{key}: {page.value(key)}") for key in ORDER if key in page.front)
    for name, inside, _ in health.sections(page.outline):
        for one in inside:
            yield from ((name, text) for text in readability.sentences(one.text))
            if keys := CITATION.findall(one.raw):
                yield name, f"(Sources here: {', '.join(keys)})"
    yield from (("pictures", one.text) for one in page.outline.links if one.picture)


def changes(old: list[Text], new: list[Text]) -> Iterator[Change]:
    """Yield what is gone, new or changed, in reading order."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(old[a:b], new[c:d])


def _paired(old: list[Text], new: list[Text]) -> Iterator[Change]:
    """Pair each new sentence with the old one of its section that is most like it."""
    for section, text in new:
        near = {was: _alike(text, was[1]) for was in old if was[0] == section}
        best = max(near, key=near.__getitem__, default=None)
        if best and near[best] >= ALIKE:
            old.remove(best)
            yield Change(section, best[1], text)
        else:
            yield Change(section, "", text)
    yield from (Change(section, text, "") for section, text in old)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
