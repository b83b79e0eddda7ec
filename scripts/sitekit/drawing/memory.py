"""Pages as Markdown drew them before, kept on the disk: drawing them is most of a check's time.

No kept page can be an old one. What Markdown draws follows from five things only: the text that it
is given, with all names, lists, cards and sources filled in; its settings; the words that it marks;
the code of this engine; and the versions of Python and of the two packages that draw. The name of a
file is a fingerprint of all five, so that whatever changes asks for a file that is not there yet.

Only ``check`` on somebody's own files remembers: a build draws for itself, and a comparison trusts
no file that comes with a change.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from sitekit.content import Page, Site, once

PACKAGES = ("Markdown", "pymdown-extensions")
ENGINE = Path(__file__).parents[1]
FOLDER = ".cache/pages"
MEMORY = "memory"  # where the site notes the folder


def remember_pages(site: Site) -> None:
    """Look for pages that were drawn before, from now on, and keep new ones."""
    site.store[MEMORY] = site.root / FOLDER


def remembered(site: Site, page: Page, text: str, draw: Callable[[str], str]) -> str:
    """Return what Markdown draws of a page's text: as it was kept, or drawn now."""
    if not (folder := site.store.get(MEMORY)):
        return draw(text)
    marks = hashlib.sha256(f"{_settings(site)}\0{text}".encode()).hexdigest()
    name = "-".join(page.source.with_suffix("").parts)
    file = folder / f"{name}.{marks}.html"
    if kept := _kept_html(file):
        return kept
    html = draw(text)
    if html:  # nothing is drawn of a page that is nested too deeply
        _keep(file, html.encode())
    return html


@once
def _settings(site: Site) -> str:
    """Return all that pages are drawn with, written out once for all of them."""
    given = site.config.get("markdown_extensions"), site.data.words.glossary, _engine()
    return hashlib.sha256(repr(given).encode()).hexdigest()


def _kept_html(file: Path) -> str:
    """Return what is kept in a file; "" if it is not there, or not whole."""
    try:
        mark, _, html = file.read_bytes().partition(b"\n")
    except OSError:
        return ""
    return html.decode() if mark == _mark(html) else ""


def _keep(file: Path, html: bytes) -> None:
    """Write a file, and drop the one of the same page before."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for other in file.parent.glob(f"{file.name.partition('.')[0]}.*"):
            other.unlink(missing_ok=True)
        file.write_bytes(_mark(html) + b"\n" + html)
    except OSError:
        return  # nobody may write there: the next check draws again


def _mark(html: bytes) -> bytes:
    return hashlib.sha256(html).hexdigest().encode()


@cache
def _engine() -> str:
    """Return a fingerprint of what draws: our own code, and the packages."""
    found = hashlib.sha256(repr([sys.version, *map(version, PACKAGES)]).encode())
    for path in sorted(ENGINE.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()
