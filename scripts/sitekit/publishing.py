"""The last steps on a built site: stylesheets named by their content, and icons in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from sitekit import stylesheet
from sitekit.inlining import inlined
from sitekit.selectors import Names

SHEETS = {  # what the templates write, and what it is made of; only the first is for every page
    "assets/site.css": ("site.css", "print.css"),
    "assets/tools.css": ("tools.css",),
}
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
    """Write the stylesheets that the pages in ``site`` use, point them there, and inline icons.

    A preview may keep the unused rules (``purge=False``), to be there sooner.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    names = _names(pages.values())
    theme = next((site / "assets/stylesheets").glob("main.*.css")).read_text("utf-8")
    written = {}
    for place, sheets in SHEETS.items():
        css = theme + "".join((styles / sheet).read_text("utf-8") for sheet in sheets)
        theme = ""
        written[place] = _write(site, place, stylesheet.used(css, names) if purge else css)
    for path, text in pages.items():
        path.write_text(inlined(_pointed(text, written), path), "utf-8")


def _pointed(text: str, written: Mapping[str, str]) -> str:
    for place, name in written.items():
        text = text.replace(place, name)
    return text


def _write(site: Path, place: str, css: str) -> str:
    """Write a stylesheet under a name made from its content, and return that name."""
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    name = place.replace(".css", f".{digest}.css")
    (site / name).write_text(css, "utf-8")
    return name


def _names(pages: Iterable[str]) -> Names:
    names = Names()
    for text in pages:
        names.feed(text)
    return names
