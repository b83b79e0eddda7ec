"""Pages of each kind in the states that readers choose: narrow, zoomed, forced colours, large text."""

from __future__ import annotations

from contextlib import closing

import pytest
from playwright.sync_api import Browser
from screen import COLOURS, DESK, NARROW, PHONE, Screen
from targets import small

PAGES = (
    "",
    "first-visit/",
    "is-it-safe/",
    "conditions/sciatica/",
    "techniques/kneading/",
    "gentle-or-remedial/",
    "about/words/",
    "for-clinics/",
)
# What a desk has round the words of a page, and a phone has not.
FRAMES = ("", "conditions/sciatica/")
USUAL = 16  # px of a browser's text
TARGETS = """<!doctype html><style>a, button { display: inline-block; width: 50px; height: 50px }
p a { display: inline; }</style><p>Read <a href="#">this</a> first.</p><a href="#">Good</a>
<button style="height: 43px">Flat</button><a href="#" style="width: 20px">Thin</a>
<a href="#" style="display: none">Gone</a><label>Tick <input type="checkbox"></label>
<label style="display: block; height: 44px">Fine <input type="checkbox"></label>"""


def test_forced_colours_and_320_px_are_right(browser: Browser, address: str) -> None:
    found = {}
    with closing(Screen(browser, NARROW, forced_colors="active")) as screen:
        for page in PAGES:  # 320 px is 400 % zoom on a desk
            screen.open(address + page)
            screen.start_axe("light")
            found[page] = screen.axe() + screen.sideways() + small(screen.page)

    assert {page: said for page, said in found.items() if said} == {}


def test_forced_colours_are_right_round_a_page_of_a_desk(browser: Browser, address: str) -> None:
    found = {}
    with closing(Screen(browser, DESK, forced_colors="active")) as screen:
        for page in FRAMES:
            screen.open(address + page)
            screen.start_axe("light", COLOURS)
            found[page] = screen.axe() + screen.sideways()

    assert {page: said for page, said in found.items() if said} == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_text_can_be_twice_as_large(width: int, browser: Browser, address: str) -> None:
    found = {}
    with closing(Screen(browser, width)) as screen:
        setting = screen.context.new_cdp_session(screen.page)
        setting.send("Page.setFontSizes", {"fontSizes": {"standard": 2 * USUAL}})
        for page in PAGES:
            screen.open(address + page)
            screen.page.wait_for_load_state()
            found[page] = screen.sideways()

    assert {page: said for page, said in found.items() if said} == {}


def test_a_small_target_is_named(browser: Browser) -> None:
    with closing(Screen(browser, DESK)) as screen:
        screen.page.set_content(TARGETS)

        assert [one.partition(":")[0] for one in small(screen.page)] == ["Flat", "Thin", "Tick"]
