"""What people and CI type after run.py: one function for each word.

The words and what they are for stand in scripts/setup/verbs.py; python -m sitekit comes here.
To add one, write its function beside its kin and name it in COMMANDS.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sitekit.commands.chores import due, explain, links, pack, preview
from sitekit.commands.pages import keep, new, reviewed
from sitekit.commands.reports import check, compare
from sitekit.commands.weights import bench, weigh

ROOT = Path(__file__).resolve().parents[3]
COMMANDS: dict[str, Callable[[list[str], Path], int]] = {
    "check": check,
    "compare": compare,
    "new": new,
    "reviewed": reviewed,
    "keep": keep,
    "weigh": weigh,
    "bench": bench,
    "pack": pack,
    "due": due,
    "links": links,
    "preview": preview,
    "explain": explain,
}

__all__ = ["run_command"]


def run_command(words: list[str], root: Path = ROOT) -> int:
    """Do what the first word says for the repository at ``root``; return an exit code."""
    if not words or words[0] not in COMMANDS:
        print(f"Type one of these words: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    return COMMANDS[words[0]](words[1:], root)
