"""One finding that a page author can act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

STOP, FIX, TIP = LEVELS = ("stop", "please fix", "tip")  # the first two fail a build
RUN = "python3 scripts/run.py"  # what to type, before a word of commands/


@dataclass(frozen=True, order=True)
class Problem:
    """Where a page is wrong, what is wrong there, and how to put it right.

    ``path`` is relative to the repository, with forward slashes; ``line`` counts from 1.
    ``rule`` names the rule that found it, and ``level`` says how much it matters.
    """

    path: PurePosixPath
    line: int
    what: str
    fix: str
    rule: str = field(default="", compare=False)
    level: str = field(default=FIX, compare=False)

    def __str__(self) -> str:
        """Show the place, the fault and the remedy, as a person reads them."""
        label = "Tip" if self.level == TIP else "Fix"
        return f"{self.path}:{self.line}: {self.what}\n    {label}: {self.fix}"


class Fault(Exception):
    """Raised when a file cannot be read at all; carries the problem to show."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem for whoever collects them."""
        super().__init__(str(problem))
        self.problem = problem
