"""A page's words made ready for paper: nothing to press, everything said in print."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from sitekit import spelled_out
from sitekit.elements import classes, pairs, replace
from sitekit.leaflets import pictures

JOINED = "\u2060"  # no line may end here
BUTTONS = {"call", "go", "footnote-backref"}


def for_paper(root: Element, folder: Path) -> Element:
    """Change a page's elements for paper; ``folder`` is where its pictures' addresses start."""
    spelled_out.write_out(root, "[]")
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
        replace(parent, child, picture((folder / child.get("src", "")).resolve(), child))
    elif "people" in kinds:
        drawn = _coloured(tostring(child, "unicode"))
        replace(parent, child, _image(drawn, child.get("aria-label", ""), "people"))
    elif child.tag == "svg":
        replace(parent, child, _bar(child))


def picture(drawing: Path, shown: Element) -> Element:
    """Return a picture that carries its drawing with it."""
    return _image(pictures.for_paper(drawing), shown.get("alt", ""), "drawing")


def _image(svg: str, alt: str, kind: str) -> Element:
    return Element("img", {"src": pictures.address(svg), "alt": alt, "class": kind})


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
