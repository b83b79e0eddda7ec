"""A page's words made ready for paper: nothing to press, everything said in print."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from sitekit import meanings
from sitekit.elements import classes, pairs, replace
from sitekit.leaflets import pictures

HELP = "care"
BUTTONS = {"call", "go", "footnote-backref"}


def for_paper(root: Element, folder: Path) -> Element:
    """Change a page's elements for paper; ``folder`` is where its pictures' addresses start."""
    meanings.write_out(root, "[]")
    for parent, child in list(pairs(root)):
        _change(parent, child, folder)
    for parent, child in list(pairs(root)):
        if child.tag == "p" and not len(child) and not (child.text or "").strip():
            replace(parent, child)
    return _sections(root)


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
    """Put each heading and what follows it into a section.

    What comes up to the last box for help is the front, which has the whole width.
    """
    made = Element("div")
    section = made
    for child in root:
        if child.tag == "h2":
            section = SubElement(made, "section", {"class": child.get("id", "part")})
        section.append(child)
    last = max((n for n, one in enumerate(made) if _helps(one)), default=0)
    front, rest = Element("div", {"class": "front"}), Element("div", {"class": "rest"})
    front.extend(made[: last + 1])
    rest.extend(made[last + 1 :])
    made[:] = [front, rest]
    return made


def _helps(section: Element) -> bool:
    return any(HELP in classes(one) for one in section)
