"""The last steps on a built site: one stylesheet, named by its content, and icons in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sitekit import stylesheet
from sitekit.inlining import inlined
from sitekit.selectors import Names

PLACE = "assets/site.css"  # what the templates write
SHEETS = ("site.css", "tools.css", "print.css")
SHELL = ("<html><head></head><body>", "</body></html>")


def theme_files(folders: Iterable[str]) -> dict[str, str]:
    """Return the theme's own scripts, whose names change with each release."""
    folder = Path(next(one for one in folders if (Path(one) / "assets").is_dir()))
    wanted = {
        "theme_script": "assets/javascripts/bundle.*.min.js",
        "search_worker": "assets/javascripts/workers/search.*.min.js",
    }
    return {
        name: next(folder.glob(pattern)).relative_to(folder).as_posix()
        for name, pattern in wanted.items()
    }


def without_shell(html: str) -> str:
    """Return a page's words without the empty head that a parser puts before them."""
    before, after = SHELL
    return html.removeprefix(before).removesuffix(after)


def publish(site: Path, styles: Path, *, purge: bool = True) -> None:
    """Write the stylesheet that the pages in ``site`` use, point them to it, and inline icons.

    A preview may keep the unused rules (``purge=False``), to be there sooner.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    theme = next((site / "assets/stylesheets").glob("main.*.css"))
    sheets = [theme, *(styles / name for name in SHEETS)]
    css = "".join(sheet.read_text("utf-8") for sheet in sheets)
    css = stylesheet.used(css, _names(pages.values())) if purge else css
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    name = PLACE.replace(".css", f".{digest}.css")
    (site / name).write_text(css, "utf-8")
    for path, text in pages.items():
        path.write_text(inlined(text.replace(PLACE, name), path), "utf-8")


def _names(pages: Iterable[str]) -> Names:
    names = Names()
    for text in pages:
        names.feed(text)
    return names
