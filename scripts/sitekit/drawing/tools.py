"""The tools on a page: the sheet, the diary, and the kit of a clinic's messages with its codes.

Their words stand in docs/data, where staff can edit them; their HTML in overrides/tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import count
from pathlib import Path

import jinja2
import segno

from sitekit.content import (
    Ellipse,
    Message,
    Page,
    Sheet,
    Sign,
    Site,
    address,
    day_in_full,
    discloses,
    fill_blanks,
    typical_message,
    whole_address,
)
from sitekit.text import SEGMENT, septets

OVERRIDES = Path(__file__).parents[3] / "overrides"  # a change's own files may lack them
ID = re.compile(r"<\w[^<>{}]*\bid=\"([\w-]+)\"")
LABELS = {False: "For any patient", True: "Only if the patient agreed"}
MIDDLES = {"front": 82, "back": 242}  # where each figure stands in the drawing
QUIET = 4  # modules of white round the code, as ISO/IEC 18004 asks
LEVEL = "m"  # still readable with 15 of 100 modules lost
MASK = 2  # any of the eight can be read; to try them all takes longer than to draw the page's menu


def template(name: str) -> jinja2.Template:
    """Return one of our templates in overrides/; values are escaped where it draws them."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(OVERRIDES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["day"] = day_in_full
    return env.get_template(name)


@cache
def frame_ids() -> frozenset[str]:
    """Return the ids that our templates draw round the words of a page."""
    frame = [*OVERRIDES.glob("*.html"), *OVERRIDES.glob("partials/*.html")]
    return frozenset(one for path in frame for one in ID.findall(path.read_text("utf-8")))


def draw_diary(site: Site) -> str:
    """Return the diary as HTML, with a place for the chart that the script draws."""
    words = site.data.diary
    return template("tools/diary.html").render(words=words) if words else ""


def draw_sheet(site: Site) -> str:
    """Return the sheet for a first visit as HTML."""
    words = site.data.sheet
    if not words:
        return ""
    spots = {view: list(_spots(words, view)) for view in MIDDLES}
    return template("tools/sheet.html").render(
        words=words,
        middles=MIDDLES,
        spots=spots,
        names={view: {one["key"]: one["name"] for one in spots[view]} for view in MIDDLES},
        notes=_notes(words, site.data.safety),
        questions=_questions(site, words.asked_on),
    )


def _spots(words: Sheet, view: str) -> Iterable[dict[str, object]]:
    """Yield the places of the front or back; in front, the right side is on the left."""
    middle, side = MIDDLES[view], 1 if view == "front" else -1
    for name, ellipse in words.places[view].middle.items():
        yield _spot(name, middle, 1, ellipse)
    for name, ellipse in words.places[view].pairs.items():
        yield _spot(f"{words.sides['right']} {name}", middle, -side, ellipse)
        yield _spot(f"{words.sides['left']} {name}", middle, side, ellipse)


def _spot(name: str, middle: int, side: int, ellipse: Ellipse) -> dict[str, object]:
    x, y, width, height = ellipse
    where = {"x": middle + side * x, "y": y, "width": width, "height": height}
    return {"key": name.lower().replace(" ", "-"), "name": name, **where}


def _notes(words: Sheet, signs: Mapping[str, Sign]) -> dict[str, dict[str, str]]:
    """Return the short name of each thing that a therapist is to know, by part of the sheet."""
    parts: dict[str, dict[str, str]] = {}
    for key, one in signs.items():
        if one.note:
            part = words.health_parts.get(one.group, words.other_part)
            parts.setdefault(part, {})[key] = one.note
    return parts


def _questions(site: Site, asked_on: Iterable[str]) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """Return the questions that pages list for readers to take along: by page and whom to ask."""
    pages = {str(source): page for source, page in site.pages.items()}
    numbers = count()
    return {
        str(pages[source].value("title")): [
            (whom, {str(next(numbers)): text for text in asked})
            for whom, asked in _asked(pages[source])
        ]
        for source in asked_on
        if source in pages
    }


def _asked(page: Page) -> Iterable[tuple[str, list[str]]]:
    items = [one for one in page.outline.passages if one.kind == "item"]
    lists = [block for block in page.outline.blocks if block.name == "ask"]
    for block in sorted(lists, key=lambda block: block.start):
        yield block.title, [one.text for one in items if block.holds(one.line)]


def draw_kit(site: Site) -> str:
    """Return every page's messages as blocks that open; those that tell of health come last."""
    pages = {str(source): page for source, page in site.pages.items()}
    kits = [
        _kit(site, pages[source], message)
        for source, message in site.data.messages.items()
        if source in pages
    ]
    groups = [
        {"label": label, "pages": [one for one in kits if one["discloses"] is tells]}
        for tells, label in LABELS.items()
    ]
    shown = [group for group in groups if group["pages"]]
    file = "index.html" if site.store.get("offline") else ""  # a disk opens no folder
    return template("tools/kit.html").render(groups=shown, segment=SEGMENT, file=file)


def _kit(site: Site, page: Page, message: Message) -> dict[str, object]:
    own, known = address(page.source), known_blanks(site, page)
    return {
        "title": page.value("title"),
        "when": message.when,
        "discloses": discloses(site, page),
        "address": own,
        "file": qr_file(own),
        "code": qr_drawing(whole_address(site, own)).replace("\n", ""),
        "messages": [
            {
                "name": name,
                "text": fill_blanks(text, known),
                "septets": septets(typical_message(text, known)) if text is message.text else 0,
            }
            for name, text in message.parts().items()
        ],
    }


def known_blanks(site: Site, page: Page) -> dict[str, str]:
    """Return what we can fill into a message: the page's address, and the clinic's name."""
    home = whole_address(site, address(page.source))
    return {"clinic": site.clinic.name, "phone": site.clinic.phone, "address": home}


@cache
def qr_code(address: str) -> segno.QRCode:
    """Return the code of an address: level M, and no higher, to keep its modules large."""
    return segno.make_qr(address, error=LEVEL, boost_error=False, mask=MASK)


def qr_drawing(address: str) -> str:
    """Return an SVG to write into a page; the stylesheet gives it a size."""
    return qr_code(address).svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None)


def qr_file(address: str) -> str:
    """Return the file name below the site, without its end, of the code for an address."""
    return f"qr/{address.strip('/') or 'home'}"
