"""Readers leave a page and come back: what they chose, filled in and opened is as they expect."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, Route
from screen import DESK, PHONE, Screen

LONG, OTHER = "conditions/sciatica/", "first-visit/"
SIZE = "() => parseFloat(getComputedStyle(document.querySelector('.words p')).fontSize)"
ON_PAPER = 24  # px, which is 18 points
FIRST_SEEN = """() => new PerformanceObserver((seen, watch) => {
  window.sizeFirst = parseFloat(getComputedStyle(document.body).fontSize)
  watch.disconnect()
}).observe({type: "paint", buffered: false})"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Screen]:
    """A phone with nothing open."""
    with closing(Screen(browser, PHONE)) as screen:
        yield screen


def printed_size(page: Page) -> float:
    """Return how large the words are on paper, in px."""
    page.emulate_media(media="print")
    size = page.evaluate(SIZE)
    page.emulate_media(media="screen")
    return size


def choose(page: Page, name: str) -> None:
    """Choose the size of the letters at the top of the page."""
    page.locator(".for").get_by_role("link", name=name).click()


def test_large_print_stays_for_links_pages_and_paper(phone: Screen, address: str) -> None:
    page = phone.page
    page.goto(address + LONG)
    usual = page.evaluate(SIZE)
    choose(page, "Large print")
    large = page.evaluate(SIZE)
    held = page.evaluate("() => document.activeElement.innerText")
    page.evaluate("() => { location.hash = 'sources' }")
    sizes = [page.evaluate(SIZE)]
    papers = [printed_size(page)]
    page.goto(address + OTHER)
    sizes += [page.evaluate(SIZE)]
    papers += [printed_size(page)]
    page.reload()
    sizes += [page.evaluate(SIZE)]

    assert held == "Usual size"
    assert large > usual * 1.2
    assert sizes == [large] * 3
    assert papers == [ON_PAPER] * 2
    assert page.url == address + OTHER  # nobody who is sent the address gets it


def test_the_usual_size_comes_back_and_nothing_is_kept(phone: Screen, address: str) -> None:
    page = phone.page
    page.goto(address + LONG)
    usual = page.evaluate(SIZE)
    choose(page, "Large print")
    page.goto(address + OTHER)
    choose(page, "Usual size")
    page.go_back()

    assert page.evaluate(SIZE) == usual
    assert phone.notes(address)["kept"] == []


def test_the_address_of_large_print_is_followed_and_left(phone: Screen, address: str) -> None:
    page = phone.page
    page.goto(address + LONG)
    usual = page.evaluate(SIZE)
    page.goto(f"{address}{OTHER}#large-print")
    large = page.evaluate(SIZE)
    page.goto(address + LONG)
    kept = page.evaluate(SIZE)
    page.goto(f"{address}{OTHER}#large-print")
    choose(page, "Usual size")

    assert large == kept > usual
    assert page.evaluate(SIZE) == usual


def slowly(route: Route) -> None:
    """Let a file come late."""
    time.sleep(0.5)
    route.continue_()


def test_no_small_letters_are_seen_before_the_large_ones(phone: Screen, address: str) -> None:
    page = phone.page
    page.goto(address + LONG)
    choose(page, "Large print")
    page.route("**/js/reader.js", slowly)
    page.add_init_script(f"({FIRST_SEEN})()")
    page.goto(address + OTHER)
    page.wait_for_function("() => window.sizeFirst")

    assert page.evaluate("() => window.sizeFirst") == page.evaluate(SIZE)
    assert page.locator("html.is-large").count() == 1


def test_large_print_needs_no_script(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK, java_script_enabled=False)) as screen:
        page = screen.page
        page.goto(address + LONG)
        usual = page.evaluate(SIZE)
        choose(page, "Large print")

        assert page.evaluate(SIZE) > usual
        assert printed_size(page) == ON_PAPER
        choose(page, "Usual size")
        assert page.evaluate(SIZE) == usual


def test_where_a_browser_keeps_nothing_large_print_is_for_the_page(
    phone: Screen, address: str
) -> None:
    page = phone.page
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})"
    )
    page.goto(address + LONG)
    usual = page.evaluate(SIZE)
    choose(page, "Large print")
    page.evaluate("() => { location.hash = 'sources' }")

    assert page.evaluate(SIZE) > usual
    assert phone.errors == []
