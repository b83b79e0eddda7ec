"""Check the pages before anyone else sees them: python3 scripts/run.py check [pages] [--fix]."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from sitekit import checks, meanings, repair, site
from sitekit.problem import LEVELS, STOP, TIP, Problem

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
    _show(found, github=options.github)
    print(_count(len(options.pages or read.pages), found))
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


def _show(found: list[Problem], *, github: bool) -> None:
    """Print the worst first; say why a rule is there once."""
    told: set[str] = set()
    for problem in sorted(found, key=lambda one: LEVELS.index(one.level)):
        if github:
            print(problem.as_annotation())
            continue
        print(problem)
        if problem.rule not in told and (why := meanings.explained(problem.rule)):
            print(why)
        told.add(problem.rule)


def _count(pages: int, found: list[Problem]) -> str:
    read = f"{pages} page{'s' * (pages != 1)} read"
    counts = {level: sum(one.level == level for one in found) for level in LEVELS}
    tips = f", {counts[TIP]} tip{'s' * (counts[TIP] != 1)}" if counts[TIP] else ""
    wrong = len(found) - counts[TIP]
    if not wrong:
        return f"{read}, no problems{tips}."
    first = f" ({counts[STOP]} to mend first)" if counts[STOP] else ""
    return f"{read}, {wrong} problem{'s' * (wrong != 1)}{first}{tips}."


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main(sys.argv[1:]))
