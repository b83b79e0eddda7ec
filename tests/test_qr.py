"""Every square code leads to its page, on a screen and on paper, and every poster is one sheet."""

from __future__ import annotations

import re
from contextlib import closing
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
import resvg_py
import zxingcpp
from built import address_of, pages, read
from conftest import ROOT, SOURCES
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader
from screen import DESK, PHONE, Screen
from sitekit import addresses, posters, qr_files
from sitekit.site import Site

ADDRESSES = [f"/{address_of(path.relative_to(ROOT / 'docs'))}" for path in SOURCES]
SVG = "http://www.w3.org/2000/svg"
PAPER = {"A4": 1, "Letter": 1}


def said(picture: Image.Image) -> list[tuple[str, str]]:
    """Return the words and the level of each code in a picture."""
    return [(one.text, one.ec_level) for one in zxingcpp.read_barcodes(picture.convert("L"))]


def test_every_code_leads_to_its_page(built: Path, ours: Site) -> None:
    found = {}
    for address in ADDRESSES:
        file = built / qr_files.name(address)
        drawn = resvg_py.svg_to_bytes(svg_path=f"{file}.svg", dpi=300)
        pictures = Image.open(f"{file}.png"), Image.open(BytesIO(drawn))
        found[address] = [said(picture) for picture in pictures]

    home = ours.config["site_url"].rstrip("/")
    assert found == {address: [[(home + address, "M")]] * 2 for address in ADDRESSES}


def test_a_code_is_3_cm_wide_with_four_squares_of_quiet(tmp_path: Path) -> None:
    qr_files.write(tmp_path, "https://massage.example/", "/knee/")
    svg = (tmp_path / "qr/knee.svg").read_text("utf-8")
    picture = Image.open(tmp_path / "qr/knee.png")

    squares = int(re.search(r"H(\d+)|h(\d+)\.0v", svg)[2])
    assert float(re.search(r'width="([\d.]+)mm"', svg)[1]) == pytest.approx(
        30 * squares / (squares - 8)
    )
    assert picture.width == 12 * squares
    assert 12 * (squares - 8) / picture.info["dpi"][0] * 2.54 == pytest.approx(3, abs=0.02)
    assert picture.convert("L").crop((0, 0, picture.width, 48)).getextrema() == (255, 255)


def test_the_kit_shows_and_links_each_code(built: Path, ours: Site) -> None:
    tree = read(built, built / "for-clinics/index.html").tree
    wanted = [addresses.of(page.source) for page in posters.pages(ours)]

    assert [node.attributes["aria-label"] for node in tree.css(".code [role=img]")] == [
        f"QR code. It leads to {address}" for address in wanted
    ]
    home = ours.config["site_url"].rstrip("/")
    found = [node.html.replace("<svg ", f'<svg xmlns="{SVG}" ') for node in tree.css(".code svg")]
    drawn = [resvg_py.svg_to_bytes(svg_string=one, width=400, background="#fff") for one in found]
    shown = [said(Image.open(BytesIO(picture))) for picture in drawn]
    assert shown == [[(home + address, "M")] for address in wanted]
    links = [node.attributes["href"] for node in tree.css(".code a")]
    assert links == [
        link
        for address in wanted
        for link in (
            f"../{qr_files.name(address)}.svg",
            f"../{qr_files.name(address)}.png",
            f"../poster{address}",
        )
    ]


def test_every_poster_is_one_sheet_that_leads_to_its_page(
    browser: Browser, address: str, ours: Site
) -> None:
    found, wanted = {}, {}
    host = ours.config["site_url"].removeprefix("https://").rstrip("/")
    with closing(Screen(browser, DESK)) as screen:
        for page in posters.pages(ours):
            to = addresses.of(page.source)
            wanted[to] = ([(f"https://{host}{to}", "M")], PAPER, [])
            screen.open(f"{address}poster{to}")
            screen.page.wait_for_load_state()
            shot = Image.open(BytesIO(screen.page.screenshot()))
            sheets = {kind: PdfReader(BytesIO(screen.page.pdf(format=kind))) for kind in PAPER}
            words = re.sub(r"\s", "", normalize("NFKC", sheets["A4"].pages[0].extract_text()))
            missing = [one for one in (f"{host}{to}", "pointithere") if one not in words]
            counts = {kind: len(sheet.pages) for kind, sheet in sheets.items()}
            found[to] = (said(shot), counts, missing)

    assert found == wanted


def test_nothing_is_wrong_with_a_poster(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE)) as screen:
        screen.open(f"{address}poster/first-visit/")
        screen.start_axe("light")
        found = {"axe": screen.axe(), **screen.notes(address)}

    assert {kind: notes for kind, notes in found.items() if notes} == {}


def test_no_poster_is_found_by_a_search_engine(built: Path) -> None:
    robots = [
        page.tree.css_first('[name="robots"]')
        for page in pages(built)
        if page.address.startswith("poster/")
    ]

    assert robots
    assert {node and node.attributes["content"] for node in robots} == {"noindex"}
