"""What a page's link shows of it in a message, which other people may see on a locked phone."""

from __future__ import annotations

import re
from html import escape
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import resvg_py

from sitekit import disclosing
from sitekit.page import Page

if TYPE_CHECKING:
    from sitekit.site import Site

SIZE = (1200, 630)  # pixels; what phones and programs expect
NEUTRAL = "Before your visit"  # the title of a page that would tell of the reader's health
PLAIN = "Plain words for patients"
DRAWINGS = {"first-visit": "step-talk", "techniques": "knead-1", "": "hero"}  # by folder
FITS = 12  # letters of a line at its full size
FONT = "Atkinson Hyperlegible"
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]+)")
DARK = re.compile(r"@media.*", re.DOTALL)
PRESS = "M2 4h22c12 0 13 10 24 10S60 4 72 4h22"  # the line under each heading of the site


def words(site: Site, page: Page) -> dict[str, str]:
    """Return the title and description that may be shown with a page's link."""
    if disclosing.discloses(site, page):
        return {"title": NEUTRAL, "description": PLAIN}
    return {"title": str(page.value("title")), "description": str(page.value("description"))}


def picture(source: PurePosixPath) -> str:
    """Return the address below the site of the picture that stands for a page."""
    folder = source.parts[0] if source.parts[0] in DRAWINGS else ""
    return f"preview/{folder or 'home'}.png"


def write(folder: Path, site: Site) -> None:
    """Draw every picture into the built site; none of them has a word on anybody's health."""
    tokens = colours((site.root / "docs/css/tokens.css").read_text("utf-8"))
    name, _, rest = str(site.config.get("site_name", "")).partition(", ")
    (folder / "preview").mkdir(exist_ok=True)
    for section, drawing in DRAWINGS.items():
        art = (site.root / f"docs/img/{drawing}.svg").read_text("utf-8")
        svg = card(tokens, (name, rest), art)
        (folder / picture(PurePosixPath(section or "x", "y"))).write_bytes(png(svg))


def colours(css: str) -> dict[str, str]:
    """Return the colours of a style sheet's or drawing's light scheme by their names."""
    return dict(TOKEN.findall(DARK.split(css, maxsplit=1)[0]))


def card(tokens: dict[str, str], name: tuple[str, str], art: str) -> str:
    """Return the picture as SVG: the site's name on the left, a drawing on the right."""
    first, rest = name
    lines = [(line, 700) for line in first.split(" ", 1)] + [(rest, 400)]
    spans = "".join(
        f'<text x="80" y="{196 + 92 * n}" font-weight="{weight}" '
        f'font-size="{84 * min(1, FITS / max(len(line), 1)):.0f}">{escape(line)}</text>'
        for n, (line, weight) in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE[0]} {SIZE[1]}" '
        f'font-family="{FONT}" fill="{tokens["ink"]}">'
        f'<rect width="100%" height="100%" fill="{tokens["paper"]}"/>'
        f'<rect y="606" width="100%" height="24" fill="{tokens["pine"]}"/>{spans}'
        f'<path transform="translate(80 418) scale(2.2)" d="{PRESS}" fill="none" '
        f'stroke="{tokens["clay"]}" stroke-width="4" stroke-linecap="round"/>'
        f'<text x="80" y="526" font-size="40">{PLAIN}</text>{_placed(art)}</svg>'
    )


def _placed(art: str) -> str:
    """Return a drawing in its light colours, at its place in the picture."""
    known = colours(art)
    light = re.sub(r"var\(--([\w-]+)\)", lambda found: known.get(found[1], "none"), art)
    light = re.sub(r":root\{.*?\}\n|@media.*\}\}\n", "", light)
    return light.replace("<svg ", '<svg x="610" y="60" width="540" height="490" ', 1)


def png(svg: str) -> bytes:
    """Return the picture that an SVG draws, in letters that are the same on every machine."""
    package = find_spec("fontpkg_atkinson_hyperlegible")
    files = Path(str(package and package.origin)).parent.glob("files/*.ttf")
    fonts = [str(file) for file in sorted(files)]
    return resvg_py.svg_to_bytes(
        svg_string=svg, width=SIZE[0], skip_system_fonts=True, font_files=fonts, font_family=FONT
    )
