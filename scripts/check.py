"""Check the pages before anyone else sees them: python3 scripts/run.py check [pages] [--fix]."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from sitekit import checks, repair, report, site
from sitekit.problem import STOP, TIP

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print what is wrong and a count; return 1 if there is more than tips, 2 for no such page."""
    options = _options(arguments)
    wanted = {_shown(page, root) for page in options.pages}
    missing = sorted(one for one in wanted if not (root / one).is_file())
    if missing:
        return _no_page(missing[0], root)
    if options.fix:
        print("".join(repair.mend(root, wanted)), end="")
    read = site.load(root)
    found = [*checks.problems(read), *checks.tips(read)]
    found = [one for one in found if not wanted or one.path in wanted]
    if options.stop:
        found = [one for one in found if one.level == STOP]
    for line in report.lines(found, github=options.github):
        print(line)
    print(report.count(len(options.pages or read.pages), found))
    return int(any(one.level != TIP for one in found))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="check.py", description=__doc__)
    parser.add_argument("pages", nargs="*", help="pages to report on; all when left out")
    parser.add_argument("--fix", action="store_true", help="first mend what is safe to mend")
    parser.add_argument("--stop", action="store_true", help="report only what must never go out")
    parser.add_argument("--github", action="store_true", help="print notes GitHub shows on lines")
    return parser.parse_args(arguments)


def _shown(page: str, root: Path) -> PurePosixPath:
    path = Path(page).resolve()
    return PurePosixPath(path.relative_to(root).as_posix() if path.is_relative_to(root) else page)


def _no_page(name: PurePosixPath, root: Path) -> int:
    known = [path.relative_to(root).as_posix() for path in (root / "docs").rglob("*.md")]
    near = get_close_matches(str(name), known, 1)
    print(f"There is no file '{name}'." + (f" Did you mean '{near[0]}'?" if near else ""))
    return 2


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main(sys.argv[1:]))
