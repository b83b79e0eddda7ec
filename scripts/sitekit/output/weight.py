"""What a first visit to a built page costs: bytes as a host sends them, and requests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag

import brotli
from selectolax.lexbor import LexborHTMLParser

LOADED = {
    "css": 'link[rel="stylesheet"][href]',
    "js": "script[src]",
    "picture": 'img[src], link[rel="icon"][href]',
}


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
