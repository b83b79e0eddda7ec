"""The last steps on a built site: one stylesheet, named by its content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sitekit import stylesheet

PLACE = "assets/site.css"  # what the templates write


def publish(site: Path, ours: Path) -> None:
    """Write the stylesheet that the pages in ``site`` use, and point them to it."""
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    names = stylesheet.Names()
    for text in pages.values():
        names.feed(text)
    theme = next((site / "assets/stylesheets").glob("main.*.css"))
    css = stylesheet.used(theme.read_text("utf-8") + ours.read_text("utf-8"), names)
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    name = PLACE.replace(".css", f".{digest}.css")
    (site / name).write_text(css, "utf-8")
    for path, text in pages.items():
        path.write_text(text.replace(PLACE, name), "utf-8")
