"""What changed for the reader between two versions of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sitekit import figures, health, readability
from sitekit.checks.lengths import length, prose
from sitekit.citations import cited
from sitekit.compare import texts
from sitekit.compare.texts import TOP, Change, Text
from sitekit.page import Page

Moved = tuple[Counter[str], Counter[str]]  # what is gone, and what is new
Measure = Callable[[Page], float]


@dataclass(frozen=True)
class Difference:
    """What is not the same for the reader; ``before`` or ``after`` is None for no such page."""

    before: Page | None
    after: Page | None
    changes: tuple[Change, ...]
    numbers: Moved
    sources: Moved

    @property
    def versions(self) -> list[Page]:
        """Return the one or two versions there are, the newer one last."""
        return [one for one in (self.before, self.after) if one]

    @property
    def page(self) -> Page:
        """Return the page as it is, or as it was if it is gone."""
        return self.versions[-1]

    @property
    def title(self) -> str:
        """Return what the page is called."""
        return str(self.page.value("title") or self.page.path)

    def clinical(self) -> list[str]:
        """Return why a clinician has to look: what of the health text is not the same."""
        safe = {name for one in self.versions for name in health.section_ids(one.outline)}
        parts = dict.fromkeys(one.section for one in self.changes if one.section in safe)
        why = [f"words in {', '.join(parts)}"] if parts else []
        why += ["numbers"] * any(self.numbers) + ["sources"] * any(self.sources)
        ratings = {str(one.value("evidence")) for one in self.versions}
        return why + ["the evidence rating"] * (len(ratings) > 1)


def between(before: Page | None, after: Page | None) -> Difference:
    """Compare two versions of a page, either of which may not be there."""
    old, new = list(texts.of(before)), list(texts.of(after))
    return Difference(
        before,
        after,
        tuple(texts.changes(old, new)),
        _moved(_numbers(old), _numbers(new)),
        _moved(_keys(before), _keys(after)),
    )


def grade(page: Page) -> float:
    """Return the reading grade of a page."""
    return readability.measure(one.text for one in prose(page)).grade


def words(page: Page) -> int:
    """Return how many words a reader meets on a page."""
    return length(page)


def _moved(before: Counter[str], after: Counter[str]) -> Moved:
    return before - after, after - before


def _numbers(ones: list[Text]) -> Counter[str]:
    return Counter(n for where, text in ones if where != TOP for n in figures.numbers(text))


def _keys(page: Page | None) -> Counter[str]:
    return Counter(key for _, key in cited(page.body)) if page else Counter()
