"""Hard words stay words of their sentence, and what they mean is a press away, in any browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from built import pages
from engines import Engine, opened
from playwright.sync_api import Browser, Locator, Page
from screen import DESK, PHONE, Screen

LONG, DANGER = "conditions/sciatica/", "is-it-safe/"
NO_POPOVER = """for (const name of ["showPopover", "hidePopover", "togglePopover", "popover"])
  delete HTMLElement.prototype[name]"""
# Of each sentence with a hard word: as it is written, as it is copied, the letters round the word,
# and if they are found.
SENTENCES = """() => {
  const plain = (text) => text.replace(/\\s+/g, ' ').trim()
  for (const note of document.querySelectorAll('#words sup')) note.remove()
  const held = [...document.querySelectorAll('#words p')]
    .filter((one) => one.getClientRects().length && one.querySelector('a.term'))
  return held.map((one) => {
    const copy = one.cloneNode(true), word = one.querySelector('a.term')
    for (const aside of copy.querySelectorAll('.meaning, svg')) aside.remove()
    getSelection().selectAllChildren(one)
    const copied = plain(getSelection().toString())
    const round = (word.previousSibling?.data ?? '').slice(-9) + word.textContent
      + (word.nextElementSibling.nextSibling?.data ?? '').slice(0, 9)
    getSelection().removeAllRanges()
    return [plain(copy.textContent), copied, round, find(round, true, false, false, false, false, false)]
  })
}"""
OPEN = "() => [...document.querySelectorAll('.meaning')].filter((one) => one.getClientRects().length).length"


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
    return page.evaluate(OPEN)


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


def test_a_sentence_is_copied_and_found_whole(engine: Engine, site: str) -> None:
    opened(engine, site + LONG, DESK)
    held = engine.evaluate(SENTENCES)

    assert len(held) > 3
    assert [whole for whole, *_ in held if "Close" in whole] == []
    assert [(whole, copied) for whole, copied, *_ in held if whole != copied] == []
    assert [letters for *_, letters, found in held if not found] == []


def test_keys_open_and_close_a_meaning(engine: Engine, site: str) -> None:
    opened(engine, site + LONG, DESK)
    before = engine.evaluate(OPEN)
    engine.evaluate("() => document.querySelector('#words a.term').focus()")
    word = engine.evaluate(
        "() => [document.activeElement.id, document.activeElement.hash.slice(1)]"
    )
    focus = "() => document.activeElement.id || document.activeElement.className"
    engine.press("Enter")
    engine.await_(".meaning")
    during = engine.evaluate(OPEN), engine.evaluate(focus), engine.text(f"#{word[1]}")
    engine.press("Tab")
    inside = engine.evaluate(focus)
    engine.press("Escape")
    engine.wait(f"() => !({OPEN})()")

    assert before == 0
    assert during[:2] == (1, word[1])
    assert ": " in during[2]
    assert inside == "shut"
    assert engine.evaluate(focus) == word[0]
    assert engine.evaluate("() => location.pathname + location.hash") == f"/{LONG}"
    assert engine.amiss() == []


def test_without_popovers_too_keys_open_and_close_a_meaning(desk: Screen, address: str) -> None:
    page = desk.page
    page.add_init_script(NO_POPOVER)
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


def test_a_finger_closes_a_meaning(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE)) as screen:
        page = screen.page
        page.goto(address + LONG)
        one, meaning = word(page)
        for way in ("the word", "Close", "elsewhere"):
            one.tap()
            during = meaning.is_visible()
            if way == "elsewhere":
                page.touchscreen.tap(5, 300)
            else:
                (one if way == "the word" else meaning.get_by_text("Close")).tap()

            assert (way, during, shown(page)) == (way, True, 0)


@pytest.mark.parametrize("script", [False, True], ids=["no script", "no popover"])
def test_an_old_browser_follows_the_word_to_its_meaning(
    *, script: bool, browser: Browser, address: str
) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=script)) as screen:
        page = screen.page
        page.add_init_script(NO_POPOVER)
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
    page.goto(address + LONG)
    page.goto(f"{address}{LONG}{word(page)[0].get_attribute('href')}")  # open, it prints the same
    page.emulate_media(media="print")
    said = page.locator(".meaning").evaluate_all(
        "(all) => all.map((one) => [getComputedStyle(one).display, getComputedStyle(one).position,"
        " getComputedStyle(one, '::before').content])"
    )

    assert {tuple(one) for one in said} == {("inline", "static", '" ["')}
    assert not page.locator(".shut").first.is_visible()
