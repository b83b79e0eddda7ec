"""A page's words and drawings made ready for paper: nothing to press, everything said in print."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

import tinycss2

from sitekit.output.elements import classes, explain_in_brackets, pairs, replace

JOINED = "\u2060"  # no line may end here
BUTTONS = {"call", "go", "footnote-backref"}
FAMILY = "Atkinson Hyperlegible"
GROUND = "--g"  # what each picture calls the colour behind it
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
FONT = re.compile(r"font:(\d+) (\d+px) [^;}]*")


def prepare_for_paper(root: Element, folder: Path) -> Element:
    """Change a page's elements for paper; ``folder`` is where its pictures' addresses start."""
    explain_in_brackets(root, "[]")
    for parent, child in list(pairs(root)):
        _change(parent, child, folder)
    for parent, child in list(pairs(root)):
        if child.tag == "p" and not len(child) and not (child.text or "").strip():
            replace(parent, child)
    _keep_notes(root)
    return _sections(root)


def _keep_notes(root: Element) -> None:
    """Keep the number of a source on the line of the word before it."""
    for parent in root.iter():
        for before, child in zip([None, *parent], parent, strict=False):
            if child.tag == "sup" and before is None:
                parent.text = (parent.text or "") + JOINED
            elif child.tag == "sup":
                before.tail = (before.tail or "") + JOINED


def _change(parent: Element, child: Element, folder: Path) -> None:
    kinds = classes(child)
    if BUTTONS & kinds or (child.tag == "img" and not child.get("alt")):
        replace(parent, child)
    elif child.tag == "img":
        replace(parent, child, _picture((folder / child.get("src", "")).resolve(), child))
    elif "people" in kinds:
        drawn = _coloured(tostring(child, "unicode"))
        replace(parent, child, _image(drawn, child.get("aria-label", ""), "people"))
    elif child.tag == "svg":
        replace(parent, child, _bar(child))


def _picture(drawing: Path, shown: Element) -> Element:
    """Return a picture that carries its drawing with it."""
    return _image(_paper_drawing(drawing), shown.get("alt", ""), "drawing")


def _image(svg: str, alt: str, kind: str) -> Element:
    return Element("img", {"src": data_address(svg), "alt": alt, "class": kind})


def _coloured(svg: str) -> str:
    on, off = 'class="is-on"', 'class="is-off"'
    drawn = svg.replace(on, 'fill="#000"').replace(
        off, 'fill="#fff" stroke="#000" stroke-width="1.5"'
    )
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _bar(svg: Element) -> Element:
    """Return a bar as long as the one on the page, drawn with the paper's own black."""
    share = float(svg[0].get("width", "0")) / float(svg.get("width", "1"))
    return Element("span", {"class": "bar", "style": f"width:{100 * share:.0f}%"})


def _sections(root: Element) -> Element:
    """Put each heading and what follows it into a section, named as the heading's address."""
    made = Element("div")
    section = made
    for child in root:
        if child.tag == "h2":
            section = SubElement(made, "section", {"class": child.get("id", "")})
        section.append(child)
    return made


def data_address(svg: str) -> str:
    """Return an SVG text as an address that holds it, so that a leaflet loads nothing."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _paper_drawing(drawing: Path) -> str:
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
