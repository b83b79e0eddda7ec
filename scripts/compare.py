"""Show what changed for the reader: python3 scripts/run.py compare [main] [HEAD]."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from sitekit import compare, site
from sitekit.compare import revisions

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print the difference between two revisions as Markdown; return 1 if one is not known."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:  # the checks look at pictures, so it stays
        try:
            before, after = (
                site.load(revisions.export(root, one, Path(folder) / str(n)) if one else root)
                for n, one in enumerate((options.before, options.after))
            )
        except revisions.Unknown as unknown:
            print(unknown, file=sys.stderr)
            return 1
        print(compare.comment(before, after, options.preview), end="")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="compare.py", description=__doc__)
    parser.add_argument("before", nargs="?", default="main", help="a branch or commit; main")
    parser.add_argument("after", nargs="?", help="a branch or commit; your files when left out")
    parser.add_argument("--preview", default="", help="where it is shown, as preview/7/")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main(sys.argv[1:]))
