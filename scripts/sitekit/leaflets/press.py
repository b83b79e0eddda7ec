"""Prints all leaflets: those that changed, on every processor; the others from the last time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from sitekit.leaflets import choice, document

if TYPE_CHECKING:
    from sitekit.site import Site

STYLES = "docs/css/leaflet.css"
CACHE = ".cache/leaflets"
PRINTERS = ("weasyprint", "pydyf", "fontpkg-atkinson-hyperlegible")


def print_all(site: Site, folder: Path, say: Callable[[str], None]) -> None:
    """Write every leaflet of a site into ``folder``, and ``say`` how far it is."""
    css = (site.root / STYLES).read_text("utf-8")
    cache = site.root / CACHE
    cache.mkdir(parents=True, exist_ok=True)
    documents = document.Documents(site)
    wanted = {one.path: documents.html(one) for one in choice.leaflets(site)}
    kept = {path: cache / f"{_name(path, html, css)}.pdf" for path, html in wanted.items()}
    changed = [(wanted[path], css, kept[path]) for path in wanted if not kept[path].is_file()]
    if changed:
        say(f"Leaflets: printing {len(changed)} that are new or changed")
        with ProcessPoolExecutor() as printers:
            list(printers.map(_print_one, changed))
    for path, file in kept.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(file.read_bytes())
        _forget(cache, file)
    say(f"Leaflets: {len(kept)} of {len(wanted)}")


def _name(path: str, html: str, css: str) -> str:
    """Return what a leaflet is kept as: another name when anything in it has changed."""
    versions = [f"{name} {metadata.version(name)}" for name in PRINTERS]
    digest = hashlib.sha256("\0".join([html, css, *versions]).encode()).hexdigest()
    return f"{Path(path).stem}.{digest[:16]}"


def _print_one(job: tuple[str, str, Path]) -> None:
    from sitekit.leaflets import pdf  # noqa: PLC0415 (it loads Pango, so only printers import it)

    html, css, file = job
    half = file.with_suffix(f".{os.getpid()}")  # another build may write the same one
    half.write_bytes(pdf.made(html, css))
    half.replace(file)


def _forget(cache: Path, file: Path) -> None:
    """Drop what was kept of the same leaflet before."""
    for other in cache.glob(f"{file.name.partition('.')[0]}.*.pdf"):
        if other != file:
            other.unlink(missing_ok=True)
