"""The commands that measure: what each page costs a reader, and how long a build takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sitekit import content
from sitekit.commands.arguments import PAGE_HELP, Parser, find_page
from sitekit.content import address
from sitekit.output import Weight, weigh_page

KINDS = ("html", "css", "js", "picture")
COPIES = (0, 100, 400)  # pages added to the site's own, for the three sizes that are timed
COPIED = "docs/conditions/sciatica.md"


def weigh(words: list[str], root: Path) -> int:
    """Build the site afresh, and print a line a page: kB by kind, and requests."""
    parser = Parser("weigh", "Build the site, and print what each page costs a reader.", "sciatica")
    parser.add_argument("page", metavar="PAGE", nargs="*", help=f"{PAGE_HELP}; all if left out")
    named = " ".join(parser.parse_args(words).page)
    only = address(find_page(content.load(root), named).source) if named else ""
    with TemporaryDirectory() as name:
        seconds, site = _build(root, Path(name).resolve()), Path(name).resolve()
        print(
            f"{'kB (Brotli 11)':<38}{'all':>7}" + "".join(f"{kind:>9}" for kind in KINDS) + " req"
        )
        for path in sorted(site.rglob("index.html")):
            if only and path.parent != site / only.strip("/"):
                continue
            print(_row(weigh_page(path), path.relative_to(site).parent.as_posix()))
    print(f"Clean build: {seconds:.1f} s")
    return 0


def _row(weight: Weight, name: str) -> str:
    """Return one page as a line of the table."""
    parts = weight.bytes()
    cells = "".join(f"{parts[kind] / 1000:>9.1f}" for kind in KINDS)
    return f"{name:<38}{sum(parts.values()) / 1000:>7.1f}{cells}{weight.requests:>9}"


def bench(words: list[str], root: Path) -> int:
    """Time clean builds of three sizes without leaflets, and print the cost of one more page."""
    Parser("bench", "Time builds of three sizes.").parse_args(words)
    timed = []
    for copies in COPIES:
        with TemporaryDirectory() as name:
            tree = Path(name).resolve() / "tree"
            keep_out = shutil.ignore_patterns(".git", ".venv", ".cache", "site", "tests")
            shutil.copytree(root, tree, ignore=keep_out)
            _add_copies(tree, copies)
            count = sum(not one.name.startswith("_") for one in (tree / "docs").rglob("*.md"))
            timed.append((count, _build(tree, tree / "site", SITE_FORMATS="no")))
            print(f"{count:>4} pages: {timed[-1][1]:.1f} s", flush=True)
    (few, fast), *_, (many, slow) = timed
    print(f"One more page: {1000 * (slow - fast) / (many - few):.0f} ms")
    return 0


def _add_copies(tree: Path, copies: int) -> None:
    """Add copies of one long page to a tree and to its menu."""
    text = (tree / COPIED).read_text("utf-8")
    menu = tree / "mkdocs.yml"
    names = [f"copy-{n}.md" for n in range(copies)]
    for n, name in enumerate(names):
        copy = text.replace("title: Sciatica", f"title: Sciatica {n}")
        (tree / COPIED).with_name(name).write_text(copy, "utf-8")
    lines = "".join(f"\n  - conditions/{name}" for name in names)
    menu.write_text(menu.read_text("utf-8").rstrip() + lines + "\n", "utf-8")


def _build(root: Path, folder: Path, **variables: str) -> float:
    """Build the site at ``root`` into ``folder`` and return the seconds it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    began = time.perf_counter()
    subprocess.run(
        command, cwd=root, check=True, capture_output=True, env={**os.environ, **variables}
    )
    return time.perf_counter() - began
