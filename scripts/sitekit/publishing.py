"""The last steps on a built site: stylesheets named by their content, and icons in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from sitekit import later, stylesheet
from sitekit.inlining import inlined
from sitekit.selectors import Names

PLACES = ("assets/site.css", "assets/search.css")  # what the templates write
TOOLS = "assets/tools.css"  # for the pages of the patient tools, and the listen button
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
    """Write the stylesheets that the pages in ``site`` use, point to them, and inline icons.

    A preview may keep the unused rules (``purge=False``), to be there sooner.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    theme = next((site / "assets/stylesheets").glob("main.*.css")).read_text("utf-8")
    main, printed, tools = (
        (styles / f"{name}.css").read_text("utf-8") for name in ("site", "print", "tools")
    )
    parts = {PLACES[0]: theme + main + printed, PLACES[1]: "", TOOLS: tools}
    if purge:
        found = _names(pages.values())
        now = stylesheet.used(stylesheet.without_details(theme) + main + printed, found)
        parts = dict(zip(PLACES, later.split(now), strict=True))
        parts[TOOLS] = stylesheet.used(tools, found)
    names = {place: _named(site, place, part) for place, part in parts.items()}
    for path, text in pages.items():
        path.write_text(inlined(_pointed(text, names), path), "utf-8")
    for script in (site / "js").glob("*.js"):
        script.write_text(_pointed(script.read_text("utf-8"), names), "utf-8")


def _pointed(text: str, names: Mapping[str, str]) -> str:
    for place, name in names.items():
        text = text.replace(place, name)
    return text


def _named(site: Path, place: str, css: str) -> str:
    """Write a stylesheet whose name changes with its content, and return the name."""
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    name = place.replace(".css", f".{digest}.css")
    (site / name).write_text(css, "utf-8")
    return name


def _names(pages: Iterable[str]) -> Names:
    names = Names()
    for text in pages:
        names.feed(text)
    return names
