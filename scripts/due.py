"""Say which pages have to be checked: python scripts/due.py [--issues OPEN.json FOLDER]."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sitekit import due, site, tasks

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print the pages that are due or late; or write the issues that are to be opened."""
    parser = argparse.ArgumentParser(prog="due.py", description=__doc__)
    parser.add_argument(
        "--issues", nargs=2, metavar=("OPEN.json", "FOLDER"), help="[{title}] of open issues"
    )
    options = parser.parse_args(arguments)
    read = site.load(root)
    if options.issues:
        known, folder = map(Path, options.issues)
        _write(read, known, folder)
        return 0
    for page in sorted(read.pages.values(), key=lambda one: str(one.value("due"))):
        if due.is_near(page.value("due"), read.today):
            print(f"{page.path}: the next check {due.in_words(page.value('due'), read.today)}")
    return 0


def _write(read: site.Site, known: Path, folder: Path) -> None:
    """Write a file for each new issue: its title, an empty line, and what it says."""
    open_now = {one["title"] for one in json.loads(known.read_text("utf-8"))}
    folder.mkdir(exist_ok=True)
    for n, one in enumerate(tasks.reviews(read, open_now)):
        (folder / f"{n}.txt").write_text(f"{one.title}\n\n{one.body}", "utf-8")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main(sys.argv[1:]))
