"""The commands that only look: what is wrong with the pages, what changed for readers, what is due.

CI asks the last ones: they write issues, and judge if a change may be shown.
"""

from __future__ import annotations

import json
import sys
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from sitekit import checks, content, drawing, review
from sitekit.commands.arguments import PAGE_HELP, Parser, Refused, find_page, find_path
from sitekit.content import FOLDER, RUN, STOP, TIP, Problem, Site, due_in_words, is_near

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
    files = [_path_from_root(name, site.root) for name in names]
    if any(not (site.root / one).is_file() for one in files) and len(names) > 1:
        try:
            return {find_path(site, " ".join(names))}
        except Refused:
            pass  # then each word has to name one
    return {_nearest_file(site, name, file) for name, file in zip(names, files, strict=True)}


def _nearest_file(site: Site, name: str, file: PurePosixPath) -> PurePosixPath:
    if (site.root / file).is_file():
        return file
    if file.suffix not in {"", ".md"}:
        known = {one.stem: one.name for one in (site.root / FOLDER).iterdir()}
        near = get_close_matches(file.stem, known, 1)
        ask = f"Did you mean '{FOLDER / known[near[0]]}'?" if near else f"{FOLDER} has the facts."
        raise Refused(f"There is no file '{name}'. {ask}", 2)
    return find_path(site, name)


def _path_from_root(page: str, root: Path) -> PurePosixPath:
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


def due(words: list[str], root: Path) -> int:
    """Print the pages that are due or late; or write the issues that are to be opened."""
    parser = Parser("due", "Say which pages have to be checked again, and when.", "sciatica")
    parser.add_argument("page", metavar="PAGE", nargs="*", help=f"{PAGE_HELP}; all if left out")
    parser.add_argument(
        "--issues", nargs=2, metavar=("OPEN.json", "FOLDER"), help="[{title}] of open issues"
    )
    options = parser.parse_args(words)
    site = content.load(root)
    if options.issues:
        known, folder = map(Path, options.issues)
        open_now = {one["title"] for one in json.loads(known.read_text("utf-8"))}
        folder.mkdir(exist_ok=True)
        for n, one in enumerate(review.review_issues(site, open_now)):
            (folder / f"{n}.txt").write_text(f"{one.title}\n\n{one.body}", "utf-8")
        return 0
    only = find_page(site, " ".join(options.page)) if options.page else None
    for page in sorted(site.pages.values(), key=lambda one: str(one.value("due"))):
        if page is only or (not only and is_near(page.value("due"), site.today)):
            print(f"{page.path}: the next check {due_in_words(page.value('due'), site.today)}")
    return 0


def links(words: list[str], root: Path) -> int:
    """Turn a link checker's report into the text of an issue; return 2 without a report."""
    if len(words) != 1:
        print("Name one report: python -m sitekit links REPORT.json", file=sys.stderr)
        return 2
    report = json.loads(Path(words[0]).read_text("utf-8"))
    print(review.broken_link_report(report), end="")
    return 0


def preview(words: list[str], root: Path) -> int:
    """Return 1 if a change may not be shown yet, and say why; else mark the pages in SITE."""
    parser = Parser("preview", "Judge if a change may be shown.", "main HEAD")
    parser.add_argument("before", help="the commit that the change starts from")
    parser.add_argument("after", help="the last commit of the change")
    parser.add_argument("site", nargs="?", type=Path, help="the change as it is built")
    options = parser.parse_args(words)
    try:
        with review.revision_trees(root, options.before, options.after) as (before, after):
            strange = review.files_that_run(before, after)
            stopped = [] if strange else review.stopped_files(after)
    except review.UnknownRevision as unknown:
        print(unknown, file=sys.stderr)
        return 2
    unsafe = list(review.unsafe_pages(options.site)) if options.site else []
    for why, found in (
        ("could run code", strange),
        ("may not go out as they are", stopped),
        ("may not stand on a finished page", unsafe),
    ):
        if found:
            print(f"No public preview: {', '.join(found[:20])} {why}.")
            return 1
    if options.site:
        print(f"Marked {review.mark_preview(options.site)} pages as a preview.")
    return 0
