"""Say which pages have to be checked: python scripts/due.py [--issues OPEN.json]."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from sitekit import due, site, tasks

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print the pages that are due or late; or, as JSON, the issues that are to be opened."""
    parser = argparse.ArgumentParser(prog="due.py", description=__doc__)
    parser.add_argument("--issues", metavar="OPEN.json", help="[{title}] of those that are open")
    options = parser.parse_args(arguments)
    read = site.load(root)
    if options.issues:
        known = json.loads(Path(options.issues).read_text("utf-8"))
        new = tasks.reviews(read, {one["title"] for one in known})
        print(json.dumps([dataclasses.asdict(one) for one in new], ensure_ascii=False))
        return 0
    for page in sorted(read.pages.values(), key=lambda one: str(one.value("due"))):
        if due.is_near(page.value("due"), read.today):
            print(f"{page.path}: the next check {due.in_words(page.value('due'), read.today)}")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main(sys.argv[1:]))
