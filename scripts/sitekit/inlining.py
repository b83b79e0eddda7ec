"""Icons written into the page itself, so that a row of them costs no requests."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

ICON = re.compile(r'<img\b[^>]*\bclass="icon"[^>]*>')
SOURCE = re.compile(r'\bsrc="([^":]+\.svg)"')
PLAIN = "!'()*,/:;=@&$+?~"  # what an address between double quotes may hold as it is


def inlined(text: str, page: Path) -> str:
    """Return a page's HTML with its icons in place of their addresses."""
    return ICON.sub(lambda tag: SOURCE.sub(lambda found: _data(found, page), tag[0]), text)


def _data(found: re.Match[str], page: Path) -> str:
    drawing = (page.parent / found[1]).resolve()
    if not drawing.is_file():
        return found[0]
    flat = " ".join(drawing.read_text("utf-8").split()).replace('"', "'")
    return f'src="data:image/svg+xml,{quote(flat, safe=PLAIN)}"'
