"""The commands that only look: what is wrong with the pages, and what changed for readers."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from sitekit import checks, content, review
from sitekit.content import STOP, TIP


def check(words: list[str], root: Path) -> int:
    """Print what is wrong and a count; return 1 if there is more than tips, 2 for no such page."""
    parser = argparse.ArgumentParser(
        prog="check", description="Check the pages before anyone else sees them."
    )
    parser.add_argument("pages", nargs="*", help="pages to report on; all when left out")
    parser.add_argument("--stop", action="store_true", help="report only what must never go out")
    parser.add_argument("--github", action="store_true", help="print notes GitHub shows on lines")
    options = parser.parse_args(words)
    wanted = {_shown(page, root) for page in options.pages}
    missing = sorted(one for one in wanted if not (root / one).is_file())
    if missing:
        return _no_page(missing[0], root)
    site = content.load(root)
    found = [*checks.problems(site), *checks.tips(site)]
    found = [one for one in found if not wanted or one.path in wanted]
    if options.stop:
        found = [one for one in found if one.level == STOP]
    for line in checks.report_lines(found, github=options.github):
        print(line)
    print(checks.report_count(len(options.pages or site.pages), found))
    return int(any(one.level != TIP for one in found))


def _shown(page: str, root: Path) -> PurePosixPath:
    path = Path(page).resolve()
    return PurePosixPath(path.relative_to(root).as_posix() if path.is_relative_to(root) else page)


def _no_page(name: PurePosixPath, root: Path) -> int:
    known = [path.relative_to(root).as_posix() for path in (root / "docs").rglob("*.md")]
    near = get_close_matches(str(name), known, 1)
    print(f"There is no file '{name}'." + (f" Did you mean '{near[0]}'?" if near else ""))
    return 2


def compare(words: list[str], root: Path) -> int:
    """Print the difference between two revisions as Markdown; return 1 if one is not known."""
    parser = argparse.ArgumentParser(
        prog="compare", description="Show what changed for the reader, as Markdown."
    )
    parser.add_argument("before", nargs="?", default="main", help="a branch or commit; main")
    parser.add_argument("after", nargs="?", help="a branch or commit; your files when left out")
    parser.add_argument("--preview", default="", help="where it is shown, as preview/7/")
    parser.add_argument("--seconds", type=float, default=10, help="how long one page may take; 10")
    options = parser.parse_args(words)
    try:
        with review.revision_trees(root, options.before, options.after or "") as (before, after):
            comment = review.comparison_comment(
                before, after, options.preview, seconds=options.seconds
            )
            print(comment, end="")
    except review.UnknownRevision as unknown:
        print(unknown, file=sys.stderr)
        return 1
    return 0
