"""The commands of CI and of hosts: what is due, links that broke, previews, and packing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sitekit import checks, content, output, review
from sitekit.commands.arguments import PAGE_HELP, Parser, find_page
from sitekit.content import RUN, due_in_words, is_near

MESSAGES = ("## What this message means\n", "\n## Code\n")  # round the table in CONTRIBUTING.md


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


def explain(words: list[str], root: Path) -> int:
    """Write "What this message means" into CONTRIBUTING.md, from the rules."""
    Parser("explain", 'Write "What this message means" into CONTRIBUTING.md.').parse_args(words)
    place = root / "CONTRIBUTING.md"
    start, end = MESSAGES
    before, _, rest = place.read_text("utf-8").partition(start)
    _, _, after = rest.partition(end)
    intro = "Made from the rules by `python -m sitekit explain`. A tip never fails a page."
    text = f"{before}{start}\n{intro}\n\n{checks.rule_table()}\n{end}{after}"
    place.write_text(text, "utf-8", newline="\n")
    return 0


def pack(words: list[str], root: Path) -> int:
    """Write compressed files beside those of the site, and what deploy/nginx.conf includes."""
    parser = Parser("pack", "Make a built site ready for nginx.", "site")
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=root / "site", help="else site"
    )
    parser.add_argument(
        "--into", metavar="FOLDER", type=Path, default=root / "deploy/made", help="nginx's files"
    )
    options = parser.parse_args(words)
    if not (options.folder / "index.html").is_file():
        print(f"There is no site in {options.folder}: type `{RUN} build` first.")
        return 1
    output.write_nginx_files(options.into, content.load(root))
    plain, packed, smaller = (count // 1000 for count in output.compress_files(options.folder))
    print(f"{plain} kB as they are, {packed} kB with gzip, {smaller} kB with Brotli.")
    return 0
