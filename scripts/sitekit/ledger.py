"""The list of every address that was ever published."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sitekit import textfile
from sitekit.problem import Fault, Problem

LEDGER = PurePosixPath("docs/data/permanent-links.txt")
NOTE = "# "  # begins a line for people; an address begins with "/"


def read(root: Path, found: list[Problem]) -> dict[str, int]:
    """Return each address with its line; a list that cannot be read is a problem."""
    try:
        text = textfile.read(root, root / LEDGER)
    except Fault as fault:
        found.append(fault.problem)
        return {}
    lines = enumerate(text.splitlines(), start=1)
    return {line: number for number, line in lines if line and not line.startswith(NOTE)}


def written(text: str, new: list[str]) -> str:
    """Return the list with new addresses in their places, and nothing taken out."""
    lines = text.splitlines()
    notes = [line for line in lines if line.startswith(NOTE)]
    kept = {line for line in lines if line and not line.startswith(NOTE)} | set(new)
    return "\n".join([*notes, *sorted(kept)]) + "\n"
