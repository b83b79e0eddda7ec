"""Problems as a person reads them in a terminal, or beside the lines of a pull request."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from sitekit.checks.rule import rules
from sitekit.content import LEVELS, STOP, TIP, Problem

ANNOTATION = {"stop": "error", "please fix": "error", "tip": "notice"}


def report_lines(found: Iterable[Problem], *, github: bool) -> Iterator[str]:
    """Yield the worst first, and why a rule is there the first time it speaks."""
    known = {one.name: one for one in rules()}
    told: set[str] = set()
    for problem in sorted(found, key=lambda one: LEVELS.index(one.level)):
        rule = known.get(problem.rule)
        said = rule.reasons(problem) if rule else []
        why = "\n".join(one for one in said if one not in told)
        told.update(said)
        if github:
            yield _annotation(problem, why)
        else:
            yield "\n".join(filter(None, [str(problem), textwrap.indent(why, " " * 4)]))


def _annotation(problem: Problem, why: str) -> str:
    """Return the line that GitHub shows beside the change, ``why`` at its end."""
    place = f"file={problem.path},line={problem.line},title={problem.level.capitalize()}"
    message = "\n".join(filter(None, [problem.what, f"Fix: {problem.fix}", why]))
    text = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{ANNOTATION[problem.level]} {place}::{text}"


def report_count(pages: int, found: list[Problem]) -> str:
    """Return how many pages were read, and what was found."""
    read = f"{pages} page{'s' * (pages != 1)} read"
    counts = {level: sum(one.level == level for one in found) for level in LEVELS}
    tips = f", {counts[TIP]} tip{'s' * (counts[TIP] != 1)}" if counts[TIP] else ""
    wrong = len(found) - counts[TIP]
    if not wrong:
        return f"{read}, no problems{tips}."
    first = f" ({counts[STOP]} to mend first)" if counts[STOP] else ""
    return f"{read}, {wrong} problem{'s' * (wrong != 1)}{first}{tips}."
