"""Every square code leads to its page, on a screen and on paper, and every poster is one sheet."""

from __future__ import annotations

import re
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from built import page_of
from conftest import ROOT, SOURCES
from paper import sheets, squeezed
from PIL import Image
from playwright.sync_api import Browser, Page
from screen import DESK, Screen
from sitekit import content, drawing
from sitekit.content import Site

ADDRESSES = [content.address(path.relative_to(ROOT / "docs")) for path in SOURCES]
PLACES = """(all) => all.map((one) => {
  const box = one.getBoundingClientRect()
  return [box.left, box.top + scrollY, box.right, box.bottom + scrollY] })"""


def said(picture: Image.Image) -> list[tuple[str, str]]:
    """Return the words and the level of each code in a picture."""
    return [(one.text, one.ec_level) for one in zxingcpp.read_barcodes(picture.convert("L"))]


def shown(page: Page, selector: str) -> list[list[tuple[str, str]]]:
    """Return what each code says that an open page shows."""
    places = page.locator(selector).evaluate_all(PLACES)
    screen = Image.open(BytesIO(page.screenshot(full_page=True)))
    return [said(screen.crop(tuple(map(round, place)))) for place in places]


def test_the_codes_of_a_page_lead_to_it(
    browser: Browser, built: Path, address: str, ours: Site
) -> None:
    files = {one: drawing.qr_file(one) for one in ADDRESSES}
    wanted = [[(content.whole_address(ours, one), "M")] for one in ADDRESSES]
    with closing(Screen(browser, DESK)) as screen:
        screen.page.goto(f"{address}robots.txt")
        screen.page.set_content(
            "".join(f"<img src='{one}.svg' width=240>" for one in files.values())
        )
        drawn = shown(screen.page, "img")

    assert drawn == wanted
    assert [said(Image.open(built / f"{one}.png")) for one in files.values()] == wanted


def test_a_code_is_3_cm_wide_with_four_squares_of_quiet(built: Path) -> None:
    svg = (built / "qr/first-visit.svg").read_text("utf-8")
    picture = Image.open(BytesIO((built / "qr/first-visit.png").read_bytes()))

    squares = int(re.search(r"H(\d+)|h(\d+)\.0v", svg)[2])
    assert float(re.search(r'width="([\d.]+)mm"', svg)[1]) == pytest.approx(
        30 * squares / (squares - 8)
    )
    assert picture.width == 12 * squares
    assert 12 * (squares - 8) / picture.info["dpi"][0] * 2.54 == pytest.approx(3, abs=0.02)
    assert picture.convert("L").crop((0, 0, picture.width, 48)).getextrema() == (255, 255)


def handed_out(ours: Site) -> list[str]:
    """Return the address of each page that clinics have messages for, in the order of the kit."""
    pages = [page for page in ours.pages.values() if str(page.source) in ours.data.messages]
    order = list(ours.data.messages)
    pages.sort(key=lambda page: (content.discloses(ours, page), order.index(str(page.source))))
    return [content.address(page.source) for page in pages]


def test_the_kit_shows_and_links_each_code(built: Path, ours: Site) -> None:
    """What it shows are the codes that the first test reads, drawn into the page."""
    wanted = handed_out(ours)
    kit = page_of(built, "for-clinics/index.md").tree
    codes, links = kit.css(".code [role=img]"), kit.css(".code a")
    files = {one: (built / f"{drawing.qr_file(one)}.svg").read_text("utf-8") for one in wanted}

    assert [one.attributes["aria-label"] for one in codes] == [
        f"QR code. It leads to {one}" for one in wanted
    ]
    assert [one.css_first("path").attributes["d"] for one in codes] == [
        re.findall(r' d="([^"]*)"', files[one])[-1] for one in wanted
    ]
    assert [link.attributes["href"] for link in links] == [
        f"../{file}"
        for one in wanted
        for file in (
            f"{drawing.qr_file(one)}.svg",
            f"{drawing.qr_file(one)}.png",
            f"poster{one}",
        )
    ]


def test_every_poster_is_one_sheet_that_leads_to_its_page(
    browser: Browser, address: str, ours: Site
) -> None:
    found, wanted = {}, {}
    with closing(Screen(browser, DESK)) as screen:
        for to in handed_out(ours):
            own = content.whole_address(ours, to)
            wanted[to] = ([(own, "M")], 1, 1, True, True)
            screen.page.goto(f"{address}poster{to}")
            sheet, letter = sheets(screen.page), sheets(screen.page, "Letter")
            words = squeezed(sheet[0].get_textpage().get_text_range())
            typed = [squeezed(one) in words for one in (own.partition("//")[2], "point it here")]
            code = said(sheet[0].render(scale=2, grayscale=True).to_pil())
            found[to] = (code, len(sheet), len(letter), *typed)

    assert found == wanted
