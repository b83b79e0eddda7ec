"""Turn a link checker's report into the text of an issue: python scripts/links.py REPORT.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sitekit import tasks


def main(arguments: list[str]) -> int:
    """Print the text, or nothing if every link answers; return 2 without a report."""
    if len(arguments) != 1:
        print("Name one report: python scripts/links.py REPORT.json", file=sys.stderr)
        return 2
    report = json.loads(Path(arguments[0]).read_text("utf-8"))
    print(tasks.broken_links(report), end="")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main(sys.argv[1:]))
