"""Hard words stay words of their sentence, and what they mean is a press away, in any browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from built import pages
from playwright.sync_api import Browser, Locator, Page
from screen import DESK, PHONE, Screen

LONG, DANGER = "conditions/sciatica/", "is-it-safe/"
NO_POPOVER = """for (const name of ["showPopover", "hidePopover", "togglePopover", "popover"])
  delete HTMLElement.prototype[name]"""
COPIED = """(one) => { getSelection().selectAllChildren(one); return getSelection().toString() }"""
FOUND = """(text) => {
  getSelection().removeAllRanges()
  return find(text, true, false, false, false, false, false)
}"""
SENTENCE = """(one) => {
  const copy = one.cloneNode(true)
  for (const aside of copy.querySelectorAll(".meaning, svg")) aside.remove()
  return copy.textContent.replace(/\\s+/g, " ").trim()
}"""


@pytest.fixture
def desk(browser: Browser) -> Iterator[Screen]:
    """A desk with nothing open."""
    with closing(Screen(browser, DESK)) as screen:
        yield screen


def word(page: Page) -> tuple[Locator, Locator]:
    """Return the first hard word of the page, and its meaning."""
    found = page.locator("#words a.term").first
    return found, page.locator(found.get_attribute("href"))


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    return page.evaluate("() => document.activeElement.id")


def shown(page: Page) -> int:
    """Return how many meanings can be seen."""
    return sum(one.is_visible() for one in page.locator(".meaning").all())


def test_no_sentence_holds_a_thing_to_press_but_links(built: Path) -> None:
    words = [(page, node) for page in pages(built) for node in page.tree.css("a.term")]
    held = {
        page.address: [node.html for node in page.tree.css("#words :is(p, li, td, dd) button")]
        for page in pages(built)
        if not page.tree.css("[data-tool]")
    }

    assert len(words) > 100
    assert [node.html for _, node in words if node.parent.tag in {"button", "label"}] == []
    assert {name: found for name, found in held.items() if found} == {}


def test_a_sentence_is_copied_and_found_whole(desk: Screen, address: str) -> None:
    page = desk.page
    page.goto(address + LONG)
    page.locator("#words sup").evaluate_all("(all) => all.forEach((one) => one.remove())")
    held = [one for one in page.locator("#words p:has(a.term)").all() if one.is_visible()]
    whole = [one.evaluate(SENTENCE) for one in held]
    copied = [" ".join(one.evaluate(COPIED).split()) for one in held]
    bits = [around(one.locator("a.term").first) for one in held]

    assert len(held) > 3
    assert [text for text in whole if "Close" in text] == []
    assert [(a, b) for a, b in zip(whole, copied, strict=True) if a != b] == []
    assert [text for text in bits if not page.evaluate(FOUND, text)] == []


def around(one: Locator) -> str:
    """Return a word with the letters before and after it."""
    return one.evaluate(
        "(one) => (one.previousSibling?.data ?? '').slice(-9) + one.textContent"
        " + (one.nextElementSibling.nextSibling?.data ?? '').slice(0, 9)"
    )


@pytest.mark.parametrize("broken", ["", NO_POPOVER], ids=["popover", "no popover"])
def test_keys_open_and_close_a_meaning(broken: str, desk: Screen, address: str) -> None:
    page = desk.page
    page.add_init_script(broken)
    page.goto(address + LONG)
    one, meaning = word(page)
    before = shown(page)
    one.press("Enter")
    during = shown(page), meaning.is_visible(), meaning.inner_text()
    page.keyboard.press("Tab")
    inside = page.evaluate("() => document.activeElement.className")
    page.keyboard.press("Escape")
    after = shown(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")

    assert before == after == 0
    assert during[:2] == (1, True)
    assert ": " in during[2]
    assert inside == "shut"
    assert focused(page) == one.get_attribute("id")
    assert desk.errors == []


def test_a_meaning_has_the_focus_and_gives_it_back(desk: Screen, address: str) -> None:
    page = desk.page
    page.goto(address + LONG)
    one, meaning = word(page)
    one.press("Enter")
    held = focused(page)
    page.keyboard.press("Escape")

    assert held == meaning.get_attribute("id")
    assert focused(page) == one.get_attribute("id")
    assert page.url == address + LONG


@pytest.mark.parametrize("way", ["the word", "Close", "elsewhere"])
def test_a_finger_closes_a_meaning(way: str, browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE)) as screen:
        page = screen.page
        page.goto(address + LONG)
        one, meaning = word(page)
        one.tap()
        during = meaning.is_visible()
        if way == "elsewhere":
            page.touchscreen.tap(5, 300)
        else:
            (one if way == "the word" else meaning.get_by_text("Close")).tap()

        assert (during, shown(page)) == (True, 0)


@pytest.mark.parametrize(
    ("options", "broken"),
    [({"java_script_enabled": False}, ""), ({}, NO_POPOVER)],
    ids=["no script", "no popover"],
)
def test_an_old_browser_follows_the_word_to_its_meaning(
    options: dict[str, bool], broken: str, browser: Browser, address: str
) -> None:
    with closing(Screen(browser, PHONE, **options)) as screen:
        page = screen.page
        page.add_init_script(broken)
        page.goto(address + DANGER)
        closed = shown(page)
        one, meaning = word(page)
        one.tap()
        during = shown(page), meaning.is_visible()
        inside = meaning.bounding_box()
        meaning.get_by_text("Close").tap()

        assert (closed, during, shown(page)) == (0, (1, True), 0)
        assert inside["y"] > 0
        assert inside["y"] + inside["height"] <= 900


def test_paper_has_each_meaning_in_brackets(desk: Screen, address: str) -> None:
    page = desk.page
    page.goto(f"{address}{LONG}{word_of(desk, address)}")  # one that is open prints no other way
    page.emulate_media(media="print")
    said = page.locator(".meaning").evaluate_all(
        "(all) => all.map((one) => [getComputedStyle(one).display, getComputedStyle(one).position,"
        " getComputedStyle(one, '::before').content])"
    )

    assert {tuple(one) for one in said} == {("inline", "static", '" ["')}
    assert not page.locator(".shut").first.is_visible()


def word_of(desk: Screen, address: str) -> str:
    """Return the address of the first meaning below that of its page."""
    desk.page.goto(address + LONG)
    return word(desk.page)[0].get_attribute("href")
