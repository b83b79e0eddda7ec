"""Check the pages before anyone else sees them: python3 scripts/run.py check [pages] [--github]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path, PurePosixPath

from sitekit import checks, site
from sitekit.problem import Problem

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print every problem and a count; return 1 if there is one."""
    options = _options(arguments)
    read = site.load(root)
    found = checks.problems(read)
    if options.pages:
        wanted = {_shown(page, root) for page in options.pages}
        found = [problem for problem in found if problem.path in wanted]
    for problem in found:
        print(problem.as_annotation() if options.github else problem)
    print(_count(len(options.pages or read.pages), found))
    return 1 if found else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="check.py", description=__doc__)
    parser.add_argument("pages", nargs="*", help="pages to report on; all when left out")
    parser.add_argument("--github", action="store_true", help="print notes GitHub shows on lines")
    return parser.parse_args(arguments)


def _shown(page: str, root: Path) -> PurePosixPath:
    path = Path(page).resolve()
    return PurePosixPath(path.relative_to(root).as_posix() if path.is_relative_to(root) else page)


def _count(pages: int, found: list[Problem]) -> str:
    read = f"{pages} page{'s' * (pages != 1)} read"
    if not found:
        return f"{read}, no problems."
    return f"{read}, {len(found)} problem{'s' * (len(found) != 1)}."


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main(sys.argv[1:]))
