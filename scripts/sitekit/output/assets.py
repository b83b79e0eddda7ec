"""The last steps on a built site: our styles, icons in place, no file that no page loads."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from rcssmin import cssmin

STYLES = {  # what templates and scripts ask for, and the parts of docs/css that each is made of
    "assets/site.css": ("tokens", "type", "layout", "components"),
    "assets/search.css": ("search",),
    "assets/zoom.css": ("zoom",),
    "assets/check.css": ("forms", "check"),
    "assets/tools.css": ("forms", "tools"),
    "assets/listen.css": ("listen",),
    "assets/print.css": ("print",),
}
THEME_SCRIPTS = {
    "theme_script": "assets/javascripts/bundle.*.min.js",
    "search_worker": "assets/javascripts/workers/search.*.min.js",
}
# What reader.js loads of the files that the theme brings.
USED = (*THEME_SCRIPTS.values(), "assets/javascripts/glightbox.min.js")
THEME_FOLDERS = ("images", "javascripts", "stylesheets")
INDENTED = re.compile(r"\n {2,}")  # lines of the templates
ICON = re.compile(r'<img\b[^>]*\bclass="icon"[^>]*>')
SOURCE = re.compile(r'\bsrc="([^":]+\.svg)"')
NOTE = re.compile(  # of a script: on lines of its own, or at the end of one; and what is indented
    r"^ *(?:/\*.*?\*/|// [^\n]*)\n| // [^\n\"'`]*$|^ +", re.MULTILINE | re.DOTALL
)
SVG = "http://www.w3.org/2000/svg"
SPOKEN = {f"{{{SVG}}}title", f"{{{SVG}}}desc"}  # nobody hears them inside an <img>: it has alt
PLAIN = "!'()*,/:;=@&$+?~"  # what an address between double quotes may hold as it is


def theme_files(folders: Iterable[str]) -> dict[str, str]:
    """Return the theme's own scripts, whose names change with each release."""
    folder = Path(next(one for one in folders if (Path(one) / "assets").is_dir()))
    return {
        name: next(folder.glob(pattern)).relative_to(folder).as_posix()
        for name, pattern in THEME_SCRIPTS.items()
    }


def write_assets(folder: Path, styles: Path) -> None:
    """Write the stylesheets of the pages in ``folder``, point to them, and inline icons."""
    _leave_out_unused(folder)
    names = {place: _write_style(folder, place, styles) for place in STYLES}
    for path in sorted(folder.rglob("*.html")):
        text = INDENTED.sub("\n", path.read_text("utf-8"))
        path.write_text(_with_icons(_pointed(text, names), path), "utf-8")
    for path in (folder / "js").glob("*.js"):
        path.write_text(NOTE.sub("", _pointed(path.read_text("utf-8"), names)), "utf-8")


def _leave_out_unused(folder: Path) -> None:
    """Delete what the theme brings and no page loads: its styles, source maps, other languages."""
    kept = {path: path.read_bytes() for pattern in USED for path in folder.glob(pattern)}
    for name in THEME_FOLDERS:
        shutil.rmtree(folder / "assets" / name, ignore_errors=True)
    for path, content in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _write_style(folder: Path, place: str, styles: Path) -> str:
    """Write a stylesheet whose name changes with its content, and return the name."""
    css = cssmin("\n".join((styles / f"{part}.css").read_text("utf-8") for part in STYLES[place]))
    name = place.replace(".css", f".{hashlib.sha256(css.encode()).hexdigest()[:8]}.css")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(css, "utf-8")
    return name


def _pointed(text: str, names: Mapping[str, str]) -> str:
    for place, name in names.items():
        text = text.replace(place, name)
    return text


def _with_icons(text: str, page: Path) -> str:
    """Return a page's HTML with its icons in place of their addresses."""
    return ICON.sub(lambda tag: SOURCE.sub(lambda found: _data(found, page), tag[0]), text)


def _data(found: re.Match[str], page: Path) -> str:
    drawing = (page.parent / found[1]).resolve()
    if not drawing.is_file():
        return found[0]
    try:
        drawn = _bare_drawing(drawing)
    except ElementTree.ParseError:
        return found[0]  # the checks have named it
    flat = " ".join(drawn.split()).replace('"', "'").replace("> <", "><")
    return f'src="data:image/svg+xml,{quote(flat, safe=PLAIN)}"'


def _bare_drawing(drawing: Path) -> str:
    """Return what a drawing shows, without the words that it is told in."""
    ElementTree.register_namespace("", SVG)
    top = ElementTree.fromstring(drawing.read_text("utf-8"))
    for name in ("role", "aria-labelledby"):
        top.attrib.pop(name, None)
    for child in [one for one in top if one.tag in SPOKEN]:
        top.remove(child)
    return ElementTree.tostring(top, "unicode")
