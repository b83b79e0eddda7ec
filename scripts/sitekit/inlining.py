"""Icons written into the page itself, so that a row of them costs no requests."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

ICON = re.compile(r'<img\b[^>]*\bclass="icon"[^>]*>')
SOURCE = re.compile(r'\bsrc="([^":]+\.svg)"')
SVG = "http://www.w3.org/2000/svg"
SPOKEN = {f"{{{SVG}}}title", f"{{{SVG}}}desc"}  # nobody hears them inside an <img>: it has alt
PLAIN = "!'()*,/:;=@&$+?~"  # what an address between double quotes may hold as it is


def inlined(text: str, page: Path) -> str:
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
