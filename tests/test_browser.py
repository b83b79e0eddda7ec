"""Every page in a real browser, as readers with different screens and keys meet it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from built import address_of
from conftest import ROOT, SOURCES
from playwright.sync_api import Browser
from screen import DESK, NARROW, PHONE, Screen
from serving import serving

ADDRESSES = [address_of(path.relative_to(ROOT / "docs")) for path in SOURCES]
LOOKS = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]
BAD = """<!doctype html><html lang="en"><title>Bad</title><main><h1>Bad</h1>
<p style="color: #6b6b6b; background: #fff; width: 2000px">Grey</p><input>
<img src="gone.svg" alt=""><script src="http://elsewhere.example/a.js"></script>
<script>localStorage.one = sessionStorage.two = document.cookie = "three=3"; tell()</script>"""


@pytest.fixture(scope="session")
def screens(browser: Browser) -> Iterator[list[Screen]]:
    """A phone and a desk, by day and by night."""
    opened = [Screen(browser, width, scheme) for width, scheme in LOOKS]
    yield opened
    for screen in opened:
        screen.context.close()


def findings(screens: list[Screen], url: str, site: str) -> dict[str, list[str]]:
    """Open a page on every screen and return all that is wrong with it."""
    for screen in screens:
        screen.open(url)
        screen.start_axe()  # in all of them at once, for axe is slow
    found: dict[str, list[str]] = {}
    for screen in screens:
        found |= screen.findings(site)
    return found


def in_full(found: dict[str, list[str]]) -> str:
    """Return findings one a line, for pytest shortens what it compares."""
    return "\n".join(f"{kind}: {one}" for kind, notes in found.items() for one in notes)


@pytest.mark.parametrize("page", [*ADDRESSES, "404.html"], ids=lambda page: page or "home")
def test_nothing_is_wrong_with(page: str, screens: list[Screen], address: str) -> None:
    found = findings(screens, address + page, address)

    assert found == {}, in_full(found)
