"""Readers leave a page and come back: what they chose, filled in and opened is as they expect."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from engines import Engine, opened
from playwright.sync_api import Browser, Error, Page, Route
from screen import DESK, PHONE, Screen

LONG, OTHER = "conditions/sciatica/", "first-visit/"
SHEET, DIARY, CHECK = "first-visit/prepare/", "first-visit/diary/", "is-it-safe/check/"
FORMS = (SHEET, DIARY)
ADD_LINK = """([href, more]) => {
  document.getElementById('added')?.remove()
  const link = Object.assign(document.createElement('a'), {href, id: 'added', textContent: 'Added'}, more)
  document.querySelector('h1').before(link)
}"""
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


STAY = {  # where each link leads, and what else it has
    "tel:999": {}, "mailto:a@b.example": {}, "sms:999": {}, "/remedial-massage.zip": {},
    "/robots.txt": {"download": "a.txt"}, "/about/privacy/": {"target": "_blank"},
}  # fmt: skip
# What would open no page here: a file, a tab, another program.
HOLD = """() => document.addEventListener('click', (event) => {
  if (event.target.closest?.('a:not([href^="/"], [href^="."]), [download], [target], [href$=zip]')) event.preventDefault()
})"""
UNFOLD = "() => { for (const one of document.querySelectorAll('.fold')) one.open = true }"
ASKS = "() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))"
AGREES = """() => {
  const all = (name) => [...document.querySelectorAll(name)]
  const holds = (one) => one.matches('[type=checkbox], [type=radio]') ? one.checked : one.value
  const chart = document.querySelector('.chart')
  return all('[data-spot]').every((one) => one.matches('.is-on') === document.getElementById(one.dataset.spot).checked)
    && (!chart || chart.hidden === !all('.week select').some(holds))
    && all('.is-done').every((tool) => tool.querySelector(':checked'))
    && all('.fold').every((fold) => fold.querySelector('.filled').hidden
      === ![...fold.querySelectorAll('input, select, textarea')].some(holds))
}"""


@pytest.mark.parametrize("form", FORMS)
def test_a_form_asks_before_a_link_away_and_at_nothing_else(
    engine: Engine, form: str, site: str
) -> None:
    opened(engine, site + form, PHONE)
    engine.evaluate(UNFOLD)
    engine.fill("#goal", "Walk to the shop")
    before, after = engine.evaluate(ASKS), {}
    engine.evaluate(HOLD)
    for href, more in STAY.items():
        engine.evaluate(ADD_LINK, [href, more])
        engine.click("#added")
        after[href] = engine.evaluate(ASKS)
    asked = [*engine.asked]
    here = engine.evaluate("() => [location.pathname, document.getElementById('goal').value]")
    engine.click(".foot a[href*=privacy]")
    engine.arrive("/about/privacy/")

    assert before
    assert [href for href, asks in after.items() if asks] == []
    assert asked == []
    assert here == [f"/{form}", "Walk to the shop"]
    assert engine.asked == (["beforeunload"] if engine.tells else [])


def test_a_call_asks_nothing_and_the_form_is_still_guarded(phone: Screen, address: str) -> None:
    asked: list[str] = []  # Chromium alone: Firefox would ask for a program, WebKit show an error
    page = phone.page
    page.on("dialog", lambda one: (asked.append(one.type), one.dismiss()))
    page.goto(address + DIARY)
    page.evaluate(UNFOLD)
    page.locator("#goal").fill("Walk to the shop")
    page.locator(".foot a[href^='tel:']").first.click()
    page.wait_for_timeout(1200)
    before = [*asked]
    with pytest.raises(Error):
        page.goto(address, timeout=1500)

    assert (before, asked) == ([], ["beforeunload"])


@pytest.mark.parametrize("tool", [*FORMS, CHECK])
def test_what_is_drawn_goes_with_the_fields_when_one_comes_back(
    engine: Engine, tool: str, site: str
) -> None:
    opened(engine, site + tool, PHONE)
    engine.evaluate(UNFOLD)
    if tool == CHECK:
        engine.click("label[for=ask-chest-pain]")
        engine.click(".turn__see")
        engine.await_(".result")
    elif tool == DIARY:
        engine.fill("#pain-1", "8")
        engine.await_(".chart svg")
    else:
        engine.click("[data-spot=where-chest]")
        engine.await_(".spot.is-on")
    engine.click(".foot a[href*=privacy]")
    engine.arrive("/about/privacy/")
    engine.back()
    engine.arrive(f"/{tool}")
    if engine.name == "webkit":
        time.sleep(0.4)  # it empties the fields a little later, and what is drawn follows
    engine.wait(AGREES)


def test_a_page_that_is_loaded_again_is_not_behind_the_search_box(
    engine: Engine, site: str
) -> None:
    opened(engine, site + LONG, PHONE)
    engine.click(".top__search")
    engine.await_(".md-search__output")
    engine.evaluate("() => { window.old = true; location.reload() }")
    engine.wait("() => !window.old && document.readyState === 'complete'")

    assert not engine.see(".md-search__output")
    assert not engine.evaluate("() => document.getElementById('__search').checked")


def open_picture(engine: Engine) -> None:
    """Enlarge the first picture."""
    engine.click("a.glightbox")
    engine.await_(".gslide.current.loaded img")


def test_back_closes_a_picture_and_then_leaves(engine: Engine, site: str) -> None:
    opened(engine, site + OTHER, PHONE)
    opened(engine, site + LONG, PHONE)
    for way in ("back", "Escape", "back"):
        open_picture(engine)
        if way == "back":
            engine.back()
        else:
            engine.press(way)
        engine.wait("() => !document.querySelector('.glightbox-container')")
        time.sleep(0.2)  # what Escape has closed goes back by itself
        engine.arrive(f"/{LONG}")
        engine.wait("() => document.activeElement.matches('a.glightbox')")
    engine.back()
    engine.arrive(f"/{OTHER}")


def test_the_tab_key_stays_with_an_open_picture(engine: Engine, site: str) -> None:
    opened(engine, site + LONG, DESK)
    open_picture(engine)
    held = []
    for key in ["Tab"] * 4 + ["Shift+Tab"] * 4:
        engine.press(key)
        held.append(engine.evaluate("() => document.activeElement.closest('[role=dialog]') && "
                                    "document.activeElement.className"))  # fmt: skip
    inert = "() => document.querySelector('main').inert"
    behind = engine.evaluate(inert)
    engine.press("Escape")
    engine.wait("() => !document.querySelector('.glightbox-container')")

    assert None not in held
    assert len(set(held)) == 2  # there is no picture before the first
    assert behind
    assert not engine.evaluate(inert)
