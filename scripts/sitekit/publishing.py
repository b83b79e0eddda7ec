"""The last steps on a built site: our styles, icons in place, no file that no page loads."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from rcssmin import cssmin

from sitekit.inlining import inlined

STYLES = {  # what templates and scripts ask for, and the parts of docs/css that each is made of
    "assets/site.css": ("tokens", "type", "layout", "components"),
    "assets/search.css": ("search",),
    "assets/tools.css": ("tools",),
    "assets/print.css": ("print",),
}
THEME_SCRIPTS = {
    "theme_script": "assets/javascripts/bundle.*.min.js",
    "search_worker": "assets/javascripts/workers/search.*.min.js",
}
# What reader.js loads of the files that the theme brings.
USED = (*THEME_SCRIPTS.values(), "assets/*/glightbox.min.*")
THEME_FOLDERS = ("images", "javascripts", "stylesheets")
SHELL = ("<html><head></head><body>", "</body></html>")


def theme_files(folders: Iterable[str]) -> dict[str, str]:
    """Return the theme's own scripts, whose names change with each release."""
    folder = Path(next(one for one in folders if (Path(one) / "assets").is_dir()))
    return {
        name: next(folder.glob(pattern)).relative_to(folder).as_posix()
        for name, pattern in THEME_SCRIPTS.items()
    }


def without_shell(html: str) -> str:
    """Return a page's words without the empty head that a parser puts before them."""
    before, after = SHELL
    return html.removeprefix(before).removesuffix(after)


def publish(site: Path, styles: Path) -> None:
    """Write the stylesheets of the pages in ``site``, point to them, and inline icons."""
    leave_out_unused(site)
    names = {place: _written(site, place, styles) for place in STYLES}
    for path in sorted(site.rglob("*.html")):
        path.write_text(inlined(_pointed(path.read_text("utf-8"), names), path), "utf-8")
    for path in (site / "js").glob("*.js"):
        path.write_text(_pointed(path.read_text("utf-8"), names), "utf-8")


def leave_out_unused(site: Path) -> None:
    """Delete what the theme brings and no page loads: its styles, source maps, other languages."""
    kept = {path: path.read_bytes() for pattern in USED for path in site.glob(pattern)}
    for name in THEME_FOLDERS:
        shutil.rmtree(site / "assets" / name, ignore_errors=True)
    for path, content in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _written(site: Path, place: str, styles: Path) -> str:
    """Write a stylesheet whose name changes with its content, and return the name."""
    css = cssmin("\n".join((styles / f"{part}.css").read_text("utf-8") for part in STYLES[place]))
    name = place.replace(".css", f".{hashlib.sha256(css.encode()).hexdigest()[:8]}.css")
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(css, "utf-8")
    return name


def _pointed(text: str, names: Mapping[str, str]) -> str:
    for place, name in names.items():
        text = text.replace(place, name)
    return text
