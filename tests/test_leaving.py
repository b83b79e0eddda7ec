"""Readers leave a page and come back: what they chose, filled in and opened is as they expect."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Error, Page, Route
from screen import DESK, PHONE, Screen

LONG, OTHER = "conditions/sciatica/", "first-visit/"
FORMS = ("first-visit/prepare/", "first-visit/diary/")
ADD_LINK = """([href, more]) => {
  document.getElementById('added')?.remove()
  const link = Object.assign(document.createElement('a'), {href, id: 'added', textContent: 'Added'}, more)
  document.querySelector('h1').before(link)
}"""
# What WebKit does when one comes back to a form that it does not fill in by itself.
BACK_EMPTY = """() => {
  document.querySelector('.tool').querySelectorAll('input, textarea, select').forEach((one) => {
    if (one.type === 'checkbox' || one.type === 'radio') one.checked = false
    else if (one.type !== 'file') one.value = ''
  })
  dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))
}"""
SIZE = "() => parseFloat(getComputedStyle(document.querySelector('.words p')).fontSize)"
ON_PAPER = 24  # px, which is 18 points
# What Firefox does to a box that was ticked when the page was left.
RESTORED = """document.addEventListener("readystatechange", () => {
  if (document.readyState === "interactive") window.restored = document.getElementById("__search").checked = true
})"""
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


STAY = ("tel:999", "mailto:a@b.example", "sms:999", "/remedial-massage.zip")


def on_a_form(screen: Screen, url: str) -> tuple[Page, list[str]]:
    """Open a form, fill a field in, and return what the browser asks from then on."""
    asked: list[str] = []
    page = screen.page
    page.on("dialog", lambda one: (asked.append(one.type), one.dismiss()))
    page.goto(url)
    page.locator("#goal").evaluate("(one) => { one.closest('details').open = true }")
    page.locator("#goal").fill("Walk to the shop")
    return page, asked


@pytest.mark.parametrize("form", FORMS)
def test_what_does_not_leave_a_form_is_not_asked_about(
    form: str, phone: Screen, address: str
) -> None:
    page, asked = on_a_form(phone, address + form)
    for link in page.locator("a[href^='tel:'], a[href^='mailto:']").all():
        if link.is_visible():
            link.click()
    for href in STAY:
        page.evaluate(ADD_LINK, [href, {}])
        page.locator("#added").click()
    page.evaluate(ADD_LINK, ["/robots.txt", {"download": "a.txt"}])
    page.locator("#added").click()
    page.evaluate(ADD_LINK, [f"/{OTHER}", {"target": "_blank"}])
    page.locator("#added").click()
    page.wait_for_timeout(300)

    assert asked == []
    assert page.url == address + form
    assert page.locator("#goal").input_value() == "Walk to the shop"


def test_after_a_call_the_form_is_still_guarded(phone: Screen, address: str) -> None:
    page, asked = on_a_form(phone, address + FORMS[0])
    page.locator(".foot a[href^='tel:']").first.click()
    page.wait_for_timeout(1200)
    with pytest.raises(Error):
        page.goto(address, timeout=1500)

    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("form", "field", "drawn"),
    [
        (FORMS[0], "input[id^=where-]", ".spot.is-on"),
        (FORMS[1], "#pain-1", ".chart:not([hidden])"),
    ],
)
def test_what_is_drawn_goes_with_the_fields_that_back_has_emptied(
    form: str, field: str, drawn: str, phone: Screen, address: str
) -> None:
    page = phone.page
    page.goto(address + form)
    page.locator(field).first.evaluate(
        "(one) => { if (one.type === 'checkbox') one.checked = true; else one.value = '5';"
        " for (const kind of ['input', 'change']) one.dispatchEvent(new Event(kind, {bubbles: true})) }"
    )
    before = page.locator(drawn).count(), page.locator(".filled:not([hidden])").count()
    page.evaluate(BACK_EMPTY)
    page.wait_for_timeout(50)

    assert before[0] == 1
    assert page.locator(drawn).count() == 0
    assert page.locator(".filled:not([hidden])").count() == 0


def test_an_emptied_check_shows_no_answer(phone: Screen, address: str) -> None:
    page = phone.page
    page.goto(f"{address}is-it-safe/check/")
    page.locator("[value=call]").first.check()
    page.locator(".turn__see").click()
    answered = page.locator(".result").is_visible()
    page.evaluate(BACK_EMPTY)
    page.wait_for_timeout(50)

    assert answered
    assert not page.locator(".result").is_visible()
    assert page.locator("fieldset").first.is_visible()


def test_a_page_that_is_loaded_again_is_not_behind_the_search_box(
    phone: Screen, address: str
) -> None:
    page = phone.page
    page.add_init_script(RESTORED)
    page.goto(address + LONG)
    page.wait_for_load_state()

    assert page.evaluate("() => window.restored")
    assert not page.locator(".md-search__output").is_visible()
    assert not page.locator("#__search").is_checked()


def open_picture(page: Page) -> None:
    """Enlarge the first picture."""
    page.locator("a.glightbox").first.click()
    page.locator(".gslide.current.loaded img").wait_for()


def test_back_closes_a_picture_and_then_leaves(phone: Screen, address: str) -> None:
    page = phone.page
    page.goto(address + OTHER)
    page.goto(address + LONG)
    for way in ("back", "Escape", "back"):
        open_picture(page)
        page.go_back() if way == "back" else page.keyboard.press(way)
        page.locator(".glightbox-container").wait_for(state="detached")
        page.wait_for_timeout(200)
        assert page.url == address + LONG
        assert page.evaluate("() => document.activeElement.matches('a.glightbox')")
    page.go_back()

    assert page.url == address + OTHER


def test_the_tab_key_stays_with_an_open_picture(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK)) as screen:
        page = screen.page
        page.goto(address + LONG)
        open_picture(page)
        held = []
        for key in ["Tab"] * 4 + ["Shift+Tab"] * 4:
            page.keyboard.press(key)
            held.append(page.evaluate("() => document.activeElement.closest('[role=dialog]') && "
                                      "document.activeElement.className"))  # fmt: skip
        behind = page.locator("main").evaluate("(one) => one.inert")
        page.keyboard.press("Escape")
        page.locator(".glightbox-container").wait_for(state="detached")

        assert None not in held
        assert len(set(held)) == 2  # there is no picture before the first
        assert behind
        assert not page.locator("main").evaluate("(one) => one.inert")
