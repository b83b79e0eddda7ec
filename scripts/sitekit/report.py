"""Problems as a person reads them in a terminal, or beside the lines of a pull request."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from sitekit import meanings
from sitekit.problem import LEVELS, STOP, TIP, Problem


def lines(found: Iterable[Problem], *, github: bool) -> Iterator[str]:
    """Yield the worst first, and why a rule is there the first time it speaks."""
    told: set[str] = set()
    for problem in sorted(found, key=lambda one: LEVELS.index(one.level)):
        why = "" if problem.rule in told else meanings.explained(problem.rule)
        told.add(problem.rule)
        if github:
            yield problem.as_annotation(why)
        else:
            yield "\n".join(filter(None, [str(problem), textwrap.indent(why, " " * 4)]))


def count(pages: int, found: list[Problem]) -> str:
    """Return how many pages were read, and what was found."""
    read = f"{pages} page{'s' * (pages != 1)} read"
    counts = {level: sum(one.level == level for one in found) for level in LEVELS}
    tips = f", {counts[TIP]} tip{'s' * (counts[TIP] != 1)}" if counts[TIP] else ""
    wrong = len(found) - counts[TIP]
    if not wrong:
        return f"{read}, no problems{tips}."
    first = f" ({counts[STOP]} to mend first)" if counts[STOP] else ""
    return f"{read}, {wrong} problem{'s' * (wrong != 1)}{first}{tips}."
