"""One finding that a page author can act on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, order=True)
class Problem:
    """Where a page is wrong, what is wrong there, and how to put it right.

    ``path`` is relative to the repository, with forward slashes; ``line`` counts from 1.
    """

    path: PurePosixPath
    line: int
    what: str
    fix: str

    def __str__(self) -> str:
        """Show the place, the fault and the remedy, as a person reads them."""
        return f"{self.path}:{self.line}: {self.what}\n    Fix: {self.fix}"

    def as_annotation(self) -> str:
        """Return the line that GitHub shows beside the change in a pull request."""
        message = f"{self.what}%0AFix: {self.fix}"
        return f"::error file={self.path},line={self.line}::{message}"


class Fault(Exception):
    """Raised when a file cannot be read at all; carries the problem to show."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem for whoever collects them."""
        super().__init__(str(problem))
        self.problem = problem
