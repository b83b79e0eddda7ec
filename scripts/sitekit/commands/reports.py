"""The commands that only look: what is wrong with the pages, and what changed for readers."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from sitekit import checks, content, drawing, review
from sitekit.commands.arguments import PAGE_HELP, Parser, Refused, find_path
from sitekit.content import FOLDER, RUN, STOP, TIP, Problem, Site

SHOWN = 3  # other files that are named


def check(words: list[str], root: Path) -> int:
    """Print what is wrong and a count; return 1 if there is more than tips, 2 for no such page."""
    parser = Parser("check", "Check the pages before anyone else sees them.", "sciatica")
    parser.add_argument("pages", metavar="PAGE", nargs="*", help=f"{PAGE_HELP}; all if left out")
    parser.add_argument("--stop", action="store_true", help="report only what must never go out")
    parser.add_argument("--github", action="store_true", help="print notes GitHub shows on lines")
    options = parser.parse_args(words)
    site = content.load(root)
    wanted = _wanted(site, options.pages)
    drawing.remember_pages(site)
    found = [*checks.problems(site), *checks.tips(site)]
    if options.stop:
        found = [one for one in found if one.level == STOP]
    others = [one for one in found if wanted and one.path not in wanted and one.level != TIP]
    found = [one for one in found if not wanted or one.path in wanted]
    for line in checks.report_lines(found, github=options.github):
        print(line)
    print(checks.report_count(len(wanted or site.pages), found))
    if others:
        print(_elsewhere(others))
    return int(any(one.level != TIP for one in found))


def _elsewhere(others: list[Problem]) -> str:
    """Say where else problems are, for what changes on one page may be missed on another."""
    files = list(dict.fromkeys(str(one.path) for one in others))
    more = f" and {len(files) - SHOWN} more" if files[SHOWN:] else ""
    count = f"{len(others)} problem{'s' * (len(others) != 1)}"
    shown = f"{', '.join(files[:SHOWN])}{more}"
    them = "them" if others[1:] else "it"
    return f"Elsewhere: {count}, in {shown}. To see {them}, type `{RUN} check`."


def _wanted(site: Site, names: list[str]) -> set[PurePosixPath]:
    """Return the files that are named: each by a word, or one page by all words together."""
    files = [_shown(name, site.root) for name in names]
    if any(not (site.root / one).is_file() for one in files) and len(names) > 1:
        try:
            return {find_path(site, " ".join(names))}
        except Refused:
            pass  # then each word has to name one
    return {_found(site, name, file) for name, file in zip(names, files, strict=True)}


def _found(site: Site, name: str, file: PurePosixPath) -> PurePosixPath:
    if (site.root / file).is_file():
        return file
    if file.suffix not in {"", ".md"}:
        known = {one.stem: one.name for one in (site.root / FOLDER).iterdir()}
        near = get_close_matches(file.stem, known, 1)
        ask = f"Did you mean '{FOLDER / known[near[0]]}'?" if near else f"{FOLDER} has the facts."
        raise Refused(f"There is no file '{name}'. {ask}", 2)
    return find_path(site, name)


def _shown(page: str, root: Path) -> PurePosixPath:
    path = Path(page).resolve()
    return PurePosixPath(path.relative_to(root).as_posix() if path.is_relative_to(root) else page)


def compare(words: list[str], root: Path) -> int:
    """Print the difference between two revisions as Markdown; return 1 if one is not known."""
    parser = Parser("compare", "Show what changed for the reader, as Markdown.", "main")
    parser.add_argument(
        "before", metavar="BEFORE", nargs="?", default="main", help="a branch or commit; else main"
    )
    parser.add_argument(
        "after", metavar="AFTER", nargs="?", help="a branch or commit; else your own files"
    )
    parser.add_argument("--preview", default="", help="where it is shown, as preview/7/")
    parser.add_argument("--refused", default="", help="why it is not shown")
    parser.add_argument("--seconds", type=float, default=10, help="how long one page may take; 10")
    options = parser.parse_args(words)
    try:
        base = review.known_revision(root, options.before)
        if base != options.before:
            print(f"This is compared with '{base}'.", file=sys.stderr)
        with review.revision_trees(root, base, options.after or "") as (before, after):
            comment = review.comparison_comment(
                before, after, options.preview, options.refused, seconds=options.seconds
            )
            print(comment, end="")
    except review.UnknownRevision as unknown:
        print(unknown, file=sys.stderr)
        return 1
    return 0
