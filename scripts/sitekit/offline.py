"""The whole site as one file that opens from a disk, with no server and no connection."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

KEYS = ("href", "src")
NAME = "remedial-massage.zip"
FOLDER = "remedial-massage"
LATER = "assets/*/glightbox.min.*"  # js/reader.js loads these with the first picture
SEARCH = re.compile(r' data-theme="[^"]*"')  # search asks a server, so here it is the A to Z


def write(site: Path, policy: str) -> Path:
    """Pack every page, and every file that one leads to; ``policy`` is what pages may load."""
    pages = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    packed = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob(LATER)}
    for name in sorted(pages):
        text = (site / name).read_text("utf-8")
        parser = _Links()
        parser.feed(text)
        for link in dict.fromkeys(parser.found):
            target, local = _followed(name, link, pages)
            if target and target not in pages and (site / target).is_file():
                packed[target] = (site / target).read_bytes()
            for key in KEYS:
                text = text.replace(f' {key}="{link}"', f' {key}="{local}"')
        text = SEARCH.sub("", text.replace(policy, policy.replace("'self'", "'self' file:")))
        packed[name] = text.encode()
    return _zip(site / NAME, packed)


class _Links(HTMLParser):
    """Collects what the elements of a page lead to or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for key, value in attrs if key in KEYS and value]


def _followed(page: str, link: str, pages: set[str]) -> tuple[str, str]:
    """Return the file that a link leads to ("" if none of ours), and the link for a disk."""
    path, mark, section = link.partition("#")
    if not path or ":" in path or path.startswith("/"):
        return "", link
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    inside = posixpath.normpath(f"{target}/index.html")
    if inside in pages:
        return inside, f"{path.removesuffix('/')}/index.html{mark}{section}"
    return target, link


def _zip(place: Path, files: dict[str, bytes]) -> Path:
    """Write a zip that is the same each time for the same files."""
    with ZipFile(place, "w", ZIP_DEFLATED) as packed:
        for name, content in _in_order(files):
            entry = ZipInfo(str(PurePosixPath(FOLDER) / name))  # its date is the first there is
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)
    return place


def _in_order(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the home page first, so that it is the first thing seen."""
    yield from sorted(files.items(), key=lambda item: (item[0] != "index.html", item[0]))
