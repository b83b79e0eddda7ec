"""What people and CI type after run.py: one function for each word.

The words and what they are for stand in scripts/setup/verbs.py; python -m sitekit comes here.
To add one, write its function beside its kin and name it in COMMANDS.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sitekit.commands.arguments import Refused, guess
from sitekit.commands.builds import Weight, bench, pack, weigh, weigh_page
from sitekit.commands.camera import picture
from sitekit.commands.moves import delete, move
from sitekit.commands.pages import explain, keep, new, reviewed
from sitekit.commands.reports import check, compare, due, links, preview
from sitekit.commands.sources import source

ROOT = Path(__file__).resolve().parents[3]
COMMANDS: dict[str, Callable[[list[str], Path], int]] = {
    one.__name__: one
    for one in (
        *(check, compare, new, move, delete, source, picture, reviewed, keep, weigh, bench, pack),
        *(due, links, preview, explain),  # these are for CI
    )
}

__all__ = ["COMMANDS", "Weight", "run_command", "weigh_page"]


def run_command(words: list[str], root: Path = ROOT) -> int:
    """Do what the first word says for the repository at ``root``; return an exit code."""
    verb, *rest = words or [""]
    try:
        if verb not in COMMANDS:
            every = f"Type one of these words: {', '.join(COMMANDS)}."
            said = f"There is no word '{verb}' here.{guess(verb, COMMANDS)} " if verb else ""
            raise Refused(said + every, 2)
        return COMMANDS[verb](rest, root)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except SystemExit as ended:  # after --help
        return int(ended.code or 0)
