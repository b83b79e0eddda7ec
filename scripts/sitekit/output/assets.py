"""The last steps on a built site: stylesheets named by their content, and icons in place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

PLACES = ("assets/site.css", "assets/search.css", "assets/tools.css")  # what the templates write
ICON = re.compile(r'<img\b[^>]*\bclass="icon"[^>]*>')
SOURCE = re.compile(r'\bsrc="([^":]+\.svg)"')
SVG = "http://www.w3.org/2000/svg"
SPOKEN = {f"{{{SVG}}}title", f"{{{SVG}}}desc"}  # nobody hears them inside an <img>: it has alt
PLAIN = "!'()*,/:;=@&$+?~"  # what an address between double quotes may hold as it is


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


def write_assets(folder: Path, styles: Path) -> None:
    """Write the stylesheets that the pages in ``folder`` use, point to them, and inline icons."""
    theme = next((folder / "assets/stylesheets").glob("main.*.css")).read_text("utf-8")
    main, printed, tools = (
        (styles / f"{name}.css").read_text("utf-8") for name in ("site", "print", "tools")
    )
    parts = dict(zip(PLACES, (theme + main + printed, "", tools), strict=True))
    names = {place: _write_named(folder, place, part) for place, part in parts.items()}
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text("utf-8")
        path.write_text(_with_icons(_pointed(text, names), path), "utf-8")
    for script in (folder / "js").glob("*.js"):
        script.write_text(_pointed(script.read_text("utf-8"), names), "utf-8")


def _pointed(text: str, names: Mapping[str, str]) -> str:
    for place, name in names.items():
        text = text.replace(place, name)
    return text


def _write_named(folder: Path, place: str, css: str) -> str:
    """Write a stylesheet whose name changes with its content, and return the name."""
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    name = place.replace(".css", f".{digest}.css")
    (folder / name).write_text(css, "utf-8")
    return name


def _with_icons(text: str, page: Path) -> str:
    """Return a page's HTML with its icons in place of their addresses."""
    return ICON.sub(lambda tag: SOURCE.sub(lambda found: _data(found, page), tag[0]), text)


def _data(found: re.Match[str], page: Path) -> str:
    drawing = (page.parent / found[1]).resolve()
    if not drawing.is_file():
        return found[0]
    try:
        drawn = _drawn(drawing)
    except ElementTree.ParseError:
        return found[0]  # the checks have named it
    flat = " ".join(drawn.split()).replace('"', "'").replace("> <", "><")
    return f'src="data:image/svg+xml,{quote(flat, safe=PLAIN)}"'


def _drawn(drawing: Path) -> str:
    """Return what a drawing shows, without the words that it is told in."""
    ElementTree.register_namespace("", SVG)
    top = ElementTree.fromstring(drawing.read_text("utf-8"))
    for name in ("role", "aria-labelledby"):
        top.attrib.pop(name, None)
    for child in [one for one in top if one.tag in SPOKEN]:
        top.remove(child)
    return ElementTree.tostring(top, "unicode")
