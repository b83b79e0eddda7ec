"""The last steps on a built site: one stylesheet, named by its content, and icons in place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sitekit import stylesheet
from sitekit.inlining import inlined
from sitekit.selectors import Names

PLACE = "assets/site.css"  # what the templates write


def publish(site: Path, styles: Path) -> None:
    """Write the stylesheet that the pages in ``site`` use, point them to it, and inline icons."""
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    names = Names()
    for text in pages.values():
        names.feed(text)
    theme = next((site / "assets/stylesheets").glob("main.*.css"))
    sheets = [theme, styles / "site.css", styles / "print.css"]
    css = stylesheet.used("".join(sheet.read_text("utf-8") for sheet in sheets), names)
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    name = PLACE.replace(".css", f".{digest}.css")
    (site / name).write_text(css, "utf-8")
    for path, text in pages.items():
        path.write_text(inlined(text.replace(PLACE, name), path), "utf-8")
