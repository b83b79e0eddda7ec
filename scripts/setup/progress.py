"""Says how far a command has come, one plain line for each step that takes time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """The number of steps a command has when nothing is ready yet."""

    total: int

    def say(self, step: int, text: str) -> None:
        """Print one step at once, even into a pipe."""
        print(f"{step} of {self.total}  {text} ...", flush=True)

    def last(self, text: str) -> None:
        """Print the step that the reader asked for."""
        self.say(self.total, text)
