"""The commands on builds: what each page costs a reader, how long one takes, one made for nginx."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urldefrag

import brotli
from selectolax.lexbor import LexborHTMLParser

from sitekit import content, output
from sitekit.commands.arguments import PAGE_HELP, Parser, find_page
from sitekit.content import RUN, address

LOADED = {  # what a first visit to a page asks for, beside the page itself
    "css": 'link[rel="stylesheet"][href]',
    "js": "script[src]",
    "picture": 'img[src], link[rel="icon"][href]',
}
KINDS = ("html", *LOADED)
COPIES = (0, 100, 400)  # pages added to the site's own, for the three sizes that are timed
COPIED = "conditions/sciatica.md"


@dataclass(frozen=True)
class Weight:
    """One page: its file below the site, and the files of each kind that it loads."""

    path: Path
    files: dict[str, tuple[Path, ...]]

    @property
    def requests(self) -> int:
        """Return how many files a first visit asks for."""
        return sum(map(len, self.files.values()))

    def bytes(self) -> dict[str, int]:
        """Return the bytes of each kind, compressed with Brotli at its best."""
        return {kind: sum(map(sent_bytes, paths)) for kind, paths in self.files.items()}


@cache
def sent_bytes(path: Path) -> int:
    """Return a file's size in bytes after Brotli at level 11."""
    return len(brotli.compress(path.read_bytes()))


def weigh_page(path: Path) -> Weight:
    """Read the built page at ``path`` and find what it loads; a missing file is an error."""
    tree = LexborHTMLParser(path.read_text("utf-8"))
    files = {"html": (path,)}
    for kind, selector in LOADED.items():
        asked = (
            node.attributes.get("src") or node.attributes["href"] for node in tree.css(selector)
        )
        own = [urldefrag(one).url for one in asked if one and not one.startswith("data:")]
        files[kind] = tuple(sorted({(path.parent / unquote(one)).resolve() for one in own}))
    return Weight(path, files)


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
    """Add copies of one long page to a tree, and to the menu where that page stands."""
    page, menu = tree / "docs" / COPIED, tree / "mkdocs.yml"
    text = page.read_text("utf-8")
    names = [f"copy-{n}.md" for n in range(copies)]
    for n, name in enumerate(names):
        copy = text.replace("title: Sciatica", f"title: Sciatica {n}")
        page.with_name(name).write_text(copy, "utf-8")
    entry = re.compile(rf"^( *- ).*{re.escape(COPIED)}$", re.MULTILINE)
    more = "".join(f"\n\\1conditions/{name}" for name in names)
    menu.write_text(entry.sub(rf"\g<0>{more}", menu.read_text("utf-8")), "utf-8")


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


def _build(root: Path, folder: Path, **variables: str) -> float:
    """Build the site at ``root`` into ``folder`` and return the seconds it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    began = time.perf_counter()
    subprocess.run(
        command, cwd=root, check=True, capture_output=True, env={**os.environ, **variables}
    )
    return time.perf_counter() - began
