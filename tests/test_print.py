"""Every page prints black on white, whole, and on few sides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import paper
import pytest
from built import address_of
from playwright.sync_api import Browser, Page
from sitekit.site import Site

MOST = {"condition": 4, "technique": 2}  # sides; the page that clinics link has 2 as well
FIRST = PurePosixPath("first-visit/index.md")


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.emulate_media(media="print")
    yield opened
    opened.close()


def test_what_looks_wrong_on_paper_is_named(sheet: Page) -> None:
    sheet.set_content(
        "<header>Menu</header><div id=words><p style='color:#444;font-size:10pt'>Rest</p>"
        "<h2 style='background:#eee'>Ice</h2><div class=care><p>Call</p></div></div>"
    )

    assert paper.amiss(sheet) == [
        "p is rgb(68, 68, 68)",
        "p has 10 points",
        "h2 is on rgb(238, 238, 238)",
        "a card has no border",
        "header is printed",
        "there is no code",
    ]


def test_words_that_are_not_on_the_paper_are_named(sheet: Page) -> None:
    sheet.set_content("<p>Rest the knee.</p>")

    assert paper.printed(sheet, "A4").lacks(["Rest the knee.", "Ice"]) == ["Ice"]


def test_a_page_prints_whole_and_looks_right(
    source: PurePosixPath, sheet: Page, address: str
) -> None:
    sheet.goto(address + address_of(source))
    made = paper.printed(sheet, "A4")

    assert {
        "looks": paper.amiss(sheet),
        "not printed": made.lacks(sheet.evaluate(paper.WORDS)),
        "sources": made.lacks(sheet.evaluate(paper.SOURCES)),
    } == {"looks": [], "not printed": [], "sources": []}


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_what_clinics_hand_out_takes_few_sides(
    size: str, sheet: Page, address: str, ours: Site
) -> None:
    found = {}
    for source, page in ours.pages.items():
        most = 2 if source == FIRST else MOST.get(page.kind)
        if most:
            sheet.goto(address + address_of(source))
            sides = paper.printed(sheet, size).sides
            found |= {str(source): f"{sides} sides, not {most}"} if sides > most else {}

    assert found == {}
