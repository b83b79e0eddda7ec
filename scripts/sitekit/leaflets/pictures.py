"""Pictures for paper: light colours, white ground, and the leaflet's own letters."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import tinycss2

FAMILY = "Atkinson Hyperlegible"
GROUND = "--g"  # what each picture calls the colour behind it
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
FONT = re.compile(r"font:(\d+) (\d+px) [^;}]*")


def address(svg: str) -> str:
    """Return an SVG text as an address that holds it, so that a leaflet loads nothing."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def for_paper(drawing: Path) -> str:
    """Return a picture with its colours written out, which the printer's SVG needs."""
    text = drawing.read_text("utf-8")
    for name, colour in _colours(text).items():
        text = text.replace(f"var({name})", "#fff" if name == GROUND else colour)
    return STYLE.sub(lambda found: f"<style>{_plain(found[1])}</style>", text)


def _colours(text: str) -> dict[str, str]:
    """Return the named colours of a picture; those for dark screens lie deeper and are not met."""
    found = STYLE.search(text)
    rules = tinycss2.parse_stylesheet(found[1] if found else "", True, True)
    return {
        one.name: tinycss2.serialize(one.value).strip()
        for rule in rules
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root"
        for one in tinycss2.parse_blocks_contents(rule.content, True, True)
        if one.type == "declaration"
    }


def _plain(css: str) -> str:
    rules = tinycss2.parse_stylesheet(css, True, True)
    kept = "".join(rule.serialize() for rule in rules if rule.type == "qualified-rule")
    return FONT.sub(rf"font-weight:700;font-size:\2;font-family:{FAMILY}", kept)
